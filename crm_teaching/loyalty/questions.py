"""Questions of the loyalty chapter: the exercise's (3.1 ...) and the lessons' quick ones (L3.1.1 ...)."""

from __future__ import annotations

from crm_teaching.loyalty import exercise
from crm_teaching.loyalty.programme_questions import LESSON_3
from crm_teaching.loyalty.sequences import false_loyal_rate
from crm_teaching.loyalty.trap_questions import LESSON_2
from crm_teaching.loyalty.worth_questions import LESSON_4
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_1: list[Question] = [
    Question(
        id="L3.1.1",
        prompt=Label(
            "A customer bought B A A A B B A B B B. Which rules call this customer loyal to A?",
            "某顾客依次购买 B A A A B B A B B B。哪些规则认为其忠于 A？",
        ),
        kind="choice",
        options={
            "three": Label("three in a row only", "只有连续三次"),
            "half": Label("half of all only", "只有至少一半"),
            "both": Label("three in a row and half of all", "两者都是"),
            "four": Label("three and four in a row", "连续三次与连续四次"),
        },
        reference="three",
        mistakes=[
            Mistake(
                "half", "half", Label("A has 4 of 10 purchases, less than half.", "A 占 4/10，不到一半。")
            ),
            Mistake("both", "both", Label("Four of ten is less than half.", "4/10 不到一半。")),
            Mistake(
                "four",
                "four",
                Label("All A's are four, the longest run is three.", "A 共四次，最长连续三次。"),
            ),
        ],
        hints=[Label("Count the longest run, then the share.", "先数最长连续次数，再算份额。")],
        method=Label("The longest run is 3, the share is 4 of 10.", "最长连续 3 次，份额 4/10。"),
    ),
    Question(
        id="L3.1.2",
        prompt=Label(
            "A random buyer picks A half of the time. What is the chance of three in a row within four "
            "purchases, from 0 to 1?",
            "随机顾客有一半概率选 A。四次购买中出现连续三次 A 的概率是多少（0 到 1）？",
        ),
        unit="share",
        reference=lambda: false_loyal_rate(0.5, 3, 4),
        mistakes=[
            Mistake(
                "one_window",
                lambda: 0.5**3,
                Label(
                    "That is one place for the run; it can also start at the second purchase.",
                    "连续也可从第二次开始。",
                ),
            ),
            Mistake(
                "double",
                lambda: 2 * 0.5**3,
                Label("A A A A was counted twice: it holds both runs.", "A A A A 含两段，被算了两次。"),
            ),
        ],
        hints=[
            Label("Write down all sixteen sequences of four.", "写出全部十六种四次序列。"),
            Label("A A A x, or B A A A: no sequence is in both.", "A A A x 或 B A A A，互不重叠。"),
        ],
        method=Label("p^3 + (1 - p) p^3: A A A and anything, or B A A A.", "p^3 + (1 - p) p^3。"),
    ),
    Question(
        id="L3.1.3",
        prompt=Label(
            "A free card gives 5% back on all purchases; the margin before it is 30%. By which share must "
            "holders buy more before the card earns anything, from 0 to 1?",
            "返利 5%，返利前毛利率 30%，卡本身免费。持卡人须多买多少比例，卡才开始赚钱（0 到 1）？",
        ),
        unit="share",
        reference=lambda: 0.05 / (0.30 - 0.05),
        mistakes=[
            Mistake(
                "reward_on_old_sales_only",
                lambda: 0.05 / 0.30,
                Label(
                    "The extra sales get the reward too: each keeps 25%, not 30%.",
                    "增购部分也要返利，毛利只剩 25%。",
                ),
            ),
            Mistake(
                "reward_itself",
                lambda: 0.05,
                Label("5% more sales bring their margin only, not their price.", "多卖 5% 只多得其毛利。"),
            ),
        ],
        hints=[
            Label(
                "What is lost on the old sales, what is earned on each new one?",
                "旧销售损失多少，新销售赚多少？",
            )
        ],
        method=Label("reward / (margin - reward)", "返利 /（毛利率 - 返利）"),
        insight=Label("A modest reward asks for a lot of growth.", "小小的返利需要很大的增长。"),
    ),
]

QUESTIONS = [*exercise.QUESTIONS, *LESSON_1, *LESSON_2, *LESSON_3, *LESSON_4]
