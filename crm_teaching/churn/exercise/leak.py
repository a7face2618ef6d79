"""Question 5.6, decide: which columns may a score not know?"""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LEAK = Question(
    id="5.6",
    kind="choice",
    points=2,
    prompt=Label(
        "A colleague wants `total_charges_usd` and `contract` in the score. It is used on the day on which a "
        "customer signs. Which of the two must stay out?",
        "同事想把 `total_charges_usd` 和 `contract` 放进签约当天使用的评分。哪些必须排除？",
    ),
    options={
        "neither": Label("both may be used", "两列都可用"),
        "total": Label("total_charges_usd must stay out", "排除 total_charges_usd"),
        "contract": Label("contract must stay out", "排除 contract"),
        "both": Label("both must stay out", "两列都要排除"),
    },
    reference="both",
    mistakes=[
        Mistake(
            "total",
            "total",
            Label(
                "Look at the other one, too: which moment does the column table name for it?",
                "另一列也要看：列表说它记的是哪一时刻？",
            ),
        ),
        Mistake(
            "contract",
            "contract",
            Label(
                "Look at the other one, too: it grows with every month that a customer stays.",
                "另一列也要看：客户每多留一个月，它就增加。",
            ),
        ),
        Mistake(
            "neither",
            "neither",
            Label(
                "Ask for each: what is written there on the day of the signature? A sum so far, and a state "
                "at the end, are not known on that day.",
                "逐列问：签约当天写着什么？“累计”与“期末状态”当天都还不知道。",
            ),
        ),
    ],
    hints=[
        Label(
            "Read both lines of the column table. Which words tell a time?",
            "读列表中的这两行：哪些词说明了时间？",
        ),
        Label(
            "Try it with a customer who left in month 2. What do the two columns show, and could they show "
            "more if she had stayed?",
            "设想一位第 2 个月离开的客户：这两列写着什么？如果她留下，会不会不同？",
        ),
    ],
    method=Label(
        "A column may be used if its value is known on the day of the decision. Total charges grow with the "
        "months stayed; the contract is the one at the end of the tenure. Both know the future.",
        "决策当天已知的列才可用。累计费用随在网月数增长；合同是期末的合同。两者都知道未来。",
    ),
    insight=Label(
        "Right. Both columns look harmless, and both know how long the customer stayed: leakage.",
        "正确。两列看似无害，却都“知道”客户留了多久：数据泄漏。",
    ),
)
