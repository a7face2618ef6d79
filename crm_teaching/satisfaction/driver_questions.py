"""Quick questions of the lesson on what drives an index, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_4: list[Question] = [
    Question(
        id="L2.4.1",
        prompt=Label(
            "Quality to satisfaction: 0.46. Quality to value: 0.37. Value to satisfaction: 0.16. What is the "
            "total effect of quality on satisfaction?",
            "质量→满意0.46，质量→价值0.37，价值→满意0.16。质量对满意的总效应是多少？",
        ),
        reference=lambda: 0.46 + 0.37 * 0.16,
        tolerance=0.002,
        mistakes=[
            Mistake(
                "direct", 0.46, Label("That is the direct road; one leads over value.", "那只是直接效应。")
            ),
            Mistake(
                "indirect",
                lambda: 0.37 * 0.16,
                Label("That is the road over value alone.", "那只是间接效应。"),
            ),
            Mistake(
                "all_added",
                lambda: 0.46 + 0.37 + 0.16,
                Label("Along one road coefficients are multiplied.", "同一条路径上应相乘。"),
            ),
        ],
        hints=[Label("Multiply along a road, add the roads.", "路径内相乘，路径间相加。")],
        method=Label("0.46 + 0.37 x 0.16.", "0.46 + 0.37 × 0.16。"),
    ),
    Question(
        id="L2.4.2",
        prompt=Label(
            "The mean answer to a block is 6.4 on a scale from 1 to 10. What is its index, from 0 to 100?",
            "某组问题在1至10的量表上平均6.4。换算成0至100的指数是多少？",
        ),
        unit="points",
        reference=lambda: 100 * (6.4 - 1) / (10 - 1),
        tolerance=0.05,
        mistakes=[
            Mistake(
                "of_ten", 64.0, Label("A scale from 1 to 10 has 9 steps and no 0.", "1至10只有9步，没有0。")
            ),
            Mistake(
                "of_nine", lambda: 100 * 6.4 / 9, Label("Take 1 off first: 1 is the worst.", "先减去1。")
            ),
            Mistake(
                "one_off", lambda: 100 * (6.4 - 1) / 10, Label("From 1 to 10 are 9 steps.", "1到10是9步。")
            ),
        ],
        hints=[Label("How many steps up from 1, of how many?", "从1往上走了几步，共几步？")],
        method=Label("100 x 5.4 / 9.", "100 × 5.4 / 9。"),
    ),
    Question(
        id="L2.4.3",
        prompt=Label(
            "Two true scores correlate at 0.50. Our scores of them have the reliabilities 0.81 and 0.64. "
            "Which correlation do we see?",
            "两个真实分数的相关为0.50，我们的得分信度为0.81和0.64。看到的相关是多少？",
        ),
        reference=lambda: 0.50 * (0.81 * 0.64) ** 0.5,
        tolerance=0.002,
        mistakes=[
            Mistake(
                "no_root",
                lambda: 0.50 * 0.81 * 0.64,
                Label("Take the root of each reliability.", "信度要开方。"),
            ),
            Mistake(
                "other_way",
                lambda: 0.50 / (0.81 * 0.64) ** 0.5,
                Label("That turns a seen correlation into a true one.", "那是由观测值反推真值。"),
            ),
            Mistake("no_noise", 0.50, Label("Noise makes the seen one smaller.", "噪声会使相关变小。")),
        ],
        hints=[Label("seen = true x sqrt(reliability x reliability).", "观测 = 真实 × √(信度 × 信度)。")],
        method=Label("0.50 x 0.9 x 0.8.", "0.50 × 0.9 × 0.8。"),
    ),
    Question(
        id="L2.4.4",
        prompt=Label(
            "Software leads for loyalty, but in only 57% of 200 resamples of 400 customers. What do you do?",
            "软件质量在忠诚上领先，但只在200次重抽样（400位客户）中的57%最优。怎么办？",
        ),
        kind="choice",
        options={
            "ask": Label("Ask more customers", "多问客户"),
            "invest": Label("Invest in software", "投资软件质量"),
            "resample": Label("Draw 10,000 resamples", "重抽样一万次"),
        },
        reference="ask",
        mistakes=[
            Mistake(
                "lead_is_enough", "invest", Label("57% is hardly better than a coin.", "57%和抛硬币差不多。")
            ),
            Mistake(
                "draws_for_data",
                "resample",
                Label(
                    "Resamples show the doubt; they bring no customer.", "重抽样只显示不确定，不增加客户。"
                ),
            ),
        ],
        hints=[Label("What would make the interval shorter?", "什么能缩短区间？")],
        method=Label("Only more customers shorten the interval.", "只有更多客户能缩短区间。"),
    ),
]
