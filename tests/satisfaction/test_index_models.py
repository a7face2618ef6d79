"""The four index models as data, the survey with known truth, and where to invest."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm_teaching.satisfaction.drivers import (
    DRIVERS,
    DriverEffects,
    choose_driver,
    driver_effects,
    importance_performance,
    path_intervals,
    point_effects,
)
from crm_teaching.satisfaction.index_survey import (
    INDEX_QUESTIONS,
    TRUE_PATHS,
    index_survey,
    latent_correlations,
)
from crm_teaching.satisfaction.path_models import INDEX_MODELS, NODES, describe_models
from crm_teaching.satisfaction.pls import fit_pls

ECSI = INDEX_MODELS["ECSI"]
COSTS = {"cost_image": 30e3, "cost_hardware": 40e3, "cost_software": 25e3, "cost_value": 60e3}


def test_nodes_of_the_four_models() -> None:
    assert set(INDEX_MODELS["SCSB"].places) == {
        "quality",
        "expectation",
        "satisfaction",
        "complaint",
        "loyalty",
    }
    assert set(INDEX_MODELS["ACSI"].places) == set(INDEX_MODELS["SCSB"].places) | {"value"}
    assert "complaint" not in ECSI.places and {"image", "hardware", "software"} <= set(ECSI.places)
    assert set(INDEX_MODELS["CCSI"].status.values()) == {"unverified"}
    for model in INDEX_MODELS.values():
        ends = {end for arrow in model.arrows for end in arrow}
        assert ends == set(model.places) and set(model.places) <= set(NODES)
        assert set(model.status.values()) <= {"literature", "unverified"}
    assert describe_models().set_index("index")["arrows"].to_dict() == {
        "SCSB": 6,
        "ACSI": 9,
        "ECSI": 13,
        "CCSI": 9,
    }


def test_the_survey_holds_its_truth() -> None:
    r = latent_correlations()
    causes = [cause for cause, effect in TRUE_PATHS if effect == "satisfaction"]
    found = np.linalg.solve(r.loc[causes, causes], r.loc[causes, "satisfaction"])
    assert found == pytest.approx([TRUE_PATHS[cause, "satisfaction"] for cause in causes])
    answers = index_survey(50_000)
    assert answers.min().min() >= 1 and answers.max().max() <= 10
    # One question against itself in another block: loading * loading * true correlation, less rounding.
    seen = answers["image_1"].corr(answers["expectation_1"])
    assert seen == pytest.approx(0.85**2 * 0.5, abs=0.03)


def test_truth_that_explains_too_much_is_refused() -> None:
    with pytest.raises(ValueError, match="leave room for chance"):
        latent_correlations({("image", "expectation"): 1.0})


def test_plain_scores_pull_paths_towards_nothing_and_the_correction_undoes_it() -> None:
    answers = index_survey(20_000)
    blocks = ECSI.blocks(INDEX_QUESTIONS)
    truth = np.array([TRUE_PATHS[arrow] for arrow in ECSI.arrows])
    plain = fit_pls(answers, blocks, ECSI.arrows).paths["coefficient"].to_numpy()
    corrected = fit_pls(answers, blocks, ECSI.arrows, consistent=True).paths["coefficient"].to_numpy()
    assert np.abs(corrected - truth).max() < 0.035
    strong = truth > 0.3
    assert (plain[strong] < truth[strong] - 0.04).all()


def test_blocks_that_do_not_hang_together_cannot_be_corrected() -> None:
    noise = pd.DataFrame(np.random.default_rng(4).integers(1, 11, (40, 22)), columns=index_survey(3).columns)
    with pytest.raises(ValueError, match="`answers` must be questions that agree inside each block"):
        fit_pls(noise, ECSI.blocks(INDEX_QUESTIONS), ECSI.arrows, consistent=True)


@pytest.mark.slow
def test_corrected_intervals_hold_the_truth_in_90_of_100_surveys() -> None:
    truth, hits = np.array([TRUE_PATHS[arrow] for arrow in ECSI.arrows]), np.zeros(13)
    plain = 0
    for seed in range(100):
        paths = path_intervals(index_survey(seed=seed), ECSI, INDEX_QUESTIONS, 400, consistent=True)
        plain_paths = path_intervals(index_survey(seed=seed), ECSI, INDEX_QUESTIONS)
        arrow = plain_paths.iloc[ECSI.arrows.index(("satisfaction", "loyalty"))]
        plain += arrow["low"] <= TRUE_PATHS["satisfaction", "loyalty"] <= arrow["high"]
        hits += (paths["low"] <= truth) & (truth <= paths["high"])
    found = dict(zip(ECSI.arrows, hits, strict=True))
    assert hits.min() >= 90, found
    assert plain < 50


def test_importance_is_in_points_of_the_index() -> None:
    answers = index_survey()
    fit = fit_pls(answers, ECSI.blocks(INDEX_QUESTIONS), ECSI.arrows)
    table = importance_performance(fit)
    total = fit.total_effects().loc["software", "satisfaction"]
    by_hand = total * fit.index["satisfaction"].std() / fit.index["software"].std()
    assert table.loc["software", "importance"] == pytest.approx(by_hand)
    assert table.loc["value", "performance"] == pytest.approx(100 * (fit.index["value"].mean() - 1) / 9)
    assert list(point_effects(fit).index) == list(DRIVERS)


def test_a_model_without_the_drivers_is_refused() -> None:
    with pytest.raises(ValueError, match="`fit` must be a model with image"):
        acsi = INDEX_MODELS["ACSI"]
        point_effects(fit_pls(index_survey(50), acsi.blocks(INDEX_QUESTIONS), acsi.arrows))


def _effects(n: int) -> DriverEffects:
    return driver_effects(index_survey(n), ECSI, INDEX_QUESTIONS, n_draws=60)


def test_the_target_decides_and_so_does_the_number_of_customers() -> None:
    small = _effects(400)
    assert choose_driver(small, **COSTS).decision.key == "raise_software"
    assert choose_driver(small, **COSTS, target="loyalty").decision.key == "ask_more"
    assert choose_driver(_effects(4000), **COSTS, target="loyalty").decision.key == "raise_image"
    cheap = COSTS | {"cost_value": 5e3}
    assert choose_driver(small, **cheap).decision.key == "raise_value"


def test_the_cost_of_image_turns_the_answer_and_600_more_customers_settle_it() -> None:
    first, later = index_survey(), index_survey(20_000).iloc[400:1000]
    few = driver_effects(first, ECSI, INDEX_QUESTIONS)
    found = {
        cost: choose_driver(few, **(COSTS | {"cost_image": cost}), target="loyalty").decision.key
        for cost in (22e3, 23e3, 37e3, 38e3)
    }
    assert list(found.values()) == ["raise_image", "ask_more", "ask_more", "raise_software"]
    more = driver_effects(pd.concat([first, later]), ECSI, INDEX_QUESTIONS)
    for estimate in ("standardised", "corrected"):
        choice = choose_driver(more, **COSTS, target="loyalty", estimate=estimate)
        assert choice.decision.key == "raise_image"


def test_draws_are_the_gains_behind_the_shares() -> None:
    choice = choose_driver(_effects(400), **COSTS, target="loyalty")
    assert choice.draws.idxmax(axis=1).value_counts(normalize=True)["software"] == pytest.approx(
        choice.best_share
    )
    # To know the best driver cannot be worth less than to take the leader.
    assert choice.draws.max(axis=1).mean() >= choice.draws["software"].mean()


def test_cost_and_names_are_checked() -> None:
    effects = _effects(200)
    with pytest.raises(ValueError, match="`cost` must be above 0; got 0"):
        choose_driver(effects, **(COSTS | {"cost_value": 0}))
    with pytest.raises(ValueError, match="`target` must be one of"):
        choose_driver(effects, **COSTS, target="profit")
    with pytest.raises(ValueError, match="`estimate` must be one of"):
        choose_driver(effects, **COSTS, estimate="best")
