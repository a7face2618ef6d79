"""Quick questions of the lesson on the satisfaction trap, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_2: list[Question] = [
    Question(
        id="L3.2.1",
        prompt=Label(
            "In a market, 30% of the customers at score 4 renew. At most how many times as often can those "
            "at score 5 renew?",
            "某市场打4分的客户有30%续租。打5分的客户续租率最多是其多少倍？",
        ),
        unit="times",
        reference=lambda: 1 / 0.3,
        tolerance=0.01,
        mistakes=[
            Mistake(
                "six",
                6.0,
                Label("Six times 30% would be 180% of the customers.", "30% 的六倍是 180%，超过全部客户。"),
            ),
            Mistake(
                "those_who_left",
                lambda: 1 / (1 - 0.3),
                Label("You divided by those who left.", "你除以了离开者的比例。"),
            ),
            Mistake(
                "times_more",
                lambda: 1 / 0.3 - 1,
                Label("That is how much more often; asked is how many times as often.", "那是多出的倍数。"),
            ),
        ],
        hints=[Label("What is the largest share that can renew?", "续租率最大能到多少？")],
        method=Label("Everybody renews at most: 1 / 0.30.", "最多全部续租：1 / 0.30。"),
        insight=Label("A high floor leaves little room for a steep curve.", "起点越高，曲线越陡不起来。"),
    ),
    Question(
        id="L3.2.2",
        prompt=Label(
            "Customers who scored low were called. Their mean rose from 1.9 to 2.8 points. A like group, not "
            "called, rose from 1.9 to 2.6. How many points did the call add?",
            "给低分客户打电话后，均分由1.9升至2.8；未打电话的同类客户由1.9升至2.6。电话带来多少分？",
        ),
        unit="points",
        reference=lambda: (2.8 - 1.9) - (2.6 - 1.9),
        tolerance=0.01,
        mistakes=[
            Mistake(
                "whole_rise",
                lambda: 2.8 - 1.9,
                Label("The others rose too: that part is noise.", "对照组也上升了：那是误差。"),
            ),
            Mistake(
                "noise_only",
                lambda: 2.6 - 1.9,
                Label("That is what happens with no call at all.", "那是不打电话也会有的变化。"),
            ),
        ],
        hints=[
            Label("What would have happened without the call?", "如果不打电话会怎样？"),
            Label("Take the second rise from the first.", "用第一个升幅减第二个。"),
        ],
        method=Label("(2.8 - 1.9) - (2.6 - 1.9).", "(2.8 - 1.9) - (2.6 - 1.9)。"),
        insight=Label("Without a control group, noise takes the credit.", "没有对照组，误差就被当成功劳。"),
    ),
    Question(
        id="L3.2.3",
        prompt=Label(
            "An office scores us 2 of 5 and places 11 of its 12 orders with us. Which box is it in?",
            "某办公室打2分（满分5分），12次订单中有11次给我们。它属于哪一类？",
        ),
        kind="choice",
        options={
            "apostle": Label("apostle", "忠诚型"),
            "mercenary": Label("mercenary", "图利型"),
            "hostage": Label("hostage", "人质型"),
            "defector": Label("defector", "流失型"),
        },
        reference="hostage",
        mistakes=[
            Mistake("apostle", "apostle", Label("You read the orders only.", "你只看了订单。")),
            Mistake("defector", "defector", Label("You read the score only.", "你只看了评分。")),
            Mistake("mercenary", "mercenary", Label("You swapped the two axes.", "你把两个轴弄反了。")),
        ],
        hints=[Label("One question at a time: satisfied? loyal?", "分开问：满意吗？忠诚吗？")],
        method=Label("Not satisfied, but loyal: held, not won.", "不满意却忠诚：被留住而非被赢得。"),
    ),
    Question(
        id="L3.2.4",
        prompt=Label(
            "Of 100 offices, 40 stay; with one more point 75 would. The margin is 5,000 yuan a year, one "
            "point costs 1,200 yuan. What does raising one office net, in yuan?",
            "一百家中有40家留下；提高一分后会有75家留下。年毛利5000元，提高一分需1200元。提升一家净得多少元？",
        ),
        unit="yuan",
        reference=lambda: 5000 * (0.75 - 0.4) - 1200,
        tolerance=0.01,
        mistakes=[
            Mistake(
                "all_who_stay",
                lambda: 5000 * 0.75 - 1200,
                Label("40 of the 75 would have stayed anyway.", "75 家中有 40 家本来就会留下。"),
            ),
            Mistake(
                "no_cost",
                lambda: 5000 * (0.75 - 0.4),
                Label("The point's cost is missing.", "没有减去成本。"),
            ),
            Mistake(
                "full_margin",
                lambda: 5000 - 1200.0,
                Label("Not everybody who is raised stays.", "被提升的客户并非都会留下。"),
            ),
        ],
        hints=[
            Label("How many more of 100 stay?", "每百人多留几人？"),
            Label("Margin times the gain, less the cost.", "毛利乘以增量，再减成本。"),
        ],
        method=Label("5,000 x (0.75 - 0.40) - 1,200.", "5000 ×（0.75 - 0.40）- 1200。"),
        insight=Label(
            "Pay for the 35 who change, not for the 75 who stay.", "值钱的是改变的35家，不是留下的75家。"
        ),
    ),
]
