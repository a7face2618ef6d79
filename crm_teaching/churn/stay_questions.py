"""Quick questions of the lesson on how long customers stay, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_2: list[Question] = [
    Question(
        id="L5.2.1",
        prompt=Label(
            "Ten customers. After month 1 two have left, and one is still here who joined only a month ago. "
            "After month 2 two more have left; five are still here. Which share stays longer than two "
            "months, by Kaplan and Meier?",
            "十位客户。第1个月末2人离开，另1人入网才一个月、仍在网。第2个月末又有2人离开，5人仍在网。"
            "按 Kaplan–Meier，留过两个月的比例是多少？",
        ),
        unit="share",
        reference=lambda: (1 - 2 / 10) * (1 - 2 / 7),
        mistakes=[
            Mistake(
                "as_staying",
                lambda: 1 - 4 / 10,
                Label(
                    "You count the newcomer as staying two months. Nobody has seen her second month.",
                    "你把新客户算作留过两个月，但她的第二个月还没到。",
                ),
            ),
            Mistake(
                "as_gone",
                lambda: 5 / 10,
                Label("You count the newcomer as gone. She is still here.", "你把新客户算作流失，她仍在网。"),
            ),
            Mistake(
                "dropped",
                lambda: 5 / 9,
                Label(
                    "You left the newcomer out. She was at risk in month 1 and stayed.",
                    "你删去了新客户；第1个月她在风险中并留下了。",
                ),
            ),
            Mistake(
                "last_factor",
                lambda: 1 - 2 / 7,
                Label("That is month 2 alone. Multiply by month 1.", "那只是第2个月，要乘第1个月。"),
            ),
        ],
        hints=[Label("Who is at risk in month 2? Two have left, one was not seen.", "第2个月谁在风险中？")],
        method=Label("(1 - 2/10) × (1 - 2/7)", "(1 - 2/10) × (1 - 2/7)"),
    ),
    Question(
        id="L5.2.2",
        prompt=Label(
            "A gym. Without a contract 100%, 80% and 70% of new members pay month 1, 2 and 3. A contract of "
            "three months holds everybody; at its end all leave who were only held. The margin is 20 dollars "
            "a month. What may a voucher for signing cost at most, in dollars?",
            "健身房：无合同时，第1、2、3个月付费的新会员占100%、80%、70%。三个月合同留住所有人，期满后被迫留下的人全部离开。"
            "毛利每月20美元。签约代金券最多值多少美元？",
        ),
        unit="dollars",
        reference=lambda: 20 * (0 + 0.2 + 0.3),
        mistakes=[
            Mistake(
                "all_months",
                lambda: 20 * 3,
                Label(
                    "Most would have paid without the contract. Count the months that it adds.",
                    "多数人没有合同也会付；只算增加的月数。",
                ),
            ),
            Mistake(
                "paid_anyway",
                lambda: 20 * (1 + 0.8 + 0.7),
                Label("That is what they pay anyway.", "那是本来就会付的部分。"),
            ),
            Mistake(
                "last_gap",
                lambda: 20 * 3 * 0.3,
                Label(
                    "The gap is 30% in the third month only. Add month by month.",
                    "30%只是第三个月的差，要逐月相加。",
                ),
            ),
            Mistake("months", lambda: 0.5, Label("Those are months. Price them.", "那是月数，要乘毛利。")),
        ],
        hints=[Label("How many more pay in each month with the contract?", "有合同后每个月多多少人付费？")],
        method=Label("20 × (0 + 0.2 + 0.3)", "20 × (0 + 0.2 + 0.3)"),
    ),
    Question(
        id="L5.2.3",
        prompt=Label(
            "Of new customers 40% belong to a group that leaves at 20% a month, 60% to one that leaves at "
            "2%. Nobody changes. How many months does a new customer pay on average, counted to the end?",
            "新客户中40%每月流失20%，60%每月流失2%，各自不变。一位新客户平均付费几个月（计到最后）？",
        ),
        unit="months",
        reference=lambda: 0.4 / 0.20 + 0.6 / 0.02,
        mistakes=[
            Mistake(
                "average_churn",
                lambda: 1 / (0.4 * 0.20 + 0.6 * 0.02),
                Label(
                    "You divided by the average churn. Take each group's months, then average.",
                    "你除以了平均流失率；应先算各组月数再平均。",
                ),
            ),
            Mistake(
                "middle_churn",
                lambda: 1 / ((0.20 + 0.02) / 2),
                Label(
                    "You divided by the middle of both rates. Take each group's months, then average.",
                    "你除以了两个流失率的中间值；应先算各组月数再平均。",
                ),
            ),
            Mistake(
                "unweighted",
                lambda: (5 + 50) / 2,
                Label("The groups are not equally large: 40% and 60%.", "两组大小不同：40%与60%。"),
            ),
        ],
        hints=[Label("How long does each group stay? 1/0.20 and 1/0.02.", "各组留多久？1/0.20 与 1/0.02。")],
        method=Label("0.4 × 5 + 0.6 × 50", "0.4 × 5 + 0.6 × 50"),
        insight=Label("The average churn says 11 months.", "按平均流失率只有11个月。"),
    ),
    Question(
        id="L5.2.4",
        prompt=Label(
            "Half of the sellers leave within 24 months. Each looks after 300 customers; a tenth of them "
            "follows who leaves. A customer is worth 400 dollars. What does the turnover of one seller's "
            "post cost a year, in dollars?",
            "一半销售员在24个月内离职。每人负责300位客户，离职时十分之一跟着走，每位客户值400美元。"
            "一个岗位的人员流动每年损失多少美元？",
        ),
        unit="dollars",
        reference=lambda: (1 - 0.5 ** (12 / 24)) * 300 * 0.1 * 400,
        mistakes=[
            Mistake(
                "straight_line",
                lambda: 0.25 * 300 * 0.1 * 400,
                Label(
                    "Half in two years is not a quarter a year: after one year fewer are left to leave. "
                    "1 - 0.5^(12/24).",
                    "两年走一半不是每年四分之一：1 - 0.5^(12/24)。",
                ),
            ),
            Mistake(
                "half",
                lambda: 0.5 * 300 * 0.1 * 400,
                Label("Half leave in two years, not in one.", "一半是两年内，不是一年。"),
            ),
            Mistake(
                "all_customers",
                lambda: (1 - 0.5 ** (12 / 24)) * 300 * 400,
                Label("Only a tenth of the customers follows.", "只有十分之一客户跟着走。"),
            ),
            Mistake(
                "customers",
                lambda: (1 - 0.5 ** (12 / 24)) * 300 * 0.1,
                Label("Those are customers. Price them.", "那是客户数，要乘价值。"),
            ),
        ],
        hints=[Label("First the share of sellers who leave in a year: 1 - 0.5^(12/24).", "先算年离职率。")],
        method=Label("(1 - 0.5^0.5) × 300 × 0.1 × 400", "(1 - 0.5^0.5) × 300 × 0.1 × 400"),
    ),
]
