"""Quick questions of the lesson on the call, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

_SENTENCES = {
    "calm_down": Label("Please calm down first.", "请您先冷静。"),
    "agree": Label("You are right, we never sent it.", "您说得对，我们没寄。"),
    "content": Label(
        "It was sent on Monday, and you do not have it: I look for it.", "周一已寄出，但您没收到，我来查。"
    ),
    "mail": Label("It was sent on Monday; ask the post.", "周一已寄出，您去问邮局。"),
}
_CONCLUSIONS = {
    "stop": Label("Apologies drive customers away", "致歉赶走客户"),
    "nothing": Label("Apologies do not matter", "致歉没有影响"),
    "more": Label("Count ten times as many calls in the same way", "用同样方法多数十倍来电"),
    "lot": Label("Let a lot decide who apologises first", "由抽签决定谁先致歉"),
}

LESSON_4: list[Question] = [
    Question(
        id="L4.4.1",
        prompt=Label(
            "A parcel is late (drives 20% away), the clerk argues (50%), nobody calls back (40%). Which "
            "share of the customers stays? A number from 0 to 1.",
            "包裹迟到（走20%）、客服争辩（走50%）、无人回电（走40%）。留下的比例是多少（0到1）？",
        ),
        unit="share",
        reference=lambda: (1 - 0.20) * (1 - 0.50) * (1 - 0.40),
        mistakes=[
            Mistake(
                "added",
                lambda: 1 - (0.20 + 0.50 + 0.40),
                Label(
                    "You added the three: nobody can leave twice. Multiply the shares that stay.",
                    "三者相加了：没有人会离开两次。应把留下的比例相乘。",
                ),
            ),
            Mistake(
                "leave",
                lambda: 1 - 0.80 * 0.50 * 0.60,
                Label("That is the share that leaves.", "那是离开的比例。"),
            ),
            Mistake(
                "multiplied_leave",
                lambda: 0.20 * 0.50 * 0.40,
                Label("You multiplied the shares that leave.", "你把离开的比例相乘了。"),
            ),
            Mistake(
                "worst",
                lambda: 1 - 0.50,
                Label("You took the worst failure alone.", "你只算了最严重的一项。"),
            ),
            Mistake(
                "mean",
                lambda: 1 - (0.20 + 0.50 + 0.40) / 3,
                Label(
                    "Each customer meets all three, not one of them.", "每位客户三项都遇到，不是只遇到一项。"
                ),
            ),
        ],
        hints=[
            Label(
                "Of 100, how many stay after the first failure? And of those?",
                "100人经过第一项还剩几人？再下一项呢？",
            )
        ],
        method=Label("0.80 × 0.50 × 0.60", "0.80 × 0.50 × 0.60"),
    ),
    Question(
        id="L4.4.2",
        prompt=Label(
            "In the same firm somebody now always calls back. How much does the share that stays rise, if "
            "then the arguing stops, too? A number from 0 to 1.",
            "同一家公司现在总会回电。若再不争辩，留下的比例又上升多少（0到1）？",
        ),
        unit="share",
        reference=lambda: 0.80 - 0.80 * 0.50,
        mistakes=[
            Mistake(
                "alone",
                lambda: 0.80 * 0.60 - 0.80 * 0.50 * 0.60,
                Label(
                    "That is its gain as the first repair. Now it is the second.",
                    "那是先做它的增量；现在它是第二项。",
                ),
            ),
            Mistake(
                "chance",
                lambda: 0.50,
                Label("20% are gone through the late parcel: 50% of 80%.", "20%已因迟到离开：80%的50%。"),
            ),
            Mistake(
                "both",
                lambda: 0.80 - 0.80 * 0.50 * 0.60,
                Label("That is the gain of both repairs.", "那是两项修复的总增量。"),
            ),
            Mistake(
                "level",
                lambda: 0.80,
                Label(
                    "That is the share that stays; how far did it rise?", "那是留下的比例；问的是上升多少。"
                ),
            ),
        ],
        hints=[
            Label(
                "Share that stays after both repairs, less the share after the first.",
                "两项后的比例减去第一项后的比例。",
            )
        ],
        method=Label("0.80 − 0.80 × 0.50", "0.80 − 0.80 × 0.50"),
        insight=Label("As the first repair it brings 0.24 only.", "若先做它，只升0.24。"),
    ),
    Question(
        id="L4.4.3",
        prompt=Label(
            "A customer shouts that you never sent his card. It was sent on Monday. Which answer disagrees "
            "with the content, and not with the manner?",
            "客户大喊你们没寄卡，其实周一已寄出。哪句话只对内容、不对方式表示不同意见？",
        ),
        kind="choice",
        options=_SENTENCES,
        reference="content",
        mistakes=[
            Mistake("manner", "calm_down", Label("That is about his manner.", "那是在说他的方式。")),
            Mistake(
                "gives_in",
                "agree",
                Label("You gave up a true fact; you may keep it.", "你放弃了事实；事实可以坚持。"),
            ),
            Mistake(
                "pushes_away",
                "mail",
                Label("True, but it blames the post and solves nothing.", "事实没错，但推给邮局，没有解决。"),
            ),
        ],
        hints=[Label("Which one keeps the fact and still helps?", "哪句既说事实又帮忙？")],
        method=Label("Say the fact, leave his tone alone, and act.", "说事实，不评语气，并行动。"),
    ),
    Question(
        id="L4.4.4",
        prompt=Label(
            "Of calls with an apology 51% kept the customer, of calls without one 60%. Clerks apologise more "
            "to the angry. What do you do next?",
            "有致歉的来电留住51%，没有的留住60%。客服更常向愤怒者致歉。下一步怎么做？",
        ),
        kind="choice",
        options=_CONCLUSIONS,
        reference="lot",
        mistakes=[
            Mistake(
                "cause",
                "stop",
                Label(
                    "The angry get more apologies, and leave more often anyway.",
                    "愤怒者得到更多致歉，本来就更易离开。",
                ),
            ),
            Mistake(
                "no_effect",
                "nothing",
                Label(
                    "The table cannot show that either: it compares angry with calm customers.",
                    "此表也证明不了：比较的是愤怒者与平静者。",
                ),
            ),
            Mistake(
                "size",
                "more",
                Label(
                    "More calls make a wrong comparison surer, not right.", "数量再多，错误的比较也不会变对。"
                ),
            ),
        ],
        hints=[
            Label(
                "How do the two groups of calls differ, besides the apology?",
                "除了致歉，两组来电还有何不同？",
            )
        ],
        method=Label("By lot, both groups start equally angry.", "抽签使两组起初同样愤怒。"),
    ),
]
