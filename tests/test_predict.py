"""Predictions: committed, changed, judged."""

from __future__ import annotations

import pytest

from crm_teaching.prediction import Prediction, predict


def yes_no() -> Prediction:
    return predict("Does it?", {"yes": "Yes 是", "no": "No 否"})


def test_nothing_is_chosen_for_the_learner() -> None:
    guess = yes_no()
    assert guess.value is None
    assert guess._input.value is None
    guess._button.click()
    assert guess.value is None
    assert "Choose an answer first" in guess._note.value


def test_commit_locks_the_answer_and_change_unlocks_it() -> None:
    guess = yes_no()
    calls: list[int] = []
    guess.on_commit(lambda: calls.append(1))
    guess._input.value = "yes"
    guess._button.click()
    assert (guess.value, guess._input.disabled) == ("yes", True)
    guess._button.click()
    assert (guess.value, guess._input.disabled) == (None, False)
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("said", "actual", "words"),
    [(0.40, 0.41, "Close"), (0.80, 0.41, "too high"), (0.10, 0.41, "too low")],
)
def test_a_share_is_judged_within_a_twentieth_of_the_range(said: float, actual: float, words: str) -> None:
    guess = predict("How full is it?", low=0, high=1, unit="%")
    guess.commit(said)
    assert words in guess.verdict(actual)
    assert "41%" in guess.verdict(actual)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError) as caught:
        yes_no().commit("maybe")
    assert (
        str(caught.value) == "`value` must be one of 'yes', 'no'; got 'maybe'. Use the key, not the wording."
    )


def test_one_option_is_no_choice() -> None:
    with pytest.raises(ValueError) as caught:
        predict("Does it?", {"yes": "Yes 是"})
    assert str(caught.value) == "`options` must be at least 2 answers; got 1. Give a choice."


def test_an_empty_range_is_refused() -> None:
    with pytest.raises(ValueError) as caught:
        predict("How many?", low=5, high=5)
    assert str(caught.value) == "`low` must be below `high` (5); got 5. Swap them."


def test_a_stored_question_reads_without_a_kernel() -> None:
    bundle = predict("How <many>?", {"a": "One 一", "b": "Two 二"})._repr_mimebundle_()
    assert bundle["text/plain"] == "Predict 先预测: How <many>? ( ) One 一 ( ) Two 二"
    assert "How &lt;many&gt;?" in bundle["text/html"]
    assert "<li>Two 二</li>" in bundle["text/html"]
