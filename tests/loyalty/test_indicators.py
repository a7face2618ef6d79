"""Measures and the bakery's index: against hand computations and against the known truth."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm_teaching.loyalty.bakery import INDICATORS, bakery_halves, bakery_index, bakery_survey, invite
from crm_teaching.loyalty.indicators import price_sensitivity, repeat_rate, share_of_wallet


def test_repeat_rate_counts_customers_not_orders() -> None:
    assert repeat_rate(pd.DataFrame({"customer_id": [1, 1, 1, 2]})) == 0.5


def test_price_sensitivity_by_hand_and_both_ways() -> None:
    assert price_sensitivity(10, 12, 60, 42) == pytest.approx((-18 / 51) / (2 / 11))
    assert price_sensitivity(12, 10, 42, 60) == pytest.approx(price_sensitivity(10, 12, 60, 42))
    assert price_sensitivity(10, 12, 60, 42, method="point") == pytest.approx(-1.5)
    assert price_sensitivity(12, 10, 42, 60, method="point") == pytest.approx(-18 / 7)


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
    index = bakery_index(survey, 0.25)
    assert np.allclose(index, 0.25 * bakery_halves(survey)["behaviour"] + 0.75 * sum(item_scores) / 8)


def test_the_survey_recovers_its_truth_without_bias_and_loses_it_with() -> None:
    clean = bakery_survey(4000, convenience=0, politeness=0, seed=3)
    assert bakery_index(clean).corr(clean["true_attachment"]) > 0.9
    biased = bakery_survey(4000, convenience=2, politeness=0, seed=3)
    halves = bakery_halves(biased).corrwith(biased["true_attachment"])
    # 1 / sqrt(1 + 4 + 1.5**2 / 8): eight items do not average the common bias away.
    assert halves["behaviour"] == pytest.approx((1 + 4 + 1.5**2 / 8) ** -0.5, abs=0.03)
    assert halves["attitude"] > 0.85


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ((0.5, 1.0, 0.3, 0.2), "more_attitude"),
        ((0.5, 0.3, 1.5, 0.2), "more_behaviour"),
        ((0.5, 0.3, 0.3, 0.2), "any_weight"),
        ((0.3, 1.0, 0.3, 0.2), "keep"),
    ],
)
def test_decisions(settings: tuple[float, float, float, float], key: str) -> None:
    assert invite(*settings).decision.key == key


@pytest.mark.parametrize("seed", range(5))
def test_other_customers_give_the_same_lesson(seed: int) -> None:
    survey = bakery_survey(2000, convenience=1.0, politeness=0.3, seed=seed)
    halves = bakery_halves(survey).corrwith(survey["true_attachment"])
    assert halves["attitude"] > halves["behaviour"] + 0.1


def test_invited_and_loyal_are_equally_many() -> None:
    result = invite(0.4, 1.0, 0.3, 0.25)
    people = result.customers
    assert people["invited"].sum() == people["truly_loyal"].sum() == 250
    assert result.hits == pytest.approx((people["invited"] & people["truly_loyal"]).sum() / 250)
    assert result.best_hits >= result.hits


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: share_of_wallet(200, 160),
            "`category_spend` must be at least 200; got 160. It includes what was spent with us.",
        ),
        (
            lambda: price_sensitivity(10, 10, 5, 4),
            "`price_after` must be another price; got 10. Without a change nothing shows.",
        ),
        (
            lambda: bakery_index(bakery_survey(50), 1.5),
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
