"""Real orders as judge: counts against a slow recount, money by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm_teaching.datasets import load_orders
from crm_teaching.loyalty.pareto import top_share, top_share_by_luck
from crm_teaching.loyalty.repeat import card_offer, split_orders


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return split_orders(load_orders())


def test_split_counts_each_order_once(customers: pd.DataFrame) -> None:
    orders = load_orders()
    assert len(customers) == 2357
    assert customers["n_orders"].sum() + customers["n_later"].sum() == len(orders)
    assert customers["spend_usd"].sum() + customers["later_usd"].sum() == pytest.approx(
        orders["amount_usd"].sum()
    )
    one = orders[orders["customer_id"] == 1]
    assert (
        customers.loc[customers["customer_id"] == 1, "n_later"].item()
        == (one["order_date"] > "1997-09-30").sum()
    )


def test_numbers_that_the_lesson_reads(customers: pd.DataFrame) -> None:
    assert (customers["n_orders"] >= 2).mean() == pytest.approx(0.4069, abs=5e-5)
    later = [customers.loc[customers["n_orders"] >= k, "later_usd"] for k in (3, 6)]
    assert [len(spent) for spent in later] == [520, 141]
    assert [round(spent.mean()) for spent in later] == [91, 177]


def test_the_gain_by_hand() -> None:
    shop = pd.DataFrame(
        {"n_orders": [1, 3, 4], "later_usd": [0.0, 20, 200], "came_back": [False, True, True]}
    )
    offer = card_offer(shop, 3, card_cost=2, reward=0.02, margin=0.3, uplift=0.15)
    by_hand = (0.3 * 0.15 - 0.02 * 1.15) * 220 - 2 * 2
    assert offer.gain == pytest.approx(by_hand)
    even = card_offer(shop, 3, 2, 0.02, 0.3, offer.needed_uplift)
    assert even.gain == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ((3, 2, 0.02, 0.3, 0.15), "tighten"),
        ((3, 2, 0.00, 0.3, 0.15), "give"),
        ((3, 0, 0.02, 0.3, 0.15), "loosen"),
        ((3, 2, 0.05, 0.3, 0.15), "no_card"),
        ((3, 2, 0.10, 0.1, 0.15), "no_card"),
    ],
)
def test_decisions_on_real_orders(
    customers: pd.DataFrame, settings: tuple[int, float, float, float, float], key: str
) -> None:
    assert card_offer(customers, *settings).decision.key == key


def test_uplifts_that_the_lesson_reads(customers: pd.DataFrame) -> None:
    gains = [
        card_offer(customers, 3, 2, 0.02, 0.3, uplift).rules.set_index("min_orders")["gain"].round()
        for uplift in (0.10, 0.15, 0.20)
    ]
    assert [gain[6] for gain in gains] == [-82, 268, 619]
    assert [gain[3] for gain in gains] == [-661, 3, 667]
    assert [gain[4] for gain in gains] == [-318, 189, 696]
    assert gains[0][10] == 13
    assert card_offer(customers, 6, 2, 0.02, 0.3, 0.15).needed_uplift == pytest.approx(0.112, abs=5e-4)


def test_interval_covers_a_resampled_gain(customers: pd.DataFrame) -> None:
    rows = card_offer(customers, 5, 2, 0.02, 0.3, 0.15).rules.set_index("min_orders").loc[5]
    rng = np.random.default_rng(8)
    holders = customers.loc[customers["n_orders"] >= 5, "later_usd"].to_numpy()
    drawn = rng.choice(holders, size=(4000, len(holders))).sum(axis=1)
    gains = (0.3 * 0.15 - 0.02 * 1.15) * drawn - 2 * len(holders)
    assert rows["margin_of_error"] == pytest.approx(1.96 * gains.std(), rel=0.05)


def test_the_top_fifth_of_luck_is_below_that_of_life(customers: pd.DataFrame) -> None:
    late = load_orders().query("order_date > '1997-09-30'")["amount_usd"]
    assert top_share(customers["later_usd"]) == pytest.approx(0.942, abs=5e-4)
    assert 0.64 < top_share_by_luck(late, len(customers), n_shops=10) < 0.70
    assert top_share(pd.Series([5.0] * 10)) == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: split_orders(pd.DataFrame({"customer_id": [1]})),
            "`orders` must be a table with the column 'order_date'; got 'customer_id'. Use load_orders().",
        ),
        (
            lambda: split_orders(load_orders(), until="1996-12-31"),
            "`until` must be a day from 1997-01-01 on; got 1996-12-31. Nobody had ordered by then.",
        ),
        (
            lambda: card_offer(split_orders(load_orders()), 11, 2, 0.02, 0.3, 0.15),
            "`min_orders` must be at most 10; got 11. Few customers order more.",
        ),
        (
            lambda: top_share(pd.Series([0.0, 0.0])),
            "`amounts.sum()` must be above 0; got 0. Give one amount per customer.",
        ),
    ],
)
def test_refusals_are_one_sentence(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        call()  # type: ignore[operator]
    assert str(error.value) == sentence
