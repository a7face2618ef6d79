"""Quick questions of the lesson on expectation, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.satisfaction.promise import repeat_buyers
from crm_teaching.wording import Label


def _repeat(promise: float, quality: float) -> float:
    return float(repeat_buyers(promise, quality, 10))


LESSON_1: list[Question] = [
    Question(
        id="L2.1.1",
        prompt=Label(
            "Values 30, 10, 25, 15, 10; costs 25, 10, 5, 5, 5, 10; expected delivered value 40. What is CS?",
            "价值30、10、25、15、10；成本25、10、5、5、5、10；期望让渡价值40。CS是多少？",
        ),
        unit="points",
        reference=-10,
        mistakes=[
            Mistake("no_cost", 50, Label("You dropped the costs, as the survey form does.", "漏了成本。")),
            Mistake("no_expectation", 30, Label("That is CDV. Take off the expected.", "还要减去期望。")),
        ],
        hints=[Label("CS = TCV - TCC - E.", "CS = 总价值 - 总成本 - 期望。")],
        method=Label("90 - 60 - 40.", "90 - 60 - 40。"),
        insight=Label("Much delivered, more expected: dissatisfied.", "给得多，期望更多：不满意。"),
    ),
    Question(
        id="L2.1.2",
        prompt=Label(
            "True quality 60, promise 50, spread 10, 10 buyers a point of promise; Φ(1) = 0.841. "
            "How many come back?",
            "真实品质60，承诺50，差异10，每分承诺10位买家；Φ(1) = 0.841。多少人再来？",
        ),
        unit="customers",
        reference=lambda: _repeat(50, 60),
        mistakes=[
            Mistake("all_buyers", 500, Label("Those are all buyers, not the satisfied.", "那是全部买家。")),
            Mistake(
                "disappointed",
                lambda: 500 - _repeat(50, 60),
                Label("Those are the disappointed. The gap is quality less promise.", "那是失望者。"),
            ),
        ],
        hints=[Label("The satisfied share is Φ((60 - 50) / 10) = Φ(1).", "满意份额为 Φ(1)。")],
        method=Label("500 buyers times Φ(1) = 0.841.", "500 × 0.841。"),
    ),
    Question(
        id="L2.1.3",
        prompt=Label(
            "A luxury guest: adequate 6, desired 8.5. The evening is felt as 7. In which state is the guest?",
            "高档客人：合适6，渴望8.5，感受7。处于哪种状态？",
        ),
        kind="choice",
        options={
            "dissatisfied": Label("dissatisfied", "不满意"),
            "satisfied": Label("satisfied", "满意"),
            "delighted": Label("delighted", "愉悦"),
        },
        reference="satisfied",
        mistakes=[
            Mistake("dissatisfied", "dissatisfied", Label("7 is above the adequate 6.", "7高于合适的6。")),
            Mistake("delighted", "delighted", Label("7 is below the desired 8.5.", "7低于渴望的8.5。")),
        ],
        hints=[Label("Is 7 between the two levels?", "7在两个水平之间吗？")],
        method=Label("6 is below 7, and 7 below 8.5: inside the zone.", "6＜7＜8.5：在容忍区间内。"),
    ),
    Question(
        id="L2.1.4",
        prompt=Label(
            "You have 2 yuan a parcel. Change A: room 12 points, half of it for 4 yuan. Change B: room 8, "
            "half for 1 yuan. Each yuan goes where it wins most. How many points in all?",
            "每单2元。A：空间12分，4元得一半；B：空间8分，1元得一半。每元投向增加最多处，共得几分？",
        ),
        unit="points",
        reference=6.4,
        mistakes=[
            Mistake("larger_room", 4, Label("Both yuan on A. The first wins more on B.", "两元都投A了。")),
            Mistake("all_on_b", 16 / 3, Label("Both yuan on B. And the second?", "两元都投B了，第二元呢？")),
        ],
        hints=[Label("gain = room * budget / (budget + half).", "增加 = 空间 × 预算 /（预算 + 半数成本）。")],
        method=Label(
            "First yuan: B, 8 * 1 / 2 = 4. Second: A, 12 * 1 / 5 = 2.4, against 5.33 - 4 = 1.33 on B.",
            "第一元投B得4；第二元投A得2.4，投B只得1.33。",
        ),
    ),
]
