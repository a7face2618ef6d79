"""Switching costs: the chance to stay, and how long a barrier lasts."""

from __future__ import annotations

import numpy as np
import pytest

from crm_teaching.loyalty.switching import copied_barriers, stay_probability


def test_even_chance_where_barrier_equals_offer():
    assert stay_probability(4, 4) == pytest.approx(0.5)
    assert stay_probability(4, 2) == pytest.approx(1 / (1 + np.exp(-2)))


def test_chance_follows_a_seeded_crowd():
    rng = np.random.default_rng(3)
    # The difference of two extreme-value tastes is logistic: the model behind the formula.
    taste = rng.gumbel(size=(200_000, 2))
    stays = (3.0 + taste[:, 0] > 2.0 + taste[:, 1]).mean()
    assert stays == pytest.approx(stay_probability(3.0, 2.0), abs=0.003)


def test_same_barrier_lasts_as_long_as_it_is_hard_to_copy():
    held = [
        copied_barriers(0, 8, 0, 3).years_held,
        copied_barriers(8, 0, 0, 3).years_held,
        copied_barriers(0, 0, 8, 3).years_held,
    ]
    assert held == sorted(held) and held[0] == pytest.approx(0.7) and held[2] == 10
    assert held[1] == pytest.approx(2 * np.log2(8 / 3), abs=0.1)


def test_people_hold_only_while_they_stay():
    assert copied_barriers(0, 0, 8, 3, half_relational=2).years_held == pytest.approx(2.8)


def test_decisions():
    assert copied_barriers(4, 2, 2, 3).decision.key == "leaves"
    assert copied_barriers(4, 2, 2, 2).decision.key == "stays"
    assert copied_barriers(1, 0, 0, 5).years_held == 0


def test_barriers_only_sink():
    path = copied_barriers(4, 2, 2, 3).path
    assert (path[["procedural", "financial", "relational", "total", "p_stay"]].diff().dropna() < 0).all(
        axis=None
    )


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: copied_barriers(-1, 0, 0, 2),
            "`procedural` must be at least 0; got -1. A cost of switching holds; it cannot push.",
        ),
        (
            lambda: copied_barriers(1, 1, 1, 2, half_relational=0),
            "`half_relational` must be above 0; got 0. Give the years until half is copied.",
        ),
    ],
)
def test_errors_say_rule_value_and_way_out(call, sentence):
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == sentence
