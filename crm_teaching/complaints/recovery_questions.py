"""Quick questions of the recovery lesson, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_2: list[Question] = [
    Question(
        id="L4.2.1",
        prompt=Label(
            "A gym. Answered well: 80 heavy visitors, 90% renew, and 20 light ones, 40% renew. Without a "
            "failure: 200 heavy, 95% renew, and 800 light, 50% renew. Compared with like visitors: how many "
            "points more (+) or fewer (-) renew after a good answer?",
            "健身房。得到好答复：80位常客，90%续费；20位散客，40%续费。无失误：200位常客，95%续费；"
            "800位散客，50%续费。与同类顾客相比，好答复后续费多(+)或少(-)多少个百分点？",
        ),
        unit="points",
        reference=lambda: 0.80 * (90 - 95) + 0.20 * (40 - 50),
        mistakes=[
            Mistake(
                "together",
                lambda: (0.80 * 90 + 0.20 * 40) - (0.20 * 95 + 0.80 * 50),
                Label(
                    "That compares mostly heavy with mostly light visitors.",
                    "那是拿常客为主的一组比散客为主的一组。",
                ),
            ),
            Mistake(
                "no_weights",
                lambda: ((90 - 95) + (40 - 50)) / 2,
                Label("80 and 20 visitors do not weigh the same.", "80人和20人的权重不同。"),
            ),
            Mistake(
                "other_weights",
                lambda: 0.20 * (90 - 95) + 0.80 * (40 - 50),
                Label(
                    "Those are the weights of visitors without a failure. Take those answered well.",
                    "那是无失误者的权重，应取得到好答复者的。",
                ),
            ),
            Mistake(
                "sign",
                lambda: 0.80 * 5 + 0.20 * 10,
                Label("In both classes fewer renew: the sign is minus.", "两类都是续费更少，应为负号。"),
            ),
        ],
        hints=[
            Label("First the difference in each class.", "先算每类的差。"),
            Label("Then weigh by the visitors answered well: 80 and 20.", "再按得到好答复的80和20加权。"),
        ],
        method=Label("0.80 × (90 - 95) + 0.20 × (40 - 50)", "0.80 × (90 - 95) + 0.20 × (40 - 50)"),
        insight=Label(
            "All together it looks like +21 points: a paradox made of heavy visitors.",
            "合在一起看是 +21 点：悖论只是常客造成的。",
        ),
    ),
    Question(
        id="L4.2.2",
        prompt=Label(
            "A bank answers 200 complaints well; 150 of these customers stay. Asked by telephone, 80% of "
            "those who stay and 20% of those who left say that they are pleased. Which share of the pleased "
            "stays? From 0 to 1.",
            "银行妥善答复了200件投诉，其中150位顾客留下。电话回访时，留下者80%、离开者20%表示满意。"
            "表示满意者中留下的比例是多少？（0到1）",
        ),
        unit="share",
        reference=lambda: 150 * 0.8 / (150 * 0.8 + 50 * 0.2),
        mistakes=[
            Mistake(
                "all",
                lambda: 150 / 200,
                Label("That is the share of all 200.", "那是全部200人的比例。"),
            ),
            Mistake(
                "of_all",
                lambda: 150 * 0.8 / 200,
                Label("Divide by the pleased only, not by all 200.", "应除以表示满意的人数，而不是200。"),
            ),
            Mistake(
                "said", 0.8, Label("That is who says so, of those who stay.", "那是留下者中表示满意的比例。")
            ),
            Mistake(
                "pleased",
                lambda: (150 * 0.8 + 50 * 0.2) / 200,
                Label("That is the share who are pleased.", "那是表示满意的比例。"),
            ),
        ],
        hints=[
            Label("How many of the pleased stayed, how many left?", "表示满意的人里，留下几位，离开几位？"),
            Label("120 stayed, 10 left.", "120位留下，10位离开。"),
        ],
        method=Label("120 / (120 + 10)", "120 / (120 + 10)"),
        insight=Label(
            "0.92 among the pleased, 0.75 among all whom the bank answered well.",
            "表示满意者中0.92，而全部得到好答复者中只有0.75。",
        ),
    ),
    Question(
        id="L4.2.3",
        prompt=Label(
            "One order in 50 fails. Which share of customers with 12 orders a year has met at least one "
            "failure? From 0 to 1.",
            "每50单有1单失误。每年12单的顾客中，至少遇到一次失误的比例是多少？（0到1）",
        ),
        unit="share",
        reference=lambda: 1 - (1 - 1 / 50) ** 12,
        mistakes=[
            Mistake(
                "sum",
                lambda: 12 / 50,
                Label(
                    "Adding counts a customer with two failures twice.",
                    "直接相加会把遇到两次的顾客算两遍。",
                ),
            ),
            Mistake(
                "none",
                lambda: (1 - 1 / 50) ** 12,
                Label("That is the share without any.", "那是一次也没有的比例。"),
            ),
            Mistake("one", lambda: 1 / 50, Label("That is one order.", "那只是一单。")),
            Mistake(
                "all_fail",
                lambda: (1 / 50) ** 12,
                Label("That is: all twelve fail.", "那是12单全部失误的概率。"),
            ),
        ],
        hints=[Label("First: none of the twelve fails.", "先算12单都不失误的概率。")],
        method=Label("1 - 0.98^12", "1 - 0.98^12"),
        insight=Label(
            "Who orders more has met more failures, and is still the better customer.",
            "订单多的人遇到失误也多，但仍是更好的顾客。",
        ),
    ),
    Question(
        id="L4.2.4",
        prompt=Label(
            "A failure takes 10 points off the share who order again, and a customer is worth 400 yuan. "
            "Avoiding one failure costs 50 yuan. A good answer costs 20 yuan and brings 6 of the 10 points "
            "back. There are plenty of both. Where does 1,000 yuan go?",
            "一次失误使再次下单少10个百分点，一位顾客值400元。避免一次失误要50元；一次好答复要20元，"
            "挽回其中6点。两者都不缺机会。1,000元用在哪里？",
        ),
        kind="choice",
        options={
            "prevent": Label("avoid failures", "预防"),
            "answer": Label("answer well", "补救"),
            "nothing": Label("keep it", "留着"),
        },
        reference="answer",
        mistakes=[
            Mistake(
                "prevent",
                "prevent",
                Label(
                    "10 points × 400 = 40 yuan, and avoiding costs 50.", "10点 × 400 = 40元，而预防要50元。"
                ),
            ),
            Mistake(
                "nothing",
                "nothing",
                Label(
                    "6 points × 400 = 24 yuan, and an answer costs 20.", "6点 × 400 = 24元，而答复只要20元。"
                ),
            ),
        ],
        hints=[Label("Turn points into yuan: share × 400.", "把百分点换成钱：比例 × 400。")],
        method=Label("Avoid: 40 - 50 < 0. Answer: 24 - 20 > 0.", "预防：40-50<0；补救：24-20>0。"),
        insight=Label(
            "No paradox: a failure still loses 4 points after a good answer. It is only dear to avoid.",
            "并非悖论：补救后仍少4点，只是预防太贵。",
        ),
    ),
]
