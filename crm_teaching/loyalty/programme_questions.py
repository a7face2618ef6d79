"""Quick questions of the lesson on programmes, each with its common misreadings."""

from __future__ import annotations

from math import exp

from crm_teaching.loyalty.membership import break_even
from crm_teaching.loyalty.programme import reward_value
from crm_teaching.loyalty.switching import stay_probability
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def _cafe_limit() -> float:
    return reward_value(0.05, kept_without=0.85, kept_with=0.90, margin=0.30, discount=0.10).highest_rate


LESSON_3: list[Question] = [
    Question(
        id="L3.3.1",
        prompt=Label(
            "A cinema card costs 180 yuan a year and takes 8% off every bill. From which yearly spend at "
            "normal prices does it pay?",
            "影院年卡180元，每次账单减8%。按原价计，一年消费多少元起划算？",
        ),
        unit="yuan",
        reference=lambda: break_even(180, 0.08),
        mistakes=[
            Mistake(
                "multiplied",
                lambda: 180 * 0.08,
                Label(
                    "You multiplied. The saving, 8% of the spend, must reach 180.",
                    "应相除：消费的8%须达到180元。",
                ),
            ),
            Mistake(
                "surcharge",
                lambda: break_even(180, 0.08, "on_member_price"),
                Label(
                    "That is for others paying 8% more. Here 8% comes off the normal bill.",
                    "那是非会员加价8%的情形；这里是原价减8%。",
                ),
            ),
            Mistake(
                "member_prices",
                lambda: 180 / 0.08 - 180,
                Label(
                    "That is what you pay after the discount. Asked is the spend at normal prices.",
                    "那是折后金额；题目问原价消费额。",
                ),
            ),
        ],
        hints=[
            Label("How much does 1 yuan of spend save?", "每消费1元省多少？"),
            Label("0.08 times the spend equals 180.", "0.08 × 消费额 = 180。"),
        ],
        method=Label("Fee divided by saving: 180 / 0.08.", "会费除以折扣率：180 / 0.08。"),
        insight=Label("Half of the price gap would need twice the spend.", "差价减半，所需消费加倍。"),
    ),
    Question(
        id="L3.3.2",
        prompt=Label(
            "A café keeps 85% of its regulars a year, and 90% of them if it gives money back. Margin 30%, "
            "discount rate 10%. Which reward, as a share of spend, breaks even?",
            "咖啡馆常客年保留率85%，返现后为90%。毛利率30%，贴现率10%。返还率多少时盈亏平衡？",
        ),
        unit="share",
        reference=_cafe_limit,
        tolerance=5e-3,
        mistakes=[
            Mistake(
                "one_year",
                lambda: 0.30 * 0.05,
                Label(
                    "That counts one year. A kept customer also buys in the years after.",
                    "这只算了一年；留住的客户以后各年还会购买。",
                ),
            ),
            Mistake(
                "no_discount",
                lambda: 0.30 * 0.05 / (1 - 0.85),
                Label(
                    "You left out the discount rate: later money is worth less.",
                    "漏了贴现率：以后的钱更不值钱。",
                ),
            ),
            Mistake(
                "with_below",
                lambda: 0.30 * 0.05 / (1.10 - 0.90),
                Label(
                    "Below the line stands the retention without the reward, 85%.",
                    "分母应使用无奖励时的保留率85%。",
                ),
            ),
        ],
        hints=[
            Label(
                "margin × points gained / (1 + discount − kept without)",
                "毛利率 × 提高的点数 /（1 + 贴现率 − 无奖励保留率）",
            )
        ],
        method=Label("0.30 × (0.90 − 0.85) / (1.10 − 0.85)", "0.30 ×（0.90 − 0.85）/（1.10 − 0.85）"),
        insight=Label("A reward of 5% would pay, if the five points are real.", "若5个点属实，返5%划算。"),
    ),
    Question(
        id="L3.3.3",
        prompt=Label(
            "Switching costs of 2.5 points, a rival's offer worth 1 point, hotels equal in all else. With "
            "which probability does the guest stay?",
            "转换成本2.5分，对手促销1分，其他条件相同。客人留下的概率是多少？",
        ),
        unit="share",
        reference=lambda: stay_probability(2.5, 1),
        tolerance=5e-3,
        mistakes=[
            Mistake(
                "wrong_sign",
                lambda: 1 / (1 + exp(1.5)),
                Label(
                    "That is the chance to leave. Mind the minus in the exponent.",
                    "那是离开的概率，注意指数的负号。",
                ),
            ),
            Mistake(
                "ratio",
                lambda: 2.5 / (2.5 + 1),
                Label(
                    "Points are no votes: their difference counts, 2.5 − 1.", "不按比例，要看差值 2.5 − 1。"
                ),
            ),
            Mistake(
                "no_offer",
                lambda: stay_probability(2.5, 0),
                Label("You left out the rival's offer.", "漏了对手的促销。"),
            ),
        ],
        hints=[Label("1 / (1 + exp(-(barrier - offer)))", "1 / (1 + exp(-(壁垒 - 促销)))")],
        method=Label("1 / (1 + exp(-1.5))", "1 / (1 + exp(-1.5))"),
        insight=Label("Even with a lead of 1.5 points 18 of 100 leave.", "领先1.5分，仍有约18%离开。"),
    ),
    Question(
        id="L3.3.4",
        prompt=Label(
            "Card holders stay with 90%, others with 70%. What do you do before you say that the card adds "
            "20 points?",
            "持卡客户保留率90%，其他70%。在说“会员卡提高20个点”之前应先做什么？",
        ),
        kind="choice",
        options={
            "ask": Label("ask card holders whether the card keeps them", "问持卡人是否因卡留下"),
            "more": Label("wait for more card holders", "等更多人持卡"),
            "lot": Label("offer the card by lot to half of a group, and compare", "抽签给一半人发卡再比较"),
            "same_spend": Label("compare those who spend alike", "比较消费相近的人"),
        },
        reference="lot",
        mistakes=[
            Mistake(
                "ask",
                "ask",
                Label(
                    "People do not know what they would do without it.", "人们并不知道没有卡时自己会怎样。"
                ),
            ),
            Mistake(
                "more",
                "more",
                Label(
                    "More of the same people sharpen a wrong number.",
                    "样本更多，只会让错误的数字更精确。",
                ),
            ),
            Mistake(
                "same_spend",
                "same_spend",
                Label(
                    "Better, but they still chose the card themselves: liking is not in the list.",
                    "好一些，但持卡仍是自选，喜爱程度不在数据里。",
                ),
            ),
        ],
        hints=[Label("Who decides who gets the card?", "由谁决定谁拿卡？")],
        method=Label(
            "Only a lot makes both groups alike in all but the card.", "只有抽签能让两组除卡以外都相同。"
        ),
        insight=Label("The gap between chosen groups is no effect.", "自选人群之差不是效果。"),
    ),
]
