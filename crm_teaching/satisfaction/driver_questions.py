"""Quick questions of the lesson on what drives an index, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_4: list[Question] = [
    Question(
        id="L2.4.1",
        prompt=Label(
            "Another firm: quality to satisfaction 0.40, quality to value 0.50, value to satisfaction 0.30. "
            "What is the total effect of quality on satisfaction?",
            "另一公司：质量→满意0.40，质量→价值0.50，价值→满意0.30。质量对满意的总效应是多少？",
        ),
        reference=lambda: 0.40 + 0.50 * 0.30,
        tolerance=0.002,
        mistakes=[
            Mistake(
                "direct", 0.40, Label("That is the direct road; one leads over value.", "那只是直接效应。")
            ),
            Mistake(
                "indirect",
                lambda: 0.50 * 0.30,
                Label("That is the road over value alone.", "那只是间接效应。"),
            ),
            Mistake(
                "all_added",
                lambda: 0.40 + 0.50 + 0.30,
                Label("Along one road coefficients are multiplied.", "同一条路径上应相乘。"),
            ),
        ],
        hints=[Label("Multiply along a road, add the roads.", "路径内相乘，路径间相加。")],
        method=Label("0.40 + 0.50 x 0.30.", "0.40 + 0.50 × 0.30。"),
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
            "A driver leads in 84% of 200 resamples. A colleague draws 10,000 resamples of the same "
            "customers. In about how many of them does it lead?",
            "某驱动因素在200次重抽样中有84%领先。对同一批客户重抽样一万次，大约有多少领先？",
        ),
        kind="choice",
        options={
            "same": Label("About 84%", "约84%"),
            "more": Label("Clearly more", "明显更多"),
            "fewer": Label("Clearly fewer", "明显更少"),
        },
        reference="same",
        mistakes=[
            Mistake(
                "draws_for_data",
                "more",
                Label(
                    "Resamples show the doubt; only more customers make it smaller.",
                    "重抽样只显示不确定，只有更多客户才能减小它。",
                ),
            ),
            Mistake(
                "draws_find_faults",
                "fewer",
                Label("The same customers hold the same doubt.", "同一批客户，不确定性不变。"),
            ),
        ],
        hints=[Label("Does a resample ask anybody new?", "重抽样问到了新客户吗？")],
        method=Label(
            "The doubt comes from the 400 customers; more resamples only measure it better.",
            "不确定来自客户数量；更多重抽样只是把它量得更准。",
        ),
    ),
]
