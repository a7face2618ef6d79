"""Questions 2.7 and 2.8, decide: what is one customer worth, and what does a repair surely gain?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.satisfaction.exercise.gaps import gap_of
from crm_teaching.satisfaction.exercise.offices import Z
from crm_teaching.satisfaction.rental_survey import DIMENSIONS
from crm_teaching.wording import Label

# All ours: rentals a year, years, margin, others whom a lost customer takes along, share replaced.
RENTALS, YEARS, MARGIN, OTHERS, REPLACED = 3, 2, 0.30, 0.5, 0.30
# Customers of the next half-year, share of the short who are mended, yuan per customer, yuan per repair.
CUSTOMERS, MENDED, VALUE, COST = 2000, 0.5, 750, 60_000


def lost_value(
    answers: pd.DataFrame,
    *,
    price: Callable[[pd.Series], float] = pd.Series.mean,
    years: int = YEARS,
    margin: float = MARGIN,
    others: float = OTHERS,
    gone: float = 1 - REPLACED,
) -> float:
    """Return the margin that goes with one lost customer, in yuan; the keywords are there to be misread."""
    return float(price(answers["paid_yuan"])) * RENTALS * years * margin * (1 + others) * gone


def repair_gains(
    answers: pd.DataFrame,
    *,
    z: float = Z,
    mended: float = MENDED,
    cost: float = COST,
    everybody: bool = False,
) -> pd.Series:
    """Return the lower end of what each repair gains, in yuan; the keywords are there to be misread."""
    gains, again = {}, answers["rented_again"].to_numpy()
    for name in DIMENSIONS:
        short = gap_of(answers, name) < 0
        met, lacking = again[~short], again[short]
        low = met.mean() - lacking.mean() - z * np.sqrt(met.var() / met.size + lacking.var() / lacking.size)
        mended_customers = CUSTOMERS * mended * (1 if everybody else short.mean())
        gains[name] = mended_customers * low * VALUE - cost
    return pd.Series(gains)


def _of_the_largest_gap(answers: pd.DataFrame) -> float:
    gap = {name: gap_of(answers, name).mean() for name in DIMENSIONS}
    return float(repair_gains(answers)[min(gap, key=gap.__getitem__)])


LOST_VALUE = Question(
    id="2.7",
    unit="yuan",
    points=2,
    prompt=Label(
        "Which margin does the chain lose with one customer who does not rent again? Yuan, not rounded. Take "
        "the mean of `paid_yuan` and the assumptions of the table.",
        "一位客户不再来租，公司失去多少毛利？元，不要四舍五入。用 `paid_yuan` 的平均和表中的假设。",
    ),
    reference=lost_value,
    mistakes=[
        Mistake(
            "sales",
            lambda answers: lost_value(answers, margin=1),
            Label(
                "Those are sales. Cars that are not rented cost less, too: take the margin.",
                "那是销售额。没租出去的车也少花成本：应取毛利。",
            ),
        ),
        Mistake(
            "alone",
            lambda answers: lost_value(answers, others=0),
            Label(
                "You forgot the others: each lost customer takes half a person along on average.",
                "漏了其他人：每流失一位平均带走半个人。",
            ),
        ),
        Mistake(
            "others_only",
            lambda answers: lost_value(answers, others=OTHERS - 1),
            # One rental a year instead of three gives the same number.
            Label(
                "Either you counted only the others, without the customer herself, or you took one rental a "
                "year.",
                "要么只算了其他人，漏了这位客户本人；要么每年只算了一次租车。",
            ),
        ),
        Mistake(
            "herself_for_good",
            lambda answers: lost_value(answers, others=0, gone=1),
            Label(
                "Those are her own rentals alone. She takes others along, and some of all who leave are "
                "replaced.",
                "那只是她本人的租车。她还会带走其他人，而离开的人有一部分会被补上。",
            ),
        ),
        Mistake(
            "only_she_replaced",
            lambda answers: lost_value(answers, others=OTHERS - REPLACED, gone=1),
            Label(
                "You let only her be replaced. The share holds for all who leave, the others, too.",
                "你只让她本人被补上。这一比例适用于所有离开的人，包括其他人。",
            ),
        ),
        Mistake(
            "only_others_replaced",
            lambda answers: lost_value(answers, others=OTHERS * (1 - REPLACED), gone=1),
            Label(
                "You let only the others be replaced. The share holds for all who leave, herself, too.",
                "你只让其他人被补上。这一比例适用于所有离开的人，包括她本人。",
            ),
        ),
        Mistake(
            "nobody_replaced",
            lambda answers: lost_value(answers, gone=1),
            Label(
                "You count everybody as lost for good; some are replaced.",
                "你把所有人都算作永远流失；有一部分会被补上。",
            ),
        ),
        Mistake(
            "the_replaced",
            lambda answers: lost_value(answers, gone=REPLACED),
            Label(
                "You counted those who are replaced; those who are not cost you.",
                "你算的是被补上的；造成损失的是没补上的。",
            ),
        ),
        Mistake(
            "one_year",
            lambda answers: lost_value(answers, years=1),
            Label("That is one year; she would have come for longer.", "那只是一年；她本会来得更久。"),
        ),
        Mistake(
            "median",
            lambda answers: lost_value(answers, price=pd.Series.median),
            Label(
                "You took the median price. Money adds up, so a budget needs the mean.",
                "你用了中位数。钱要加总，预算要用平均数。",
            ),
        ),
    ],
    hints=[
        Label(
            "Say it in words first: price x rentals a year x years x what a yuan leaves x people x those not "
            "replaced.",
            "先用话说：价格 × 每年次数 × 年数 × 毛利率 × 人数 × 未被补上的比例。",
        ),
        Label(
            "People: the customer herself and the others. Not replaced: 1 less the share that is replaced.",
            "人数：她本人加上其他人。未被补上：1 减去被补上的比例。",
        ),
    ],
    method=Label(
        "mean of paid_yuan x 3 rentals x 2 years x 0.30 x (1 + 0.5) x (1 - 0.30).",
        "paid_yuan 的平均 × 3 次 × 2 年 × 0.30 × (1 + 0.5) × (1 - 0.30)。",
    ),
    insight=Label(
        "Right: margin, not sales; with the others, less those who are replaced.",
        "正确：是毛利而非销售额；加上其他人，减去被补上的。",
    ),
)

SURE_GAIN = Question(
    id="2.8",
    unit="yuan",
    points=4,
    # Wide enough for a variance with n - 1 instead of n.
    tolerance=0.004,
    prompt=Label(
        "For each dimension compute the lower end of what its repair gains, after its cost, with the "
        "lower end "
        "of the drop's 95% interval and a customer worth 750 yuan. What is the largest of the four? Yuan, "
        "not rounded.",
        "对每个维度，用再租比例之差的 95% 区间下限和每位客户 750 元，算扣除费用后收益的下限。"
        "四个中最大的是多少元？"
        "不要四舍五入。",
    ),
    reference=lambda answers: float(repair_gains(answers).max()),
    mistakes=[
        Mistake(
            "no_margin",
            lambda answers: float(repair_gains(answers, z=0).max()),
            Label(
                "That is the middle of the range. Would you still pay if the drop is as small as it may be?",
                "那是区间的中间值。若差值小到可能的下限，你还会花这笔钱吗？",
            ),
        ),
        Mistake(
            "upper_end",
            lambda answers: float(repair_gains(answers, z=-Z).max()),
            Label("That is the upper end. Who is careful asks for the lower.", "那是上限。谨慎者看下限。"),
        ),
        Mistake(
            "one_standard_error",
            lambda answers: float(repair_gains(answers, z=1).max()),
            Label("You left out 1.96 in the margin of the drop.", "差值的误差漏了 1.96。"),
        ),
        Mistake(
            "largest_gap",
            _of_the_largest_gap,
            Label(
                "That is the dimension with the largest gap. How many customers does it lose?",
                "那是差距最大的维度。它让多少客户流失？",
            ),
        ),
        Mistake(
            "before_cost",
            lambda answers: float(repair_gains(answers, cost=0).max()),
            Label("Take off what the repair costs.", "还要减去改进的费用。"),
        ),
        Mistake(
            "all_mended",
            lambda answers: float(repair_gains(answers, mended=1).max()),
            Label(
                "You mend all who fell short; the repair reaches half of them.",
                "你让所有不足的客户都改善了；改进只惠及一半。",
            ),
        ),
        Mistake(
            "everybody",
            lambda answers: float(repair_gains(answers, everybody=True).max()),
            Label(
                "You multiplied by all customers. A repair keeps only some of those who fell short.",
                "你乘了全部客户。改进只能留住部分感到不足的客户。",
            ),
        ),
        Mistake(
            "sum",
            lambda answers: float(repair_gains(answers).sum()),
            Label(
                "You added the four gains. The money repairs one dimension: take the largest.",
                "你把四个收益相加了。这笔钱只改进一个维度：取最大的。",
            ),
        ),
        Mistake(
            "mean",
            lambda answers: float(repair_gains(answers).mean()),
            Label(
                "That is the mean of the four gains. The money repairs one dimension: take the largest.",
                "那是四个收益的平均。这笔钱只改进一个维度：取最大的。",
            ),
        ),
    ],
    hints=[
        Label(
            "The drop is a difference of two shares from different customers. Its margin holds both groups: "
            "1.96 x root of (p1 (1 - p1) / n1 + p2 (1 - p2) / n2).",
            "差值来自两组不同的客户，误差包含两组：1.96 × √(p1(1 - p1)/n1 + p2(1 - p2)/n2)。",
        ),
        Label(
            "Customers kept = 2,000 x share who fell short x 0.5 x (drop - margin). Times their value, "
            "less the "
            "cost of the repair; then the same for the other three.",
            "留住的客户 = 2,000 × 不足的比例 × 0.5 × (差值 - 误差)；乘以价值，减去费用；其余三个同样计算。",
        ),
        Label(
            '`groups = answers.groupby(short)["rented_again"]` holds both: `groups.mean()` are p1 and p2, '
            "`groups.size()` are n1 and n2.",
            '`groups = answers.groupby(short)["rented_again"]`：`groups.mean()` 是 p1、p2，'
            "`groups.size()` 是 n1、n2。",
        ),
    ],
    method=Label(
        "Per dimension: 2,000 x short_share x 0.5 x (return_drop - its 95% margin) x 750 - 60,000; the "
        "largest.",
        "每个维度：2,000 × short_share × 0.5 × (return_drop - 95% 误差) × 750 - 60,000；取最大。",
    ),
    insight=Label(
        "Right: above 0 at the lower end, so it pays even with bad luck in the sample. Now argue it.",
        "正确：下限仍为正，即使抽样运气不好也划算。现在写出你的理由。",
    ),
)
