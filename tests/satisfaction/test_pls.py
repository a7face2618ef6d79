"""Path models by partial least squares: published numbers, a case solved by hand, and what may not matter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_teaching.satisfaction.index_survey import INDEX_QUESTIONS, index_survey
from crm_teaching.satisfaction.path_models import INDEX_MODELS
from crm_teaching.satisfaction.pls import METRICS, SCHEMES, fit_pls, resample_pls
from crm_teaching.satisfaction.pls_steps import solve

# The published survey of 250 mobile phone customers (Tenenhaus et al. 2005) is not ours to ship. These are
# sums over its answers, n sum(xy) - sum(x) sum(y), from which every step of the method follows.
SUMS = pd.read_csv(Path(__file__).parent / "mobile_survey_sums.csv")
ECSI_BLOCKS = {"Image": 5, "Expectation": 3, "Quality": 7, "Value": 2, "Satisfaction": 3, "Complaints": 1}
ECSI_BLOCKS |= {"Loyalty": 3}
# Each arrow with its coefficient in the path scheme, as printed by seminr for this survey.
ECSI = {
    ("Image", "Expectation"): 0.50491393362921,
    ("Expectation", "Quality"): 0.556748962354268,
    ("Expectation", "Value"): 0.0499883925356608,
    ("Quality", "Value"): 0.558304379470818,
    ("Image", "Satisfaction"): 0.178739500119218,
    ("Expectation", "Satisfaction"): 0.0625228695392276,
    ("Quality", "Satisfaction"): 0.512023940041866,
    ("Value", "Satisfaction"): 0.194765104190193,
    ("Satisfaction", "Complaints"): 0.528066246257102,
    ("Image", "Loyalty"): 0.195755333112827,
    ("Satisfaction", "Loyalty"): 0.485477623599999,
    ("Complaints", "Loyalty"): 0.0669260690288726,
}
PRINTED = {
    # SmartPLS, kept with the R package semPLS to eight digits, in the same order.
    "centroid": "0.50470564 0.55724786 0.05078755 0.55721686 0.17883348 0.06442534 "
    "0.51254524 0.19181566 0.52609731 0.19535971 0.48347472 0.07123241",
    "factorial": "0.50494314 0.55675903 0.05017810 0.55776245 0.17859267 0.06494365 "
    "0.51297470 0.19144526 0.52585655 0.19581962 0.48305917 0.07031057",
    # seminr, reflective blocks: correlations corrected for rho_A.
    "consistent": "0.863293224285674 0.871015662310167 -0.0542254590356965 0.721338681019901 "
    "0.149912929038302 0.0267459798628787 0.669320353808553 0.178265758936686 "
    "0.59445906360396 -0.0909719787980266 0.961520130380892 -0.0392251229831456",
    # The Python package plspm 0.5.7, questions not standardised, path scheme.
    "raw": "0.49364773 0.54488429 0.06528364 0.54141144 0.1528732 0.03542039 "
    "0.54293596 0.20217679 0.54122181 0.21398025 0.46600692 0.04542217",
}
PUBLISHED = {way: [float(number) for number in printed.split()] for way, printed in PRINTED.items()}
PUBLISHED["path"] = list(ECSI.values())
WAYS: dict[str, dict[str, Any]] = {
    "path": {},
    "centroid": {"scheme": "centroid"},
    "factorial": {"scheme": "factorial"},
    "consistent": {"consistent": True},
    "raw": {"metric": "raw"},
}


def _mobile(way: str) -> Any:
    upper = SUMS.to_numpy()
    sums = np.where(np.isnan(upper), upper.T, upper)
    mask = np.repeat(np.eye(len(ECSI_BLOCKS)), list(ECSI_BLOCKS.values()), axis=0)
    names = list(ECSI_BLOCKS)
    arrow = np.array([[(cause, effect) in ECSI for effect in names] for cause in names])
    ways = {"scheme": "path", "metric": "standardised", "consistent": False} | WAYS[way]
    return solve(sums / 250**2, mask, arrow, **ways, tolerance=1e-10, max_rounds=1000)


@pytest.mark.parametrize("way", WAYS)
def test_the_mobile_survey_gives_the_published_paths(way: str) -> None:
    names = list(ECSI_BLOCKS)
    found = _mobile(way).effects
    ours = [found[names.index(cause), names.index(effect)] for cause, effect in ECSI]
    assert ours == pytest.approx(PUBLISHED[way], abs=1e-6)


def test_the_mobile_survey_gives_the_published_weights() -> None:
    image = _mobile("path").weights[:5, 0]
    printed = [0.301312155028411, 0.259691153052593, 0.217923053132011, 0.328503566516196]
    assert image == pytest.approx([*printed, 0.324681406422246], abs=1e-9)


def _two_by_two(seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    hidden = rng.normal(size=60)
    noise = rng.normal(size=(60, 4))
    return pd.DataFrame(5 + 2 * hidden[:, None] + noise * [1, 2, 1, 3], columns=["a1", "a2", "b1", "b2"])


TWO: dict[str, Any] = {"blocks": {"a": ["a1", "a2"], "b": ["b1", "b2"]}, "arrows": [("a", "b")]}


def test_two_blocks_of_two_questions_by_hand() -> None:
    people = _two_by_two()
    r = people.corr().to_numpy()
    # Mode A between two blocks: the weights are the singular vectors of the correlations across blocks.
    u, _, v = np.linalg.svd(r[:2, 2:])
    a, b = np.abs(u[:, 0]), np.abs(v[0])
    by_hand = a @ r[:2, 2:] @ b / np.sqrt((a @ r[:2, :2] @ a) * (b @ r[2:, 2:] @ b))
    for scheme in SCHEMES:
        fit = fit_pls(people, **TWO, scheme=scheme)
        assert fit.paths["coefficient"][0] == pytest.approx(by_hand, abs=1e-9)
        assert fit.r_squared["b"] == pytest.approx(by_hand**2, abs=1e-9)


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_paths_are_regressions_of_the_scores(scheme: str, metric: str) -> None:
    people, model = index_survey(), INDEX_MODELS["ECSI"]
    fit = fit_pls(people, model.blocks(INDEX_QUESTIONS), model.arrows, scheme=scheme, metric=metric)
    causes = [cause for cause, effect in model.arrows if effect == "satisfaction"]
    ols = sm.OLS(fit.scores["satisfaction"], fit.scores[causes]).fit()
    ours = fit.paths.loc[fit.paths["to"] == "satisfaction", "coefficient"]
    assert ours.to_numpy() == pytest.approx(ols.params.to_numpy())
    assert fit.r_squared["satisfaction"] == pytest.approx(ols.rsquared)
    assert np.allclose(fit.scores.var(ddof=0), 1) and np.allclose(fit.scores.mean(), 0)
    assert fit.weights.groupby("block")["share"].sum().to_numpy() == pytest.approx(1)


def test_total_effects_add_the_roads() -> None:
    people, model = index_survey(), INDEX_MODELS["SCSB"]
    fit = fit_pls(people, model.blocks(INDEX_QUESTIONS), model.arrows)
    b, total = fit.effects, fit.total_effects()
    roads = b.loc["expectation", "satisfaction"] + (
        b.loc["expectation", "quality"] * b.loc["quality", "satisfaction"]
    )
    assert total.loc["expectation", "satisfaction"] == pytest.approx(roads)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.1, 50), min_size=4, max_size=4), st.permutations(range(60)))
def test_units_and_order_of_customers_do_not_matter(factors: list[float], order: list[int]) -> None:
    people = _two_by_two()
    moved = (people * factors + 3).iloc[order]
    first, second = fit_pls(people, **TWO), fit_pls(moved, **TWO)
    assert second.paths["coefficient"][0] == pytest.approx(first.paths["coefficient"][0], abs=1e-8)


def test_the_raw_metric_listens_to_the_loudest_question() -> None:
    people = _two_by_two()
    louder = people.assign(a2=10 * people["a2"])
    standardised = [fit_pls(table, **TWO).paths["coefficient"][0] for table in (people, louder)]
    raw = [fit_pls(table, **TWO, metric="raw").paths["coefficient"][0] for table in (people, louder)]
    assert standardised[0] == pytest.approx(standardised[1])
    assert abs(raw[0] - raw[1]) > 0.01


def test_a_block_turned_round_points_the_other_way() -> None:
    people = _two_by_two()
    turned = people.assign(b1=-people["b1"], b2=-people["b2"])
    assert fit_pls(turned, **TWO).paths["coefficient"][0] == pytest.approx(
        -fit_pls(people, **TWO).paths["coefficient"][0]
    )


def test_resamples_are_fits_of_resampled_customers() -> None:
    people = _two_by_two()
    effects, spread = resample_pls(people, **TWO, n_draws=3, seed=5)
    rng = np.random.default_rng(5)
    for found, wide in zip(effects, spread, strict=True):
        fit = fit_pls(people.iloc[rng.integers(0, 60, 60)], **TWO)
        assert found[0, 1] == pytest.approx(fit.paths["coefficient"][0], abs=1e-6)
        assert wide == pytest.approx(fit.index.std(ddof=0).to_numpy(), abs=1e-4)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"scheme": "wold"}, "`scheme` must be one of 'centroid', 'factorial', 'path'; got 'wold'."),
        ({"metric": "log"}, "`metric` must be one of 'standardised', 'raw'; got 'log'."),
        ({"metric": "raw", "consistent": True}, "`metric` must be 'standardised' if consistent; got 'raw'."),
        ({"blocks": {"a": ["a1"], "b": ["a1"]}}, "each question in one block; got 2 questions."),
        ({"blocks": {"a": ["a1"], "b": ["z"]}}, "`answers` must be a table with the column 'z'"),
        ({"arrows": [("a", "b"), ("b", "a")]}, "run in no circle; got a circle."),
        ({"arrows": []}, "reach every block and run in no circle; got 'a' without an arrow."),
        ({"arrows": [("a", "c")]}, "`arrows` must be one of 'a', 'b'; got 'c'."),
        ({"max_rounds": 1}, "`max_rounds` must be enough for weights that settle; got 1."),
        ({"tolerance": 0}, "`tolerance` must be above 0; got 0."),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^`") as error:
        fit_pls(_two_by_two(), **(TWO | change))
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda t: t.assign(a1=np.where(t.index == 3, np.nan, t["a1"])), "60 rows, 1 answers missing"),
        (lambda t: t.assign(a1=5.0), "one value in 'a1'"),
        (lambda t: t.head(2), "2 rows, 0 answers missing"),
        (lambda t: t.head(0), "0 rows"),
    ],
)
def test_bad_answers_are_refused(spoil: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        fit_pls(spoil(_two_by_two()), **TWO)
