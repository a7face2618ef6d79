"""The shifted-beta-geometric model against its published numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching.loyalty.sbg import SBG, fit_sbg, project_cohort
from crm_teaching.loyalty.truth import simulate_cohort

REGULAR = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]
HIGH_END = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]
positive = st.floats(0.2, 20)


@pytest.mark.parametrize(
    ("cohort", "alpha", "beta", "log_likelihood"),
    [(REGULAR, 0.704, 1.182, -1680.3), (HIGH_END, 0.668, 3.806, -1611.2)],
)
def test_published_parameters(cohort: list[float], alpha: float, beta: float, log_likelihood: float) -> None:
    model = fit_sbg([10 * share for share in cohort])
    assert (round(model.alpha, 3), round(model.beta, 3)) == (alpha, beta)
    assert model.fit is not None
    assert round(model.fit.log_likelihood, 1) == log_likelihood


def test_the_scale_of_the_cohort_does_not_matter() -> None:
    shares, counts = fit_sbg([s / 100 for s in REGULAR]), fit_sbg([1000 * s for s in REGULAR])
    assert shares.alpha == pytest.approx(counts.alpha, rel=1e-4)
    assert shares.beta == pytest.approx(counts.beta, rel=1e-4)


def test_seven_years_foretell_the_next_five_of_the_high_end() -> None:
    known = fit_sbg(HIGH_END)
    assert np.round(100 * known.survival(range(8, 13)), 1).tolist() == [46.0, 43.6, 41.4, 39.5, 37.8]


def test_constant_retention_loses_the_loyal_rest() -> None:
    later = [22.3, 20.7, 19.4, 18.3, 17.3]
    end = project_cohort([*REGULAR, *later], n_known=7).iloc[-1]
    assert round(end["actual"], 3) == 0.173 and not end["known"]
    assert round(end["sbg"], 2) == 0.17
    assert end["constant"] < 0.05
    with pytest.raises(ValueError) as error:
        project_cohort(REGULAR, n_known=8)
    said = "`n_known` must be below 8, the numbers given; got 8. Keep years to compare with."
    assert str(error.value) == said


@given(alpha=positive, beta=positive)
def test_chances_add_up(alpha: float, beta: float) -> None:
    model = SBG(alpha, beta)
    t = np.arange(1, 30)
    assert model.survival(0) == pytest.approx(1)
    assert model.churn_probability(1) == pytest.approx(alpha / (alpha + beta))
    assert model.churn_probability(t).sum() + model.survival(29) == pytest.approx(1)
    assert np.cumprod(model.retention(t)) == pytest.approx(model.survival(t))
    assert (np.diff(model.retention(t)) > 0).all()


@given(alpha=positive, beta=positive, discount=st.floats(0.05, 0.5), renewals=st.integers(0, 10))
def test_discounted_lifetimes_equal_their_sums(
    alpha: float, beta: float, discount: float, renewals: int
) -> None:
    model = SBG(alpha, beta)
    t = np.arange(0, 700)
    new = (model.survival(t) / (1 + discount) ** t).sum()
    assert model.discounted_expected_lifetime(discount) == pytest.approx(new, rel=1e-6)
    rest = model.survival(t + renewals + 1) / model.survival(renewals) / (1 + discount) ** t
    assert model.derl(discount, renewals) == pytest.approx(rest.sum(), rel=1e-6)


def test_lifetimes_without_discount() -> None:
    model = SBG(3.0, 6.0)
    t = np.arange(0, 200_000)
    assert model.expected_lifetime() == pytest.approx(model.survival(t).sum(), rel=1e-4)
    rest = model.survival(t[1:] + 4) / model.survival(4)
    assert model.expected_residual_lifetime(4) == pytest.approx(rest.sum(), rel=1e-4)


def test_customers_who_do_not_differ_are_told_so() -> None:
    with pytest.raises(ValueError) as error:
        fit_sbg([1000, 500, 250, 125])
    said = str(error.value)
    assert said.startswith(
        "`active` must be telling enough to fit the model; got a search that ends at alpha"
    )
    assert said.endswith("If the same share leaves each year, customers do not differ.")


def test_lifetimes_of_like_customers_do_not_overflow() -> None:
    alike = SBG(500.0, 2000.0).derl(0.1, 3)
    assert alike == pytest.approx(0.8 * 1.1 / (1.1 - 0.8), rel=0.01)


def test_text_is_no_cohort() -> None:
    with pytest.raises(TypeError) as error:
        fit_sbg("many")
    assert str(error.value) == "`active` must be numbers; got many. Convert them with pd.to_numeric."


def test_simulated_cohorts_recover_their_truth() -> None:
    alpha, beta = truth = np.array([0.704, 1.182])
    inside = np.zeros(2)
    for seed in range(100):
        fit = fit_sbg(simulate_cohort(1000, alpha, beta, 7, seed=seed)).fit
        assert fit is not None
        bounds = fit.intervals()
        inside += (bounds["low"] <= truth) & (truth <= bounds["high"])
    assert (inside >= 90).all(), inside


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: fit_sbg([100, 50]),
            "`active` must be a list of at least 3 numbers; got 2. Give the start and two years.",
        ),
        (
            lambda: fit_sbg([[100, 50], [40, 30]]),
            "`active` must be a list of at least 3 numbers; got 2 columns. Give the start and two years.",
        ),
        (
            lambda: fit_sbg([100, 50, 60]),
            "`active` must be never rising; got 50 then 60. Follow one cohort; leave out newcomers.",
        ),
        (
            lambda: fit_sbg([100, float("nan"), 60]),
            "`active` must be all at least 0; got nan. Leave out years that are not known.",
        ),
        (
            lambda: fit_sbg([100, 100, 100]),
            "`active` must be falling at least once; got no loss. Without a loss churn is unknown.",
        ),
        (
            lambda: SBG(0, 1),
            "`alpha` must be above 0; got 0. Use a larger number.",
        ),
        (
            lambda: SBG(0.7, 1.2).expected_lifetime(),
            "`alpha` must be above 1; got 0.7. The mean has no end; discount it.",
        ),
        (
            lambda: SBG(0.7, 1.2).derl(0),
            "`discount` must be above 0; got 0. Without discounting the sum need not end.",
        ),
        (
            lambda: SBG(0.7, 1.2).retention([1, 0]),
            "`years` must be whole numbers of at least 1; got 0. Count renewals.",
        ),
    ],
)
def test_what_the_model_refuses(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        call()  # type: ignore[operator]
    assert str(error.value) == sentence
