"""Question 4.9, decide: which of four plans comes first?"""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

FIRST = Question(
    id="4.9",
    kind="choice",
    points=2,
    options={
        "voucher": Label("50 yuan to each complainer", "给每位投诉者 50 元"),
        "person": Label("a sixth person, 45 yuan an hour", "第六个人，每小时 45 元"),
        "courier": Label("a better courier, 5,000 yuan a week", "更好的快递，每周 5000 元"),
        "lid": Label("a better lid, 5,000 yuan a week", "更好的盖子，每周 5000 元"),
    },
    prompt=Label(
        "Which plan brings the most after its cost? One of 'voucher', 'person', 'courier', 'lid'.",
        "哪个方案扣除成本后带来最多？填 'voucher'、'person'、'courier' 或 'lid'。",
    ),
    reference="lid",
    mistakes=[
        Mistake(
            "voucher",
            "voucher",
            Label(
                "Look at the most that a payment may be worth, and at what the voucher costs.",
                "比较付钱最多值多少与代金券的成本。",
            ),
        ),
        Mistake(
            "person",
            "person",
            Label(
                "A sixth person answers faster what still goes wrong. Compare both in yuan an hour.",
                "第六个人只是更快答复仍在发生的问题。请按每小时多少元比较。",
            ),
        ),
        Mistake(
            "courier",
            "courier",
            Label(
                "Late delivery comes most often. How many of those answered in time buy again, beside 80%?",
                "送货迟到最常见。其中及时答复者的再购率与 80% 相差多少？",
            ),
        ),
    ],
    hints=[
        Label(
            "Put the four into the same unit: yuan an hour after cost.",
            "把四者化为同一单位：每小时净得多少元。",
        ),
        Label(
            "5,000 yuan a week are 125 an hour. A cause loses: 14, times its share, times (0.80 minus the "
            "share who buy again of those answered in time), times 200; and each complaint less helps the "
            "desk.",
            "每周 5000 元即每小时 125 元。一种原因的损失：14 × 占比 ×（0.80 − 及时答复者的再购率）× 200；"
            "投诉减少也帮了投诉台。",
        ),
    ],
    method=Label(
        "What each plan keeps an hour minus what it costs an hour; the largest wins.",
        "每个方案每小时保住的钱减去成本，取最大者。",
    ),
    insight=Label(
        "Right. Then write down from which number on you would decide otherwise.",
        "正确。请再写下：到什么数字你会改变决定。",
    ),
)
