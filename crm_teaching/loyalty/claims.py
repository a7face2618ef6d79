"""The loyalty chapter's claims, recomputed; each function returns a verdict that its numbers give."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.datasets import load_orders
from crm_teaching.loyalty.cards import card_luck
from crm_teaching.loyalty.repeat import split_orders, top_share
from crm_teaching.wording import Label


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def _verdict(agreeing: int, tried: int) -> str:
    """Every case agrees: holds; none: fails; some: depends."""
    return "holds" if agreeing == tried else "fails" if agreeing == 0 else "depends"


def three_in_a_row() -> Finding:
    """Count the random buyers among customers with three in a row, for brands of three sizes."""
    case = cases.load("loyalty_card")
    inputs = ("length", "n_purchases", "loyal_share", "card_cost", "loyal_choice", "card_value")
    settings: dict[str, Any] = {name: case[name] for name in inputs}
    luck = {size: card_luck(market_share=size, **settings).luck_share for size in (0.05, 0.3, 0.6)}
    # The claim stands for a brand if most of those with a run are loyal.
    verdict = _verdict(sum(share < 0.5 for share in luck.values()), len(luck))
    table = _table(
        *((f"Random buyers among them, brand with {p:.0%}", "none", f"{x:.0%}") for p, x in luck.items())
    )
    small, big = luck[0.05], luck[0.6]
    return Finding(
        verdict,
        table,
        Label(
            f"For a brand with 5% of the market {small:.0%} of the runs are luck, for a leader with 60% "
            f"it is {big:.0%} (twelve purchases, one customer in ten loyal).",
            f"份额5%的品牌，连续三次者中{small:.0%}凭运气；份额60%的领导者则为{big:.0%}（观察十二次，一成顾客忠诚）。",
        ),
    )


def eighty_twenty() -> Finding:
    """Compare 80% with the sales of a fifth of CDNOW's customers, picked in four ways."""
    customers = split_orders(load_orders())
    n_top = round(0.2 * len(customers))
    later = customers["later_usd"]
    ahead = float(later[customers["spend_usd"].nlargest(n_top).index].sum() / later.sum())
    often = float(later[customers["n_orders"].nlargest(n_top).index].sum() / later.sum())
    past, hindsight = top_share(customers["spend_usd"]), top_share(later)
    # Loyal means known as loyal in advance: who bought most afterwards is known too late.
    near = sum(abs(share - 0.8) <= 0.05 for share in (ahead, often))
    return Finding(
        _verdict(near, 2),
        _table(
            ("Sales so far, fifth with most sales so far", "80%", f"{past:.0%}"),
            ("Later sales, fifth with most sales so far", "80%", f"{ahead:.0%}"),
            ("Later sales, fifth with most orders so far", "80%", f"{often:.0%}"),
            ("Later sales, fifth with most later sales", "80%", f"{hindsight:.0%}"),
        ),
        Label(
            f"Picked in advance, the fifth brings {min(ahead, often):.0%} to {max(ahead, often):.0%} of "
            f"later sales. Only with hindsight does a fifth pass 80%: {hindsight:.0%}.",
            f"事先挑选的两成客户带来后期销售额的{min(ahead, often):.0%}到{max(ahead, often):.0%}；"
            f"只有事后挑选才超过80%：{hindsight:.0%}。",
        ),
    )


def loyal_most_valuable() -> Finding:
    """Compare CDNOW's customers of three orders with equally many who bought most afterwards."""
    customers = split_orders(load_orders())
    loyal = customers["n_orders"] >= 3
    n_loyal = int(loyal.sum())
    valuable = customers["later_usd"].rank(ascending=False, method="first") <= n_loyal
    both = float(valuable[loyal].mean())
    gone = float((~customers["came_back"])[loyal].mean())
    mean = customers.groupby(loyal)["later_usd"].mean()
    # "The most valuable ones" asks for the same people, not only for a higher average.
    verdict = "holds" if both >= 0.8 else "depends" if mean[True] > mean[False] else "fails"
    return Finding(
        verdict,
        _table(
            ("Later purchases of a loyal customer, USD", "higher", f"{mean[True]:.1f}"),
            ("Later purchases of another customer, USD", "lower", f"{mean[False]:.1f}"),
            (f"Loyal customers among the {n_loyal} most valuable", "all", f"{both:.0%}"),
            ("Loyal customers who never bought again", "none", f"{gone:.0%}"),
        ),
        Label(
            f"On average yes: {mean[True]:.0f} dollars against {mean[False]:.0f}. One by one only "
            f"{both:.0%} are among the most valuable, and {gone:.0%} never buy again.",
            f"平均而言是：{mean[True]:.0f}美元对{mean[False]:.0f}美元。但逐个看只有{both:.0%}属于最有价值者，"
            f"{gone:.0%}再未购买。",
        ),
    )
