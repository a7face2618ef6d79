"""The loyalty chapter's claims, recomputed; each function returns a verdict that its numbers give."""

from __future__ import annotations

import pandas as pd

from crm_teaching.claims import Finding
from crm_teaching.datasets import load_orders
from crm_teaching.loyalty.pareto import top_share, top_share_by_luck
from crm_teaching.loyalty.repeat import split_orders
from crm_teaching.loyalty.worth_claims import five_percent_more as five_percent_more
from crm_teaching.loyalty.worth_claims import products_bind as products_bind
from crm_teaching.loyalty.worth_claims import staff_gone_in_half_a_year as staff_gone_in_half_a_year
from crm_teaching.wording import Label


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def _verdict(agreeing: int, tried: int) -> str:
    """Every case agrees: holds; none: fails; some: depends."""
    return "holds" if agreeing == tried else "fails" if agreeing == 0 else "depends"


def eighty_twenty() -> Finding:
    """Compare 80% with the sales of a fifth of CDNOW's customers, picked in four ways."""
    orders = load_orders()
    customers = split_orders(orders)
    n_top = round(0.2 * len(customers))
    later = customers["later_usd"]
    ahead = float(later[customers["spend_usd"].nlargest(n_top).index].sum() / later.sum())
    often = float(later[customers["n_orders"].nlargest(n_top).index].sum() / later.sum())
    late_orders = orders.loc[orders["order_date"] > "1997-09-30", "amount_usd"]
    luck = top_share_by_luck(late_orders, len(customers))
    hindsight = top_share(later)
    # Loyal means known as loyal in advance: who bought most afterwards is known too late.
    near = sum(abs(share - 0.8) <= 0.05 for share in (ahead, often))
    return Finding(
        _verdict(near, 2),
        _table(
            ("Later sales, fifth with most sales so far", "80%", f"{ahead:.0%}"),
            ("Later sales, fifth with most orders so far", "80%", f"{often:.0%}"),
            ("Later sales, fifth with most later sales (hindsight)", "80%", f"{hindsight:.0%}"),
            ("Hindsight in a shop where all customers are alike", "", f"{luck:.0%}"),
        ),
        Label(
            f"Picked in advance by sales the fifth brings {ahead:.0%} of later sales, by orders {often:.0%}. "
            f"Picked with hindsight it brings {hindsight:.0%}; even among customers who are all alike, "
            f"hindsight would find {luck:.0%}.",
            f"事先按销售额挑选的两成客户带来后期销售额的{ahead:.0%}，按订单数挑选为{often:.0%}；"
            f"事后挑选为{hindsight:.0%}。即使所有客户都一样，事后挑选也有{luck:.0%}。",
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
            f"Loyal means three orders or more. On average yes: {mean[True]:.0f} dollars against "
            f"{mean[False]:.0f}. One by one only {both:.0%} are among the most valuable, and {gone:.0%} "
            "never buy again.",
            f"忠诚指至少三单。平均而言是：{mean[True]:.0f}美元对{mean[False]:.0f}美元。但逐个看只有{both:.0%}属于最有价值者，"
            f"{gone:.0%}再未购买。",
        ),
    )
