"""Quick questions of the lesson on what a loss costs, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_4: list[Question] = [
    Question(
        id="L5.4.1",
        prompt=Label(
            "A gym: 400 yuan of margin a year, paid at its start; 20% leave each year; nothing is "
            "discounted. 150 yuan were spent to win a member. She has paid three years and gives "
            "notice. How much margin is lost if she goes?",
            "健身房：每年毛利400元，年初付；每年流失20%，不折现。获客花150元。她已付三年，现要退会。"
            "她若离开，损失多少毛利？",
        ),
        unit="yuan",
        reference=lambda: 400 / 0.20,
        mistakes=[
            Mistake(
                "formula",
                lambda: 150 + 400 / 0.20 - 3 * 400,
                Label(
                    "That is V. The 150 are spent anyway, and her past payments take nothing from what is to "
                    "come.",
                    "那是公式V。150元已花掉；她过去的付款不会减少未来的。",
                ),
            ),
            Mistake(
                "past_off",
                lambda: 400 / 0.20 - 3 * 400,
                Label(
                    "You took off what she has paid. She stayed, so as much is to come as from a new member.",
                    "你减去了已付的。她留了下来，未来与新会员一样多。",
                ),
            ),
            Mistake(
                "sunk",
                lambda: 150 + 400 / 0.20,
                Label("The 150 are spent, whether she goes or stays.", "150元无论去留都已花掉。"),
            ),
            Mistake("one_year", 400, Label("That is one year.", "那只是一年。")),
            Mistake(
                "retention",
                lambda: 400 / 0.80,
                Label("Divide by those who leave, not by those who stay.", "应除以流失率，而非留存率。"),
            ),
        ],
        hints=[Label("Count only what is still to come.", "只算未来的。")],
        method=Label("400 / 0.20", "400 / 0.20"),
        insight=Label("Five years on average, as for a new member.", "平均再来五年，与新会员相同。"),
    ),
    Question(
        id="L5.4.2",
        prompt=Label(
            "A member who stays is worth 1,000 yuan from today. Of ten who take a gift, four would have "
            "stayed without it. How much may the gift cost at most?",
            "留下的会员自今日起值1,000元。十个接受礼品的人中，四个本来就会留下。礼品最多值多少元？",
        ),
        unit="yuan",
        reference=lambda: (1 - 4 / 10) * 1000,
        mistakes=[
            Mistake(
                "whole",
                1000,
                Label("You pay ten gifts and win six members.", "你送了十份礼，只多留住六人。"),
            ),
            Mistake(
                "stayers",
                lambda: 4 / 10 * 1000,
                Label("Those four were not won. Take the other six.", "那四人不是留住的；应取另外六人。"),
            ),
            Mistake(
                "divided",
                lambda: 1000 / 0.6,
                Label("More than he is worth? Multiply by six of ten.", "比他的价值还高？应乘十分之六。"),
            ),
        ],
        hints=[Label("Ten gifts cost as much as six members bring.", "十份礼的成本等于六人带来的。")],
        method=Label("6 × 1,000 / 10", "6 × 1,000 / 10"),
    ),
    Question(
        id="L5.4.3",
        prompt=Label(
            "1,000 customers, 200 leave a year. A cut of 20 yuan a year for everybody; a customer kept is "
            "worth 400 yuan after the cut. Which share of the leavers must the cut keep?",
            "客户1,000人，一年流失200人。全体每年降20元；降价后每留住一人值400元。须留住流失者的多大比例？",
        ),
        unit="share",
        reference=lambda: 20 * 800 / 400 / 200,
        mistakes=[
            Mistake(
                "all_pay",
                lambda: 20 * 1000 / 400 / 200,
                Label(
                    "The cut costs 20 for each of the 800 who stay anyway. What the kept ones pay less is "
                    "in the 400 already.",
                    "降价的成本是本来会留下的800人各20元；被留住者少付的已含在400元中。",
                ),
            ),
            Mistake(
                "only_leavers",
                lambda: 20 * 200 / 400 / 200,
                Label(
                    "A cut for all is also given to those who would have stayed.",
                    "全体降价，本来会留下的人也得到。",
                ),
            ),
            Mistake(
                "of_all",
                lambda: 20 * 800 / 400 / 1000,
                Label(
                    "That is a share of all customers. Divide by the leavers.",
                    "那是占全体的比例；应除以流失者。",
                ),
            ),
        ],
        hints=[
            Label(
                "First the cost: who gets the cut without having meant to leave?", "先算成本：谁本来就不走？"
            ),
            Label("Cost / 400 customers must stay, of 200.", "成本 / 400 = 须留住的人数，再除以200。"),
        ],
        method=Label("20 × 800 / 400 = 40; 40 / 200", "20 × 800 / 400 = 40；40 / 200"),
    ),
    Question(
        id="L5.4.4",
        prompt=Label(
            "A rival is 40 yuan a year cheaper. We earn 500 a customer; if we keep our price, 5% of our "
            "customers go. Other answers are out of the question. Match the price, or wait?",
            "竞争者每年便宜40元。我们每客户毛利500元；若不降价，5%的客户离开。只有两种选择：跟进还是等待？",
        ),
        kind="choice",
        options={
            "match": Label("match the price", "跟进"),
            "wait": Label("wait", "等待"),
            "share": Label("it depends on our share", "看份额"),
        },
        reference="wait",
        mistakes=[
            Mistake(
                "match",
                "match",
                Label(
                    "Matching gives up 40 of 500, or 8%, on all; waiting loses 5%.",
                    "跟进让出全体的 40/500 = 8%；等待只失去5%。",
                ),
            ),
            Mistake(
                "share",
                "share",
                Label(
                    "Both costs grow with our customers, so our market share does not matter.",
                    "两种成本都随客户数增加，份额消去。",
                ),
            ),
        ],
        hints=[Label("Compare 40 / 500 with the part who go.", "比较 40/500 与离开的比例。")],
        method=Label("40 / 500 = 8% against 5%.", "40 / 500 = 8%，对比 5%。"),
    ),
]
