"""Claims about complaints that were handled well, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.complaints.recovery import compare_four, fair_difference
from crm_teaching.complaints.recovery_truth import (
    RATING_INPUTS,
    TRUTH_INPUTS,
    biggest_setback,
    rate_shop,
    simulate_customers,
)
from crm_teaching.wording import Label

_OUTCOMES = {
    "paradox_in_satisfaction": "Satisfaction",
    "paradox_in_repurchase": "Intention to buy again",
    "paradox_in_word_of_mouth": "Word of mouth",
    "paradox_in_image": "Image of the firm",
}


def _shop() -> tuple[Any, pd.DataFrame]:
    """Return the case, and its customers with their satisfaction."""
    case: Any = cases.load("green_basket")
    shop = simulate_customers(**{name: case[name] for name in TRUTH_INPUTS})
    rating = rate_shop(shop, **{name: case[name] for name in RATING_INPUTS})
    return case, shop.assign(satisfaction=rating)


def _table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["quantity", "said", "computed"])


def handled_is_more_loyal() -> Finding:
    """Set the claim beside the meta-analysis's four outcomes, and beside our simulated shop."""
    case, shop = _shop()
    found = {words: bool(case[name]) for name, words in _OUTCOMES.items()}
    again = compare_four(shop)["same_and_done"]
    rating = fair_difference(shop, shop["answered_well"], ~shop["failed"], outcome="satisfaction")
    yes = sum(found.values())
    return Finding(
        "holds" if yes == len(found) else "depends" if yes else "fails",
        _table(
            *(
                (
                    f"{words}, in the meta-analysis",
                    "higher",
                    "significantly higher" if so else "no significant difference",
                )
                for words, so in found.items()
            ),
            (
                "Satisfaction, in our simulated shop",
                "higher",
                f"{rating.low:+.1f} to {rating.high:+.1f} of 10",
            ),
            (
                "Orders again, in our simulated shop",
                "higher",
                f"{100 * again.low:+.1f} to {100 * again.high:+.1f} points",
            ),
        ),
        Label(
            f"The meta-analysis finds it in {yes} of {len(found)} outcomes, not in buying again. "
            f"In our shop, made like that on purpose, satisfaction changes by {rating.value:+.1f}, ordering "
            f"again by {100 * again.value:+.1f} points.",
            f"元分析的 {len(found)} 项结果中 {yes} 项成立，再购意愿不成立。"
            f"按此设定的模拟公司里，满意度 {rating.value:+.1f}，再次下单 {100 * again.value:+.1f} 点。",
        ),
    )


def best_had_the_biggest_setback() -> Finding:
    """Ask first whether heavy buyers had the biggest setback, then whether a setback makes a buyer better."""
    case, shop = _shop()
    light, heavy = (
        biggest_setback(case[name], case["failure_rate"], case["order_value"])
        for name in ("light_orders", "heavy_orders")
    )
    change = fair_difference(shop, shop["failed"], ~shop["failed"])
    readings = (heavy > light, change.low > 0)
    return Finding(
        "holds" if all(readings) else "depends" if any(readings) else "fails",
        _table(
            ("Largest loss in a year, light buyers", "smaller", f"{light:.1f} yuan"),
            ("Largest loss in a year, heavy buyers", "larger", f"{heavy:.1f} yuan"),
            (
                "Order again after a failure, same orders",
                "more",
                f"{100 * change.low:+.1f} to {100 * change.high:+.1f} points",
            ),
        ),
        Label(
            f"In our shop the best customers had the biggest setback, {heavy:.0f} yuan against {light:.1f}, "
            f"because {case['heavy_orders']} orders have more chances to fail than {case['light_orders']}. "
            f"The setback did not make them the best: it takes {-100 * change.value:.0f} points away.",
            f"模拟公司里最好的顾客确实遇到最大的挫折（{heavy:.0f} 元对 {light:.1f} 元），"
            f"因为 {case['heavy_orders']} 单比 {case['light_orders']} 单更容易出错。"
            f"挫折没有造就他们：它使再次下单少 {-100 * change.value:.0f} 点。",
        ),
    )
