"""Textbook customer lifetime value, and what a little more retention adds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching.loyalty.lift import READINGS, lift_curves, raised_retention, value_lift
from crm_teaching.loyalty.value import (
    CONVENTIONS,
    customer_lifetime_value,
    value_table,
    win_price,
)

rates = st.floats(0.0, 0.98)


@pytest.mark.parametrize(
    ("convention", "published"), [("now", 366.67), ("if_stays", 266.67), ("year_end", 333.33)]
)
def test_the_three_published_values(convention: str, published: float) -> None:
    assert round(customer_lifetime_value(100, 0.8, 0.1, convention=convention), 2) == published


@given(retention=rates, discount=st.floats(0.01, 0.5), n_years=st.integers(1, 40))
def test_formulas_equal_the_sums_they_stand_for(retention: float, discount: float, n_years: int) -> None:
    t = np.arange(n_years)
    flows = {"now": t * 0.0, "year_end": t * 0.0 + 1, "if_stays": t * 0.0 + 1}
    for convention, delay in flows.items():
        stays = retention ** (t + (convention == "if_stays"))
        by_sum = float((10 * stays / (1 + discount) ** (t + delay)).sum())
        finite = customer_lifetime_value(10, retention, discount, convention=convention, n_years=n_years)
        assert finite == pytest.approx(by_sum)
        assert finite <= customer_lifetime_value(10, retention, discount, convention=convention) + 1e-9


@given(retention=rates, discount=st.floats(0.01, 0.5))
def test_the_conventions_keep_their_order(retention: float, discount: float) -> None:
    now, year_end, if_stays = (
        customer_lifetime_value(1, retention, discount, convention=c) for c in ("now", "year_end", "if_stays")
    )
    assert now >= year_end >= if_stays
    assert now - if_stays == pytest.approx(1.0)


def test_who_surely_stays_has_a_value_when_money_has_a_price_or_time_an_end() -> None:
    assert customer_lifetime_value(100, 1, 0.1) == pytest.approx(1100)
    assert customer_lifetime_value(100, 1, 0, n_years=7) == pytest.approx(700)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            {"retention": 1, "discount": 0},
            "`retention` must be below 1 when `discount` is 0; got 1. "
            "Without churn and discount the sum has no end; set `n_years`.",
        ),
        ({"retention": 80}, "`retention` must be a share between 0 and 1; got 80. Did you mean 0.8?"),
        (
            {"retention": float("nan")},
            "`retention` must be a share between 0 and 1; got nan. Write 20% as 0.2.",
        ),
        ({"discount": 10}, "`discount` must be a share between 0 and 1; got 10. Did you mean 0.1?"),
        (
            {"margin": -5},
            "`margin` must be at least 0; got -5. A customer who costs money has no value to keep.",
        ),
        (
            {"convention": "later"},
            "`convention` must be one of 'now', 'year_end', 'if_stays'; got 'later'. "
            "Copy one of these names.",
        ),
        (
            {"n_years": 0},
            "`n_years` must be a whole number of at least 1; got 0. Use a larger number.",
        ),
    ],
)
def test_what_lifetime_value_refuses(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        customer_lifetime_value(**{"margin": 100, "retention": 0.8, "discount": 0.1} | arguments)  # type: ignore[arg-type]
    assert str(error.value) == sentence


def test_the_table_ends_near_the_formula() -> None:
    table = value_table(100, 0.8, 0.1, n_years=60)
    assert table.shape == (60, 4)
    for convention in CONVENTIONS:
        whole = customer_lifetime_value(100, 0.8, 0.1, convention=convention)
        assert table[convention].iloc[-1] == pytest.approx(whole, rel=1e-6)


def test_the_convention_alone_turns_the_decision() -> None:
    keys = {c: win_price(100, 0.8, 0.1, 300, c).decision.key for c in CONVENTIONS}
    assert keys == {"now": "win", "year_end": "win", "if_stays": "leave"}
    # At 333.33 the price is the value itself: no year is cut off that could turn the decision.
    value = customer_lifetime_value(100, 0.8, 0.1, convention="year_end")
    assert win_price(100, 0.8, 0.1, value, "year_end").decision.key == "win"


@pytest.mark.parametrize(
    ("retention", "discount", "percent"),
    [(0.75, 0.0, 25.0), (0.75, 0.10, 16.7), (0.85, 0.10, 25.0), (0.90, 0.10, 33.3)],
)
def test_five_points_of_retention(retention: float, discount: float, percent: float) -> None:
    assert round(100 * value_lift(retention, 0.05, discount), 1) == percent


def test_where_five_points_give_85_percent() -> None:
    retention = 0.95 - 0.05 / 0.85
    assert round(100 * retention, 1) == 89.1
    assert value_lift(retention, 0.05) == pytest.approx(0.85)


@given(retention=st.floats(0.0, 0.9))
def test_five_percent_less_churn_lengthens_every_life_by_the_same(retention: float) -> None:
    assert value_lift(retention, 0.05, 0.0, "churn") == pytest.approx(1 / 0.95 - 1)


@given(retention=st.floats(0.4, 0.94), discount=st.floats(0.01, 0.3))
def test_points_beat_per_cent_beat_less_churn(retention: float, discount: float) -> None:
    points, per_cent, churn = (value_lift(retention, 0.05, discount, r) for r in READINGS)
    assert points > per_cent
    assert per_cent > churn if retention > 0.51 else per_cent <= churn + 0.05


def test_retention_cannot_pass_one() -> None:
    with pytest.raises(ValueError) as error:
        raised_retention(0.97, 0.05, "points")
    said = "`change` must be small enough that retention stays at most 1; got 0.97 raised to 1.02. "
    assert str(error.value) == said + "Nobody stays more often than always."


def test_no_reading_reaches_85_percent_at_ten_per_cent_a_year() -> None:
    curves = lift_curves(0.05, 0.10)
    assert list(curves.columns) == ["retention", "lifetime", *READINGS]
    assert curves["points"].max() == pytest.approx(1 / 3)
    assert curves["lifetime"].max() > 0.85
    assert curves["churn"].max() < 0.06
    with pytest.raises(ValueError) as error:
        lift_curves(0.05, 0)
    said = "`discount` must be above 0; got 0. `lifetime` shows the undiscounted rise."
    assert str(error.value) == said
