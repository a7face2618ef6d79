"""Question 3.8, decide: what does the card earn, if it makes its holders buy more?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from crm_teaching.loyalty.exercise.gone import LOOKED_AHEAD
from crm_teaching.loyalty.exercise.histories import REGULAR, before_and_after
from crm_teaching.loyalty.exercise.price import MARGIN
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

COST, REWARD = 2, 0.02  # US dollars per card; part of later spend
PERCENTS = (10, 20, 30)


def per_dollar(uplift: float) -> float:
    """Return what the card adds per dollar of later spend: margin on the extra, less reward on all."""
    return MARGIN * uplift - REWARD * (1 + uplift)


def _earned(
    rate: Callable[[float], float],
    *,
    cost: float = COST,
    spend: str = "later_usd",
    everybody: bool = False,
) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return a formula that gives the card's gain for each uplift."""

    def table(orders: pd.DataFrame) -> pd.DataFrame:
        customers = before_and_after(orders)
        holders = customers[everybody | (customers["n_orders"] >= REGULAR)]
        gains = [
            rate(percent / 100) * float(holders[spend].sum()) - cost * len(holders) for percent in PERCENTS
        ]
        return pd.DataFrame({"uplift_percent": PERCENTS, "gain_usd": gains})

    return table


def _looked_ahead(orders: pd.DataFrame) -> pd.DataFrame:
    customers = before_and_after(orders)
    holders = customers[customers["n_orders"] + customers["n_later"] >= REGULAR]
    gains = [per_dollar(p / 100) * float(holders["later_usd"].sum()) - COST * len(holders) for p in PERCENTS]
    return pd.DataFrame({"uplift_percent": PERCENTS, "gain_usd": gains})


def _per_card(orders: pd.DataFrame) -> pd.DataFrame:
    n_cards = int((before_and_after(orders)["n_orders"] >= REGULAR).sum())
    return _earned(per_dollar)(orders).assign(gain_usd=lambda table: table["gain_usd"] / n_cards)


CARD_GAIN = Question(
    id="3.8",
    kind="table",
    key=("uplift_percent",),
    ordered=True,
    points=4,
    prompt=Label(
        "Every regular of 30 September 1997 gets a card. What does it earn by June 1998, in US dollars, if "
        "holders buy 10, 20 or 30% more? A table: `uplift_percent` (10, 20, 30), `gain_usd`.",
        "1997 年 9 月 30 日的每位常客都得一张卡。若持卡人多买 10%、20%、30%，到 1998 年 6 月各赚多少美元？",
    ),
    reference=_earned(per_dollar),
    mistakes=[
        Mistake(
            "reward_on_extra",
            _earned(lambda u: (MARGIN - REWARD) * u),
            Label(
                "You paid the reward on the extra only; holders get it on all they buy.",
                "你只对增购部分返利；持卡人的全部购买都返利。",
            ),
        ),
        Mistake(
            "reward_on_old",
            _earned(lambda u: MARGIN * u - REWARD),
            Label(
                "You paid no reward on the extra; holders get it on all they buy.",
                "你没有对增购部分返利；持卡人的全部购买都返利。",
            ),
        ),
        Mistake(
            "margin_on_all",
            _earned(lambda u: (MARGIN - REWARD) * (1 + u)),
            Label(
                "You counted the margin on all later spend; most of it would have come without a card.",
                "你把之后全部支出的毛利都算给卡；其中大部分没有卡也会有。",
            ),
        ),
        Mistake(
            "no_card_cost",
            _earned(per_dollar, cost=0),
            Label("You left out the cost of the cards.", "你漏了制卡成本。"),
        ),
        Mistake(
            "one_card",
            lambda orders: _earned(per_dollar, cost=0)(orders).assign(
                gain_usd=lambda t: t["gain_usd"] - COST
            ),
            Label("You paid for one card; every holder needs one.", "你只付了一张卡的钱；每人都要一张。"),
        ),
        Mistake(
            "past_spend",
            _earned(per_dollar, spend="spend_usd"),
            Label(
                "You used the spend that chose the regulars; a card works on the spend after that day.",
                "你用的是挑选常客时的支出；卡只影响该日之后的支出。",
            ),
        ),
        Mistake(
            "everybody",
            _earned(per_dollar, everybody=True),
            Label("You gave everybody a card; only regulars get one.", "你给所有人发了卡；只有常客才有。"),
        ),
        Mistake(
            "percent_as_u",
            _earned(lambda u: per_dollar(100 * u)),
            Label(
                "You put 10, 20 and 30 in place of u; u is a part: 10% is 0.10.",
                "你把 10、20、30 直接当作 u；u 是比例：10% 即 0.10。",
            ),
        ),
        Mistake(
            "per_card",
            _per_card,
            Label(
                "That is the gain of one card on average; add it up over all regulars.",
                "那是平均每张卡的收益；应对全部常客加总。",
            ),
        ),
        Mistake(
            "looked_ahead",
            _looked_ahead,
            LOOKED_AHEAD,
        ),
    ],
    hints=[
        Label(
            "What does one dollar of later spend add? The margin on the extra part, less the reward on both "
            "parts.",
            "之后每 1 美元支出带来多少？增购部分的毛利，减去两部分的返利。",
        ),
        Label(
            "With u = 0.10 that is `0.25 * u - 0.02 * (1 + u)`. Multiply by the regulars' `later_usd`, "
            "added up, and pay 2 dollars for each of them.",
            "u = 0.10 时为 `0.25 * u - 0.02 * (1 + u)`。乘以常客 `later_usd` 之和，再为每人减去 2 美元。",
        ),
        Label(
            '`pd.DataFrame({"uplift_percent": [10, 20, 30], "gain_usd": [...]})` builds the table.',
            '用 `pd.DataFrame({"uplift_percent": [10, 20, 30], "gain_usd": [...]})` 建表。',
        ),
    ],
    method=Label(
        "For each uplift u: (0.25 u - 0.02 (1 + u)) times the later spend of all regulars, less 2 dollars "
        "for each regular.",
        "对每个增购率 u：(0.25 u - 0.02 (1 + u)) × 全部常客之后的支出，再减去每位常客 2 美元。",
    ),
    insight=Label(
        "Right: the uplift decides, and no list of orders shows it. Only cards given by lot can measure it.",
        "正确：决定盈亏的是增购率，而订单看不出它；只有抽签发卡才能测出来。",
    ),
)
