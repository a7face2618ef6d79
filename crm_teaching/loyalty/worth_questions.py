"""Quick questions of the lesson on a loyal customer's worth, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.loyalty.bank import annual_churn
from crm_teaching.loyalty.lift import value_lift
from crm_teaching.loyalty.value import customer_lifetime_value
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_4: list[Question] = [
    Question(
        id="L3.4.1",
        prompt=Label(
            "A club earns nothing when a member joins. After one year she may renew: if she does, the club "
            "earns 200 USD that day, and so each year. Retention is 0.75, the discount rate 0.10. What is a "
            "new member worth on the day she joins, in USD?",
            "入会当天没有毛利。满一年她若续费，当天赚200美元，以后每年如此。留存率0.75，贴现率0.10。"
            "入会当天她值多少美元？",
        ),
        unit="USD",
        reference=lambda: customer_lifetime_value(200, 0.75, 0.10, convention="if_stays"),
        mistakes=[
            Mistake(
                "first_margin_today",
                lambda: customer_lifetime_value(200, 0.75, 0.10),
                Label(
                    "You count a first margin today; the first one comes after a year.", "首笔毛利不在今天。"
                ),
            ),
            Mistake(
                "first_margin_certain",
                lambda: customer_lifetime_value(200, 0.75, 0.10, convention="year_end"),
                Label("You take the first margin as certain; she has to renew first.", "首笔毛利不确定。"),
            ),
            Mistake(
                "no_discount",
                lambda: 200 * 0.75 / (1 - 0.75),
                Label("You left the discount rate out of the denominator.", "分母漏了贴现率。"),
            ),
            Mistake(
                "lifetime",
                lambda: 200 / (1 - 0.75),
                Label("That is margin times lifetime, nothing discounted.", "那是毛利乘寿命，未贴现。"),
            ),
        ],
        hints=[
            Label("When does the first margin come, and is it certain?", "首笔毛利何时到，确定吗？"),
            Label("Take the formula with m r on top.", "用分子为 m r 的公式。"),
        ],
        method=Label("m r / (1 + d - r) = 200 x 0.75 / 0.35.", "200 × 0.75 / 0.35。"),
    ),
    Question(
        id="L3.4.2",
        prompt=Label(
            "One fifth of the customers leaves within three months, at the same rate all year. Which share "
            "leaves within a year, from 0 to 1?",
            "三个月内流失五分之一，全年速度不变。一年内流失的比例是多少（0 到 1）？",
        ),
        unit="share",
        reference=lambda: annual_churn(0.2, 3),
        mistakes=[
            Mistake(
                "times_four",
                lambda: 4 * 0.2,
                Label(
                    "Four quarters each lose a fifth of those left, not of all.",
                    "每季流失的是剩余者的五分之一。",
                ),
            ),
            Mistake("as_told", 0.2, Label("That is for three months.", "那是三个月的比例。")),
            Mistake(
                "twice",
                lambda: annual_churn(0.2, 6),
                Label("A year has four quarters, not two.", "一年有四个季度。"),
            ),
        ],
        hints=[Label("Which share stays four times in a row?", "连续四次都留下的比例是多少？")],
        method=Label("1 - (1 - 0.2)^4.", "1 - (1 - 0.2)^4。"),
    ),
    Question(
        id="L3.4.3",
        prompt=Label(
            "Retention is 0.90, the discount rate 0.10. Churn falls by 5 per cent of itself. By which share "
            "does a customer's value rise, from 0 to 1?",
            "留存率0.90，贴现率0.10，流失率降低其自身的5%。客户价值增加的比例是多少（0 到 1）？",
        ),
        unit="share",
        reference=lambda: value_lift(0.90, 0.05, 0.10, "churn"),
        tolerance=0.01,
        mistakes=[
            Mistake(
                "points",
                lambda: value_lift(0.90, 0.05, 0.10, "points"),
                Label("You raised retention by 5 points; churn of 0.10 falls to 0.095.", "你加了5个百分点。"),
            ),
            Mistake(
                "per_cent_of_retention",
                lambda: value_lift(0.90, 0.05, 0.10, "per_cent"),
                Label("You took 5% of retention; 5% of the churn rate is meant.", "应是流失率的5%。"),
            ),
            Mistake(
                "no_discount",
                lambda: value_lift(0.90, 0.05, 0.0, "churn"),
                Label("You left the discount rate out.", "漏了贴现率。"),
            ),
        ],
        hints=[
            Label("Churn falls from 0.10 to 0.095.", "流失率由0.10降至0.095。"),
            Label("Compare 1.1 / (1.1 - r) before and after.", "比较前后的 1.1 / (1.1 - r)。"),
        ],
        method=Label("(1.1 - 0.90) / (1.1 - 0.905) - 1.", "(1.1 - 0.90) / (1.1 - 0.905) - 1。"),
        insight=Label("Far from 25%: read points into per cent, and you pay too much.", "离25%很远。"),
    ),
    Question(
        id="L3.4.4",
        prompt=Label(
            "A bank gives a second product to 500 customers drawn at random: 40% leave. Of 500 others 50% "
            "leave. Of those who chose it themselves 2% leave. Which gap prices a bonus for taking it?",
            "银行随机送500位客户第二种产品：流失40%；另500位流失50%；自选者流失2%。该用哪个差距定奖励？",
        ),
        kind="choice",
        options={
            "ten": Label("50% against 40%", "50%对40%"),
            "forty_eight": Label("50% against 2%", "50%对2%"),
            "thirty_eight": Label("40% against 2%", "40%对2%"),
        },
        reference="ten",
        mistakes=[
            Mistake(
                "selection_counted",
                "forty_eight",
                Label("Most of this gap was there before they chose.", "这差距大多在选择之前就有。"),
            ),
            Mistake(
                "pure_selection",
                "thirty_eight",
                Label(
                    "Both groups hold the product: this gap is selection alone.", "两组都有产品，纯属选择。"
                ),
            ),
        ],
        hints=[Label("Which two groups differ by the random draw alone?", "哪两组只因抽签而不同？")],
        method=Label("Those drawn at random against those not drawn.", "抽中者对未抽中者。"),
    ),
]
