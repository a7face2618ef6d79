"""The loyalty chapter's claims, recomputed; each function returns a verdict that its numbers give."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.datasets import load, load_orders
from crm_teaching.loyalty.competition import fit_competition
from crm_teaching.loyalty.pareto import top_share, top_share_by_luck
from crm_teaching.loyalty.programme_claims import eighteen_million as eighteen_million
from crm_teaching.loyalty.programme_claims import fee_recouped as fee_recouped
from crm_teaching.loyalty.programme_claims import fifteen_back as fifteen_back
from crm_teaching.loyalty.programme_claims import one_household_in_three as one_household_in_three
from crm_teaching.loyalty.programme_claims import rewards_keep as rewards_keep
from crm_teaching.loyalty.repeat import split_orders
from crm_teaching.loyalty.satisfaction import (
    expected_loyal_share,
    gamma_for_ratio,
    largest_ratio,
    loyalty_curve,
    stay_by_score,
    worth_of_a_point,
)
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


def six_times() -> Finding:
    """Set six times beside two simulated markets, and ask which curve would give it."""
    case: Any = cases.load("satisfaction_trap")
    survey, wanted = load("satisfaction_survey"), case["six_times"]
    stay = stay_by_score(survey).set_index(["market", "score"])["share_stayed"]
    ratios = {market: stay[market, 5] / stay[market, 4] for market in ("few rivals", "many rivals")}
    curves = {gamma: loyalty_curve(5, gamma) / loyalty_curve(4, gamma) for gamma in (0.3, 4.0, 8.0)}
    needed, ceiling = gamma_for_ratio(wanted), 1 / wanted
    here = survey[survey["market"] == "many rivals"]
    fit = fit_competition(here["satisfaction"], here["renewed"], noise=case["noise"], spread=case["spread"])
    spread = survey["satisfaction"].value_counts(normalize=True).sort_index()
    kept = expected_loyal_share(spread, needed)
    interval = f"{fit.gamma:.2f} ({fit.low:.2f} to {fit.high:.2f})"
    # Room is what the satisfied leave: nobody stays more than always.
    room = largest_ratio(stay["many rivals", 4])
    return Finding(
        _verdict(sum(ratio >= wanted for ratio in curves.values()), len(curves)),
        _table(
            *((f"Our survey, {market}: renewed at 5 to 4", "6", f"{x:.2f}") for market, x in ratios.items()),
            *((f"Curve with competition {gamma:g}: 5 to 4", "6", f"{x:.2f}") for gamma, x in curves.items()),
            ("Competition at which the curve gives 6", "not said", f"{needed:.2f}"),
            ("Competition in our survey, many rivals", "not said", interval),
            ("Most that those at 4 may stay, for 6 to be possible", "not said", f"{ceiling:.1%}"),
            ("Customers with our scores who would stay there", "not said", f"{kept:.0%}"),
        ),
        Label(
            f"Six needs a market with competition {needed:.2f}, where at most {ceiling:.0%} of the satisfied "
            f"stay. Where {stay['many rivals', 4]:.0%} of them stay, {room:.1f} times is the most.",
            f"六倍要求竞争程度达到 {needed:.2f}，且满意客户最多留下 {ceiling:.0%}；"
            f"若满意客户留下 {stay['many rivals', 4]:.0%}，最多只能是 {room:.1f} 倍。",
        ),
    )


def satisfaction_is_not_loyalty() -> Finding:
    """Look for the help and for the missing link: satisfied who left, dissatisfied who stayed."""
    survey = load("satisfaction_survey")
    happy = survey["satisfaction"] >= 4
    stay = survey.groupby([survey["market"], happy])["renewed"].mean()
    helps = [stay[market, True] > stay[market, False] for market in ("few rivals", "many rivals")]
    broken = [stay["many rivals", True] < 0.5, stay["few rivals", False] > 0.5]
    lost, held = 1 - stay["many rivals", True], stay["few rivals", False]
    return Finding(
        _verdict(sum(helps) + sum(broken), 4),
        _table(
            ("Many rivals: satisfied who renewed", "not surely", f"{stay['many rivals', True]:.0%}"),
            ("Many rivals: others who renewed", "fewer", f"{stay['many rivals', False]:.0%}"),
            ("Few rivals: satisfied who renewed", "not surely", f"{stay['few rivals', True]:.0%}"),
            ("Few rivals: others who renewed", "fewer", f"{held:.0%}"),
        ),
        Label(
            f"Satisfaction helps in both markets, but with many rivals {lost:.0%} of the satisfied left, and "
            f"with few rivals {held:.0%} of the others stayed. The survey is simulated: it shows that this "
            "can be, not how often it is.",
            f"满意在两个市场都有帮助，但对手多时 {lost:.0%} 的满意客户离开，对手少时 {held:.0%} 的其他客户"
            "留下。数据是模拟的：只说明可能，不说明多常见。",
        ),
    )


def satisfaction_pays() -> Finding:
    """Price each step of one point in both markets of the case."""
    case: Any = cases.load("satisfaction_trap")
    money = case["margin_yuan"], case["repair_cost_yuan"]
    steps = {
        market: worth_of_a_point(case[key], *money).steps
        for market, key in (("few rivals", "few_rivals"), ("many rivals", "many_rivals"))
    }
    rows = [(market, step) for market, table in steps.items() for step in table.to_dict("records")]
    pays = [(market, step) for market, step in rows if step["net_yuan"] > 0]
    return Finding(
        _verdict(len(pays), len(rows)),
        _table(
            *(
                (
                    f"{market}, {step['from_score']} to {step['to_score']}",
                    "pays",
                    f"{step['net_yuan']:,.0f} yuan",
                )
                for market, step in rows
            )
        ),
        Label(
            f"{len(pays)} of {len(rows)} steps pay. Which one it is depends on the rivals: the first step "
            "where they are few, the last where they are many.",
            f"{len(rows)} 步中只有 {len(pays)} 步合算；对手少时是最低一步，对手多时是最高一步。",
        ),
    )
