"""The bakery's index: against hand computations and against the known truth."""

from __future__ import annotations

import numpy as np
import pytest

from crm_teaching.loyalty.bakery import INDICATORS, bakery_halves, bakery_survey, invitation_hits


def test_sixteen_items_eight_and_eight() -> None:
    assert INDICATORS["half"].value_counts().to_dict() == {"behaviour": 8, "attitude": 8}
    assert set(INDICATORS["sign"]) == {1, -1}


def test_halves_equal_a_slow_computation() -> None:
    survey = bakery_survey(200)
    item_scores = [
        sign * (survey[item] - survey[item].mean()) / survey[item].std()
        for item, sign in INDICATORS.loc[INDICATORS["half"] == "attitude", "sign"].items()
    ]
    assert np.allclose(bakery_halves(survey)["attitude"], sum(item_scores) / 8)
    index = 0.25 * bakery_halves(survey)["behaviour"] + 0.75 * sum(item_scores) / 8
    invited, loyal = (set(values.nlargest(40).index) for values in (index, survey["true_attachment"]))
    assert invitation_hits(survey, 0.25, n_invited=40) == pytest.approx(len(invited & loyal) / 40)


def test_the_survey_recovers_its_truth_without_bias_and_loses_it_with() -> None:
    clean = bakery_survey(4000, convenience=0, politeness=0, seed=3)
    assert bakery_halves(clean).mean(axis=1).corr(clean["true_attachment"]) > 0.9
    biased = bakery_survey(4000, convenience=2, politeness=0, seed=3)
    halves = bakery_halves(biased).corrwith(biased["true_attachment"])
    # 1 / sqrt(1 + 4 + 1.5**2 / 8): eight items do not average the common bias away.
    assert halves["behaviour"] == pytest.approx((1 + 4 + 1.5**2 / 8) ** -0.5, abs=0.03)
    assert halves["attitude"] > 0.85


@pytest.mark.parametrize(
    ("convenience", "politeness", "hits"),
    [(1.0, 0.3, [0.68, 0.66, 0.57]), (0.3, 1.5, [0.44, 0.60, 0.71]), (0.3, 0.3, [0.68, 0.73, 0.71])],
)
def test_hits_that_the_lesson_reads(convenience: float, politeness: float, hits: list[float]) -> None:
    survey = bakery_survey(convenience=convenience, politeness=politeness)
    computed = [invitation_hits(survey, weight) for weight in (0, 0.5, 1)]
    assert computed == pytest.approx(hits, abs=0.0051)


@pytest.mark.parametrize("seed", range(5))
def test_other_customers_give_the_same_lesson(seed: int) -> None:
    survey = bakery_survey(2000, convenience=1.0, politeness=0.3, seed=seed)
    halves = bakery_halves(survey).corrwith(survey["true_attachment"])
    assert halves["attitude"] > halves["behaviour"] + 0.1


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: invitation_hits(bakery_survey(50), 1.5),
            "`weight` must be a share between 0 and 1; got 1.5. Did you mean 0.015?",
        ),
        (
            lambda: bakery_halves(bakery_survey(20).assign(awareness=3)),
            "`survey` must be answered by all, and not all alike, in 'awareness'; got a gap or a single "
            "answer. Leave out the item or the customers who did not answer.",
        ),
        (
            lambda: bakery_survey(1),
            "`n_customers` must be a whole number of at least 2; got 1. Use a larger number.",
        ),
    ],
)
def test_refusals_are_one_sentence(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        call()  # type: ignore[operator]
    assert str(error.value) == sentence
