"""The Gamma-Gamma model against its published numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import load_orders
from crm_teaching.loyalty.histories import to_customers
from crm_teaching.loyalty.spend import GammaGamma, fit_spend
from crm_teaching.loyalty.truth import simulate_spend

PUBLISHED = GammaGamma(p=6.25, q=3.74, v=15.44)


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return to_customers(load_orders(), until="1997-09-30")


def test_published_parameters(customers: pd.DataFrame) -> None:
    assert (customers["frequency"] > 0).sum() == 946
    model = fit_spend(customers)
    assert [round(v, 2) for v in (model.p, model.q, model.v)] == [6.25, 3.74, 15.44]
    assert model.fit is not None
    assert model.log_likelihood(customers) == pytest.approx(model.fit.log_likelihood)


def test_published_expected_spend_of_the_first_customers(customers: pd.DataFrame) -> None:
    first = customers.head(5)
    told = fit_spend(customers).expected_average_spend(first["frequency"], first["mean_spend_usd"])
    assert np.round(told, 2).tolist() == [24.65, 18.91, 35.17, 35.17, 35.17]


def test_the_currency_does_not_matter(customers: pd.DataFrame) -> None:
    dollars = fit_spend(customers)
    dong = fit_spend(customers.assign(mean_spend_usd=customers["mean_spend_usd"] * 25_000))
    assert (dong.p, dong.q) == pytest.approx((dollars.p, dollars.q), rel=1e-3)
    assert dong.v == pytest.approx(25_000 * dollars.v, rel=1e-3)


@given(x=st.integers(1, 200), m=st.floats(0.5, 500))
def test_expected_spend_lies_between_her_mean_and_everybodys(x: int, m: float) -> None:
    everybody = PUBLISHED.population_mean()
    told = PUBLISHED.expected_average_spend(x, m)
    assert min(m, everybody) - 1e-9 <= told <= max(m, everybody) + 1e-9
    assert told == pytest.approx(PUBLISHED.p * (PUBLISHED.v + x * m) / (PUBLISHED.p * x + PUBLISHED.q - 1))
    assert PUBLISHED.expected_average_spend(10**7, m) == pytest.approx(m, rel=1e-3)


@pytest.mark.slow
def test_simulated_spending_recovers_its_truth() -> None:
    truth = np.array([6.25, 3.74, 15.44])
    n_orders = np.repeat([1, 2, 3, 5, 8], [400, 200, 150, 100, 96])
    inside = np.zeros(3)
    for seed in range(100):
        fit = fit_spend(simulate_spend(PUBLISHED, n_orders, seed=seed)).fit
        assert fit is not None
        bounds = fit.intervals()
        inside += (bounds["low"] <= truth) & (truth <= bounds["high"])
    assert (inside >= 90).all(), inside


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: PUBLISHED.expected_average_spend(2, -5),
            "`mean_spend` must be at least 0; got -5. Book refunds apart; drop what is missing.",
        ),
        (
            lambda: PUBLISHED.expected_average_spend([2, 1], [20, np.nan]),
            "`mean_spend` must be at least 0; got nan. Book refunds apart; drop what is missing.",
        ),
        (
            lambda: PUBLISHED.expected_average_spend(-1, 5),
            "`frequency` must be at least 0; got -1. Count repeat orders.",
        ),
        (
            lambda: GammaGamma(6, 0.9, 15).population_mean(),
            "`q` must be above 1; got 0.9. Customers differ so much that the mean has no end.",
        ),
        (
            lambda: fit_spend(pd.DataFrame({"frequency": [0, 0], "mean_spend_usd": [np.nan, np.nan]})),
            "`customers` must be a table with at least 2 who bought again; got 0. Wait for repeat orders.",
        ),
    ],
)
def test_what_the_model_refuses(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        call()  # type: ignore[operator]
    assert str(error.value) == sentence
