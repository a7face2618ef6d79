"""Quick questions of the lesson on the next yuan, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.experience.steps import completion
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_3: list[Question] = [
    Question(
        id="L1.3.1",
        prompt=Label(
            "A form has five steps; each loses 20% of those who reach it. Which share gets through (0 to 1)?",
            "表单五步，每步流失到达者的20%。走完全程的比例（0到1）？",
        ),
        unit="share",
        reference=lambda: completion([0.20] * 5),
        tolerance=5e-3,
        mistakes=[
            Mistake(
                "added_up",
                0.0,
                Label(
                    "You added the five. Each 20% is of those still there.",
                    "不能相加：每步只流失剩下者的20%。",
                ),
            ),
            Mistake("one_less", 0.8**4, Label("That is four steps.", "那是四步。")),
            Mistake("one_step", 0.8, Label("That is one step.", "那是一步。")),
        ],
        hints=[Label("Multiply what each step keeps.", "把每步留下的比例相乘。")],
        method=Label("0.80 × 0.80 × 0.80 × 0.80 × 0.80", "0.80 的五次方"),
        insight=Label("A third, though no single step looks bad.", "只剩三分之一，尽管每步看来都不算差。"),
    ),
    Question(
        id="L1.3.2",
        prompt=Label(
            "600 orders a day come through a form. One of its steps loses 20%, and is removed. How many "
            "orders a day now?",
            "每天成交600单，其中一步流失20%，现删去。每天多少单？",
        ),
        unit="orders",
        reference=lambda: 600 / 0.8,
        tolerance=5e-3,
        mistakes=[
            Mistake(
                "of_orders",
                600 * 1.2,
                Label(
                    "The 20% were lost of those who reached the step, before it.", "20%以到达该步的人为基数。"
                ),
            ),
            Mistake("only_more", 150, Label("That is how many more. Add the 600.", "那是增加数，再加600。")),
            Mistake("less", 480, Label("Orders rise when the step goes.", "删步后订单应增加。")),
        ],
        hints=[Label("600 is 80% of what it would be.", "600是删步后的80%。")],
        method=Label("600 / (1 − 0.20)", "600 /（1 − 0.20）"),
        insight=Label("A quarter more, wherever the step stood.", "多四分之一，与该步的位置无关。"),
    ),
    Question(
        id="L1.3.3",
        prompt=Label(
            "Margin 12 yuan an order; a step loses 5%. How many yuan may the step save on each order, at "
            "most, so that its removal still pays?",
            "每单毛利12元，一步流失5%。该步每单防损不超过多少元时，删去仍划算？",
        ),
        unit="yuan",
        reference=lambda: 12 * 0.05,
        mistakes=[
            Mistake(
                "old_orders_only",
                12 / 0.95 - 12,
                Label(
                    "The loss falls on the new orders as well: margin times drop-out.",
                    "新增订单也要承担损失：毛利乘流失率。",
                ),
            ),
            Mistake("kept", 12 * 0.95, Label("That is what 95% keep.", "那是留下的95%。")),
            Mistake("margin", 12, Label("That is the whole margin.", "那是全部毛利。")),
        ],
        hints=[Label("g < m × d", "g < m × d")],
        method=Label("12 × 0.05", "12 × 0.05"),
        insight=Label(
            "A step that saves 60 fen pays for losing one in twenty.", "每单省六角，就抵得上流失二十分之一。"
        ),
    ),
    Question(
        id="L1.3.4",
        prompt=Label(
            "Weights: sense 0.4, feel 0.2, think 0.2, act 0.1, relate 0.1; scores 80, 70, 50, 30, 20. A unit "
            "fills the same share of what any score lacks. Which mode gets the next unit?",
            "权重：感官0.4、情感0.2、思考0.2、行为0.1、关联0.1；得分80、70、50、30、20。下一笔投向哪一项？",
        ),
        kind="choice",
        options={
            "sense": Label("sense", "感官"),
            "feel": Label("feel", "情感"),
            "think": Label("think", "思考"),
            "act": Label("act", "行为"),
            "relate": Label("relate", "关联"),
        },
        reference="think",
        mistakes=[
            Mistake(
                "weight_only",
                "sense",
                Label("Largest weight, but little room: 0.4 × 20 = 8.", "权重最大，但余地小：0.4×20=8。"),
            ),
            Mistake(
                "score_only",
                "relate",
                Label("Lowest score, but little weight: 0.1 × 80 = 8.", "得分最低，但权重小：0.1×80=8。"),
            ),
        ],
        hints=[Label("Weight times what is lacking to 100.", "权重乘以距100的差。")],
        method=Label("0.2 × (100 − 50) = 10, more than any other.", "0.2 ×（100 − 50）= 10，最大。"),
    ),
]
