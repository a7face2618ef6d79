"""The BG/NBD model against its published numbers."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import gammaln
from scipy.stats import beta as beta_law

from crm_teaching import load_orders
from crm_teaching.loyalty.bgnbd import BGNBD, fit_bgnbd
from crm_teaching.loyalty.histories import to_customers
from crm_teaching.loyalty.truth import simulate_customers

PUBLISHED = BGNBD(r=0.243, alpha=4.414, a=0.793, b=2.426)


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return to_customers(load_orders(), until="1997-09-30")


@pytest.fixture(scope="module")
def cdnow(customers: pd.DataFrame) -> BGNBD:
    return fit_bgnbd(customers)


def test_published_parameters_in_under_two_seconds(customers: pd.DataFrame) -> None:
    start = time.perf_counter()
    model = fit_bgnbd(customers)
    assert time.perf_counter() - start < 2
    found = [round(v, 3) for v in (model.r, model.alpha, model.a, model.b)]
    assert found == [0.243, 4.414, 0.793, 2.426]
    assert model.fit is not None
    assert round(model.fit.log_likelihood, 1) == -9582.4
    assert model.log_likelihood(customers) == pytest.approx(model.fit.log_likelihood)


def test_expected_purchases_of_a_random_customer(cdnow: BGNBD) -> None:
    weeks = [0.1429, 1.0, 3.0, 31.8571, 32.0, 78.0]
    published = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576]
    assert cdnow.expected_purchases(weeks) == pytest.approx(published, abs=1e-3)
    assert round(cdnow.expected_purchases(52), 3) == 1.444
    assert cdnow.expected_purchases(0) == pytest.approx(0)


def test_expectations_of_known_customers() -> None:
    first = PUBLISHED.conditional_expected_purchases(39, frequency=2, recency=30.43, age=38.86)
    assert round(first, 3) == 1.226
    heavy = PUBLISHED.conditional_expected_purchases(52, frequency=26, recency=30.86, age=31)
    assert round(heavy, 2) == 25.76
    assert round(PUBLISHED.p_alive(26, 30.86, 31), 3) == 0.969


def test_who_never_came_back_counts_as_alive() -> None:
    assert PUBLISHED.p_alive(0, 0, 38.86) == 1.0


@given(
    x=st.integers(0, 60),
    share=st.floats(0.05, 1.0),
    age=st.floats(9, 120),
    ahead=st.floats(0, 200),
)
def test_chances_and_expectations_stay_in_their_range(x: int, share: float, age: float, ahead: float) -> None:
    recency = share * age if x else 0.0
    alive = PUBLISHED.p_alive(x, recency, age)
    again = PUBLISHED.buy_again_probability(ahead, x, recency, age)
    orders = PUBLISHED.conditional_expected_purchases(ahead, x, recency, age)
    assert 0 <= again <= alive <= 1
    assert again - 1e-12 <= orders <= (PUBLISHED.r + x) / (PUBLISHED.alpha + age) * ahead + 1e-9
    assert orders <= PUBLISHED.conditional_expected_purchases(ahead + 1, x, recency, age) + 1e-12


def test_chance_to_buy_again_equals_the_integral_over_rates() -> None:
    r, alpha, x, age, ahead = PUBLISHED.r, PUBLISHED.alpha, 3, 38.0, 13.0

    def weight(rate: float) -> float:
        shape, scale = r + x, alpha + age
        log = shape * np.log(scale) + (shape - 1) * np.log(rate) - scale * rate - gammaln(shape)
        return float(np.exp(log))

    silent = quad(lambda rate: weight(rate) * np.exp(-rate * ahead), 0, 5)[0]
    expected = PUBLISHED.p_alive(x, 30, age) * (1 - silent)
    assert PUBLISHED.buy_again_probability(ahead, x, 30, age) == pytest.approx(expected, rel=1e-6)


def test_chances_of_purchases_add_up_to_one_and_to_the_mean() -> None:
    chances = PUBLISHED.purchase_probability(range(800), weeks=39)
    assert chances.sum() == pytest.approx(1)
    assert (chances * np.arange(800)).sum() == pytest.approx(PUBLISHED.expected_purchases(39), rel=1e-6)


def test_expectation_equals_a_simulation() -> None:
    made = simulate_customers(PUBLISHED, 200_000, 39, seed=3)
    assert made["frequency"].mean() == pytest.approx(PUBLISHED.expected_purchases(39), rel=0.02)
    two = made[made["frequency"] == 2]
    told = PUBLISHED.p_alive(2, two["recency_weeks"], 39).mean()
    assert two["truly_alive"].mean() == pytest.approx(told, abs=0.01)


def test_hundreds_of_orders_do_not_overflow() -> None:
    ages = np.array([38.86, 38.86, 38.86])
    x, last = np.array([100, 200, 270]), np.array([30.0, 38.8, 10.0])
    orders = PUBLISHED.conditional_expected_purchases(39, x, last, ages)
    assert np.isfinite(orders).all() and (orders >= 0).all()
    assert 100 < orders[1] < 200
    assert PUBLISHED.p_alive(270, 10, 38.86) < 1e-100


@pytest.mark.parametrize("a", [1.0, 1 + 1e-7, 1 - 1e-7])
def test_the_formula_has_no_hole_at_a_of_one(a: float) -> None:
    holes = BGNBD(0.243, 4.414, a, 2.426).conditional_expected_purchases(39, 2, 30.43, 38.86)
    beside = [
        BGNBD(0.243, 4.414, v, 2.426).conditional_expected_purchases(39, 2, 30.43, 38.86)
        for v in (0.99, 1.01)
    ]
    assert holes == pytest.approx(np.mean(beside), rel=1e-3)


@settings(max_examples=25, deadline=None)
@given(t=st.floats(1, 200), a=st.floats(0.1, 5), b=st.floats(0.1, 5))
def test_a_new_customer_is_a_known_one_of_age_zero(t: float, a: float, b: float) -> None:
    model = BGNBD(0.5, 6.0, a, b)
    assert model.expected_purchases(t) == pytest.approx(
        model.conditional_expected_purchases(t, 0, 0, 0), rel=1e-6
    )
    # E[X(t)] is the integral of P(alive at s and buying), averaged over both spreads.
    rates = np.random.default_rng(1).gamma(0.5, 1 / 6.0, 4000)
    drops = beta_law.ppf((np.arange(4000) + 0.5) / 4000, a, b)
    direct = np.mean((1 - np.exp(-rates * drops * t)) / np.maximum(drops, 1e-12))
    assert model.expected_purchases(t) == pytest.approx(direct, rel=0.2)


@pytest.mark.parametrize("per_week", [7, 1 / 4.345, 1 / 52], ids=["days", "months", "years"])
def test_any_unit_of_time_gives_the_same_customers(
    customers: pd.DataFrame, cdnow: BGNBD, per_week: float
) -> None:
    times = customers[["recency_weeks", "age_weeks"]] * per_week
    other = fit_bgnbd(customers.assign(**times))
    assert other.alpha == pytest.approx(per_week * cdnow.alpha, rel=1e-3)
    alive = other.p_alive(2, 30.43 * per_week, 38.86 * per_week)
    assert alive == pytest.approx(cdnow.p_alive(2, 30.43, 38.86), rel=1e-3)


def test_discounting_takes_a_little_off(customers: pd.DataFrame) -> None:
    flat = PUBLISHED.discounted_purchases(78, 0.0)
    assert flat == pytest.approx(PUBLISHED.expected_purchases(78))
    assert 0.9 * flat < PUBLISHED.discounted_purchases(78, 0.10) < flat
    known = PUBLISHED.discounted_purchases(39, 0.0, customers.head(2))
    assert known[0] == pytest.approx(1.226, abs=5e-3)


@pytest.mark.slow
def test_simulated_customers_recover_their_truth() -> None:
    truth = np.array([0.243, 4.414, 0.793, 2.426])
    inside = np.zeros(4)
    for seed in range(100):
        fit = fit_bgnbd(simulate_customers(PUBLISHED, 2357, 39, seed=seed)).fit
        assert fit is not None
        bounds = fit.intervals()
        inside += (bounds["low"] <= truth) & (truth <= bounds["high"])
    assert (inside >= 90).all(), inside


@pytest.mark.parametrize(
    ("history", "sentence"),
    [
        ((2, 40, 39), "`recency` must be at most the age; got 40 of 39. Did you swap recency and age?"),
        (
            (0, 5, 39),
            "`recency` must be 0 when frequency is 0; got 5. "
            "Without a repeat order the last order is the first.",
        ),
        (
            (2, 0, 39),
            "`recency` must be above 0 when frequency is above 0; got 0. "
            "Each repeat order comes after the first one.",
        ),
        ((1.5, 30, 39), "`frequency` must be a whole number; got 1.5. Count repeat orders."),
        (
            (-1, 0, 39),
            "`frequency` must be at least 0; got -1. Drop customers whose history is not known.",
        ),
        (
            (1, float("nan"), 39),
            "`recency` must be at least 0; got nan. Drop customers whose history is not known.",
        ),
        (
            ([1, 2], [3, 4], [5, 6, 7]),
            "`frequency` must be as long as `recency` and `age`; got 2 and 3. Take all three from one table.",
        ),
        (([], [], []), "`frequency` must be at least one customer; got 0 customers. Check your filter."),
    ],
)
def test_histories_that_cannot_be(history: tuple[float, float, float], sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        PUBLISHED.p_alive(*history)
    assert str(error.value) == sentence


def test_what_the_fit_refuses(customers: pd.DataFrame) -> None:
    with pytest.raises(ValueError) as error:
        fit_bgnbd(customers[customers["frequency"] == 0])
    said = "`customers` must be a table in which somebody bought again; got only first orders. "
    assert str(error.value) == said + "Wait for repeat orders."
    with pytest.raises(ValueError) as error:
        fit_bgnbd(customers.head(0))
    said = "`customers` must be a table with at least one row; got 0 rows. "
    assert str(error.value) == said + "Use to_customers(orders, until)."
    with pytest.raises(ValueError) as error:
        fit_bgnbd(customers.drop(columns="age_weeks"))
    assert str(error.value).startswith("`customers` must be a table with the column 'age_weeks'; got ")


def test_the_input_table_is_left_as_it_was(customers: pd.DataFrame) -> None:
    before = customers.copy()
    fit_bgnbd(customers)
    pd.testing.assert_frame_equal(customers, before)
