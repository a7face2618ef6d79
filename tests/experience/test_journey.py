"""A guest's journey: three sums, ratings rescaled, and a survey whose truth is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm_teaching import cases
from crm_teaching.experience import journey_claims
from crm_teaching.experience.guests import guest_survey, lowest_shares, moment_nps, plan_survey
from crm_teaching.experience.journey import MOMENTS, RULES, choose_repair, journey, repair_gains, sum_up
from crm_teaching.experience.journey_explorers import explore_journey, explore_worst_moment
from crm_teaching.experience.rating import rescale
from crm_teaching.experience.weights import driver_weights, repair_leads

INN = journey(cases.load("journey_hotel"))


@pytest.mark.parametrize(
    ("rating", "from_one", "from_nought"), [(4.6, 90, 92), (4.1, 77.5, 82), (4.7, 92.5, 94), (1, 0, 20)]
)
def test_ratings_of_the_facts_sheet(rating, from_one, from_nought):
    assert rescale(rating) == pytest.approx(from_one)
    assert rescale(rating, lowest=0) == pytest.approx(from_nought)


def test_the_gap_between_google_and_ikea_is_15_or_12():
    assert rescale(4.7) - rescale(4.1) == pytest.approx(15)
    assert rescale(4.7, 0) - rescale(4.1, 0) == pytest.approx(12)


def test_three_rules_name_three_repairs():
    first = {rule: choose_repair(INN, rule) for rule in RULES}
    assert {rule: one.first for rule, one in first.items()} == {
        "mean": "enquiry",
        "weakest": "check_in",
        "peak_end": "after_stay",
    }
    gains = {rule: one.moments["gain"].max() for rule, one in first.items()}
    # By hand: 15 / 6; from 45 to 55, the next lowest; 12 / 2.
    assert gains == pytest.approx({"mean": 2.5, "weakest": 10, "peak_end": 6})
    assert [one.summary for one in first.values()] == pytest.approx([400 / 6, 45, 72.5])


@pytest.mark.parametrize(
    ("score", "first", "total"),
    [(11, "after_stay", 72.5), (10, "room", 32.5), (9, "room", 32), (3, "check_in", 29)],
)
def test_peak_end_jumps_when_a_bad_moment_becomes_the_peak(score, first, total):
    found = choose_repair(INN, "peak_end", score_check_in=score)
    assert (found.first, found.summary) == (first, total)


@pytest.mark.parametrize("scores", [[10, 90, 55], [90, 10, 55]])
def test_of_two_equally_far_from_the_middle_the_lower_is_the_peak(scores):
    assert sum_up(pd.Series(scores), "peak_end") == 32.5


def test_two_equally_weak_links_cannot_be_lifted_by_one_repair():
    found = choose_repair(INN, "weakest", score_check_in=55)
    assert (found.first, found.moments["gain"].max()) == ("none", 0)
    assert found.moments["counts"].sum() == 2


def test_a_score_stops_at_100_and_the_table_is_left_alone():
    before = INN.copy()
    gains = repair_gains(pd.Series({"room": 98, "after_stay": 90}), pd.Series({"room": 30, "after_stay": 0}))
    assert gains.loc["room", "mean"] == pytest.approx(1)
    choose_repair(INN, "mean", score_room=3)
    pd.testing.assert_frame_equal(INN, before)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: rescale(8), "`rating` must be between 1 and 5; got 8. Which numbers does the form offer?"),
        (
            lambda: sum_up(INN["score"], "best"),
            "`rule` must be one of 'mean', 'weakest', 'peak_end'; got 'best'. Copy one of these names.",
        ),
        (
            lambda: choose_repair(INN, score_room=900),
            "`score_room` must be a score between 0 and 100; got 900. Rescale ratings first.",
        ),
        (
            lambda: choose_repair(INN[["score"]]),
            "`moments` must be a table with the column 'buys'; got 'score'. Use journey().",
        ),
        (
            lambda: guest_survey(INN, 0),
            "`n_guests` must be a whole number of at least 1; got 0. Use a larger number.",
        ),
        (
            lambda: guest_survey(INN.assign(nps=90), 60),
            "`nps` must be between -70 and 70; got 90. At every moment 70% take sides.",
        ),
        (
            lambda: driver_weights(guest_survey(INN, 6)),
            "`survey` must be answered by more than 7 guests; got 6. Ask more guests.",
        ),
        (
            lambda: repair_leads(guest_survey(INN, 60), INN["buys"].iloc[:2], "room"),
            "`first` must be one of 'enquiry', 'booking'; got 'room'. Copy one of these names.",
        ),
        (lambda: plan_survey(INN, 60, 0), "`gap` must be above 0; got 0. Use a larger number."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(call, sentence):
    with pytest.raises(ValueError) as refused:
        call()
    assert str(refused.value) == sentence


def test_simulated_guests_hold_the_truth():
    survey = guest_survey(INN, 200_000)
    assert moment_nps(survey)["nps"].to_numpy() == pytest.approx(INN["nps"].to_numpy(), abs=0.8)
    assert survey[list(MOMENTS)].isin(range(3, 11)).all(axis=None)
    assert driver_weights(survey)["weight"].to_numpy() == pytest.approx(INN["weight"].to_numpy(), abs=0.01)


@pytest.mark.parametrize("n", [60, 600])
def test_weights_scores_and_leads_lie_in_their_intervals(n):
    weights, scores, leads = np.zeros(6), np.zeros(6), np.zeros(5)
    gains = INN["weight"] * INN["buys"]
    true = (gains["after_stay"] - gains).drop("after_stay")
    for start in range(200):
        survey = guest_survey(INN, n, seed=start)
        found, nps = driver_weights(survey), moment_nps(survey)
        lead = repair_leads(survey, INN["buys"], "after_stay")
        weights += (found["low"] <= INN["weight"]) & (INN["weight"] <= found["high"])
        scores += (nps["low"] <= INN["nps"]) & (INN["nps"] <= nps["high"])
        leads += (lead["low"] <= true) & (true <= lead["high"])
    assert (weights >= 180).all(), weights
    assert (scores >= 180).all(), scores
    assert (leads >= 180).all(), leads


def test_a_lead_is_the_difference_of_two_gains():
    survey = guest_survey(INN, 60)
    gains = driver_weights(survey)["weight"] * INN["buys"]
    leads = repair_leads(survey, INN["buys"], "after_stay")
    assert leads["lead"].to_numpy() == pytest.approx(
        (gains["after_stay"] - gains).drop("after_stay").to_numpy()
    )
    # What the lesson's decision rests on: check-in alone cannot be told from the best.
    assert leads.index[leads["low"] < 0].tolist() == ["check_in"]


def test_sixty_guests_mostly_find_the_largest_gain():
    firsts = [
        (driver_weights(guest_survey(INN, 60, seed=start))["weight"] * INN["buys"]).idxmax()
        for start in range(200)
    ]
    assert firsts.count("after_stay") / 200 == pytest.approx(0.945, abs=0.03)


def test_the_survey_of_the_lesson_was_picked_for_naming_a_wrong_moment():
    assert moment_nps(guest_survey(INN, 60))["nps"].idxmin() == "check_out"


@pytest.mark.parametrize("n", [60, 240])
def test_surveys_drawn_one_by_one_agree_on_the_lowest(n):
    lowest = [moment_nps(guest_survey(INN, n, seed=start))["nps"] for start in range(600)]
    # Two moments may share the last place: each counts a part.
    drawn = np.mean([(row == row.min()) / (row == row.min()).sum() for row in lowest], axis=0)
    assert lowest_shares(INN["nps"], n).to_numpy() == pytest.approx(drawn, abs=0.06)


def test_how_many_answers():
    plan = plan_survey(INN, 60, 8)
    assert plan.n_needed == pytest.approx(360, abs=5)
    assert 100 * plan.right == pytest.approx(63, abs=1)
    assert lowest_shares(INN["nps"], plan.n_needed)["check_in"] == pytest.approx(0.90, abs=2e-3)
    needed = [plan_survey(INN, 60, gap).n_needed for gap in (2, 4, 8, 25)]
    assert needed == sorted(needed, reverse=True)


def test_the_explorers_flip():
    repair = explore_journey()
    firsts = {repair.result.first}
    for rule in RULES:
        repair.set(rule=rule)
        firsts.add(repair.result.first)
    assert firsts == {"enquiry", "check_in", "after_stay"}
    ask = explore_worst_moment()
    keys = [ask.result.decision.key]
    for button in ("wide_gap", "narrow_gap"):
        ask.press(button)
        keys.append(ask.result.decision.key)
    assert keys == ["ask_more", "repair", "either"]


def test_an_inn_of_ones_own_moves_the_explorer():
    own = explore_journey(cases.load("journey_hotel").with_values(score_check_in=9))
    assert own.result.first == "room"


def test_the_claim():
    rated = journey_claims.ratings_of_2019()
    assert rated.verdict == "unknown"
    assert rated.table["computed"].tolist()[:2] == ["15 points", "12 points"]
