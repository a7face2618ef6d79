"""The Oriental Hotel: who fills it, which records its service needs, and whom a card changes."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.answers import RIGHT, WRONG, judge
from crm_teaching.experience import occupancy_claims
from crm_teaching.experience.card import card_test, measure_card, plan_card, return_chances
from crm_teaching.experience.occupancy import occupancy
from crm_teaching.experience.occupancy_explorers import explore_card, explore_occupancy
from crm_teaching.experience.occupancy_questions import LESSON_1
from crm_teaching.experience.script import RECORDS, SERVICE_SCRIPT

TOLD = {"guests_ever": 200_000, "return_share": 0.10, "nights": 3, "rooms": 400}
CHANCES = {"fresh_return": 0.40, "in_town": 0.80, "memory": 0.95, "woken": 0.25}
CARD = {"card_cost": 6, "worth": 1000, "guests_ever": 200_000, **CHANCES}


def test_numbers_of_the_facts_sheet():
    told = occupancy(**TOLD)
    assert told.demand == pytest.approx(60_000 / 146_000)
    assert round(told.demand, 2) == 0.41
    assert told.nights_needed == pytest.approx(7.3)
    assert told.share_needed == pytest.approx(0.2433, abs=5e-5)
    assert told.years_of_guests == pytest.approx(4.11, abs=5e-3)
    assert 146_000 / TOLD["nights"] == pytest.approx(48_667, abs=1)


def test_case_file_gives_the_same():
    hotel = cases.load("oriental_hotel")
    assert explore_occupancy(hotel).result.demand == pytest.approx(occupancy(**TOLD).demand)
    assert hotel["card_cost"] / hotel["worth"] == pytest.approx(0.006)


@pytest.mark.parametrize(("rooms", "demand", "swing"), [(400, 1.0, 0.2), (30, 0.986, 0.2), (1, 0.7, 0.0)])
def test_nights_drawn_one_by_one_agree(rooms, demand, swing):
    result = occupancy(365 * rooms * demand, 1, 1, rooms, swing=swing)
    day = np.arange(1, 366)
    mean = rooms * demand * (1 + swing * np.cos(2 * np.pi * (day - 15) / 365))
    wanted = np.random.default_rng(3).poisson(mean, size=(1000, 365))
    sold = np.minimum(wanted, rooms)
    assert result.filled == pytest.approx(sold.mean() / rooms, abs=2e-3)
    assert result.turned_away == pytest.approx((wanted - sold).mean() / rooms, abs=2e-3)
    inside = (wanted >= rooms * result.year["low"].to_numpy()) & (
        wanted <= rooms * result.year["high"].to_numpy()
    )
    assert inside.mean() >= 0.94


def test_a_wave_alone_loses_its_part_above_the_mean():
    large = occupancy(365 * 1_000_000, 1, 1, 1_000_000, swing=0.2)
    assert 1 - large.filled == pytest.approx(0.2 / np.pi, abs=2e-3)


@settings(max_examples=60, deadline=None)
@given(
    guests=st.integers(0, 500_000),
    share=st.one_of(st.just(0.0), st.floats(0.001, 1)),
    nights=st.floats(0.5, 14),
    rooms=st.integers(1, 1000),
    pair=st.floats(1, 3),
    swing=st.floats(0, 0.6),
)
def test_what_holds_for_every_hotel(guests, share, nights, rooms, pair, swing):
    result = occupancy(guests, share, nights, rooms, pair, swing)
    assert 0 <= result.filled <= min(1, result.demand) + 1e-9
    assert result.turned_away >= 0
    assert result.filled + result.turned_away == pytest.approx(result.demand, abs=1e-9)
    assert (result.decision.key == "raise_price") == (result.demand >= 1)
    if share * guests and guests:
        full = occupancy(guests, share, result.nights_needed, rooms, pair)
        assert full.demand == pytest.approx(1)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"return_share": 10}, "`return_share` must be a share between 0 and 1; got 10. Did you mean 0.1?"),
        ({"rooms": 0}, "`rooms` must be a whole number of at least 1; got 0. Use a larger number."),
        ({"nights": 0}, "`nights` must be above 0; got 0. Use a larger number."),
        ({"guests_ever": float("nan")}, "`guests_ever` must be at least 0; got nan. Use a larger number."),
        ({"guests_per_room": 0}, "`guests_per_room` must be above 0; got 0. Use a larger number."),
        ({"swing": 1.5}, "`swing` must be a share between 0 and 1; got 1.5. Did you mean 0.015?"),
    ],
)
def test_a_hotel_that_cannot_be_is_refused_in_one_sentence(change, sentence):
    with pytest.raises(ValueError) as refused:
        occupancy(**TOLD | change)
    assert str(refused.value) == sentence


def test_the_explorer_flips_three_ways():
    explorer = explore_occupancy()
    assert explorer.result.decision.key == "win_new"
    explorer.press("full_on_average")
    assert explorer.result.decision.key == "move_guests"
    assert (explorer.result.filled, explorer.result.turned_away) == pytest.approx((0.934, 0.065), abs=1e-3)
    explorer.press("long_stays")
    assert explorer.result.decision.key == "raise_price"


def test_a_hotel_of_your_own_by_its_path(tmp_path):
    text = (cases.data_folder() / "cases" / "local_hotel.toml").read_text("utf-8")
    mine = tmp_path / "my_hotel.toml"
    mine.write_text(text.replace("default = 30\n", "default = 50\n"), "utf-8")
    assert explore_occupancy(mine).result.demand == pytest.approx(12_000 * 0.3 * 3 / (50 * 365))
    assert explore_occupancy("local_hotel").result.decision.key == "move_guests"


# --- records ---------------------------------------------------------------------------------------------


def test_records_by_hand():
    times = {"each night": 146_000, "each stay": 48_667, "first stay": 28_667, "once": 1}
    hours = (RECORDS["when"].map(times) * RECORDS["seconds"] / 3600).round()
    ranked = {
        kept: (
            -int((SERVICE_SCRIPT.drop(columns=list(kept)).sum(axis=1) == 0).sum()),
            hours[list(kept)].sum(),
        )
        for kept in combinations(SERVICE_SCRIPT.columns, 3)
    }
    assert min(ranked, key=ranked.__getitem__) == ("name", "order", "house rule")
    assert ranked["name", "order", "house rule"] == (-3, 136)
    assert hours.sum() == 1838
    assert SERVICE_SCRIPT.shape == (6, 7) and SERVICE_SCRIPT["name"].sum() == 5


# --- card ------------------------------------------------------------------------------------------------


def test_a_card_moves_neither_who_remembers_nor_who_left():
    assert (return_chances(0.2, 0.8, 1.0, 0.3)["lift"] == 0).all()
    assert (return_chances(0.2, 0.0, 0.9, 0.3)["lift"] == 0).all()
    chances = return_chances(**CHANCES)
    assert (chances["without"].diff().dropna() < 0).all()
    assert chances.set_index("years_away")["lift"].idxmax() == 4
    assert (chances["with_card"] <= 0.4).all()
    assert chances["without"].mean() == pytest.approx(0.10, abs=0.005)  # the story's tenth


def test_guests_drawn_one_by_one_agree_with_the_chances():
    rng = np.random.default_rng(5)
    n, away = 1_000_000, 3
    in_town = rng.random(n) < 0.8**away
    remembers = rng.random(n) < 0.95**away
    reminded = remembers | (rng.random(n) < 0.25)
    would = rng.random(n) < 0.4
    row = return_chances(**CHANCES).set_index("years_away").loc[away]
    assert row["without"] == pytest.approx((in_town & remembers & would).mean(), abs=1e-3)
    assert row["with_card"] == pytest.approx((in_town & reminded & would).mean(), abs=1e-3)


@pytest.mark.parametrize(
    ("change", "key", "ends"),
    [
        ({}, "middle", (2, 7)),
        ({"card_cost": 10}, "nobody", (0, 0)),
        ({"card_cost": 0}, "everybody", (1, 12)),
        ({"in_town": 0.95}, "long_ago", (2, 12)),
        ({"worth": 1600}, "recent", (1, 10)),
    ],
)
def test_whom_a_card_pays_for(change, key, ends):
    plan = plan_card(**CARD | change)
    assert (plan.decision.key, (plan.first, plan.last)) == (key, ends)
    assert plan.gain_chosen_yuan >= max(plan.gain_all_yuan, 0)


def test_gain_by_hand():
    plan = plan_card(**CARD)
    lift = return_chances(**CHANCES)["lift"]
    assert plan.gain_chosen_yuan == pytest.approx(200_000 / 12 * (1000 * lift.iloc[1:7].sum() - 36))
    assert plan.gain_all_yuan == pytest.approx(200_000 / 12 * (1000 * lift.sum() - 72))


def test_the_test_by_lot_recovers_the_truth():
    truth = return_chances(**CHANCES)
    groups = {"1": (1, 1), "2 to 7": (2, 7), "8 to 12": (8, 12)}
    real = [truth["lift"].iloc[a - 1 : b].mean() for a, b in groups.values()]
    hits = np.zeros(3)
    for start in range(100):
        found = measure_card(card_test(truth, 200_000, seed=start), groups)
        hits += (found["low"].to_numpy() <= real) & (real <= found["high"].to_numpy())
    assert (hits >= 90).all(), hits


def test_the_interval_by_hand():
    test = pd.DataFrame({"years_away": [1, 1], "card": [0, 1], "guests": [1000, 1000], "returned": [70, 80]})
    row = measure_card(test, {"all": (1, 12)}).loc["all"]
    assert row["lift"] == pytest.approx(0.01)
    assert row["high"] - row["lift"] == pytest.approx(0.0231, abs=5e-5)


@pytest.mark.parametrize("name", ["card_cost", "worth", "memory"])
def test_impossible_cards_are_refused(name):
    with pytest.raises(ValueError, match=rf"`{name}` must be"):
        plan_card(**CARD | {name: -1})


def test_every_decision_of_the_card_has_a_preset_or_a_slider():
    explorer = explore_card()
    keys = {explorer.result.decision.key}
    for values in ({"card_cost": 0}, {"card_cost": 10}, {"worth": 1600}, {"in_town": 0.95}):
        explorer.press("reset")
        explorer.set(**values)
        keys.add(explorer.result.decision.key)
    assert keys == {"middle", "everybody", "nobody", "recent", "long_ago"}


# --- claims ----------------------------------------------------------------------------------------------


def test_verdicts_follow_the_numbers(monkeypatch):
    assert occupancy_claims.tenth_fills().verdict == "fails"
    for guests, verdict in ((300_000, "depends"), (500_000, "depends")):
        hotel = cases.load("oriental_hotel").with_values(guests_ever=guests)
        monkeypatch.setattr(occupancy_claims.cases, "load", lambda _, hotel=hotel: hotel)
        assert occupancy_claims.tenth_fills().verdict == verdict
    small = cases.load("oriental_hotel").with_values(rooms=100)
    monkeypatch.setattr(occupancy_claims.cases, "load", lambda _: small)
    assert occupancy_claims.tenth_fills().verdict == "holds"


def test_one_guest_decides_nothing():
    finding = occupancy_claims.stamp_heart()
    assert finding.verdict == "unknown"
    assert "2.5% to 100%" in finding.table["computed"].tolist()


# --- quick questions -------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", LESSON_1, ids=lambda question: question.id)
def test_right_and_named_wrong_answers_are_told_apart(question):
    assert judge(question, question.compute(question.reference, None), None).state == RIGHT
    for mistake in question.mistakes:
        verdict = judge(question, question.compute(mistake.formula, None), None)
        assert (verdict.state, verdict.mistake) == (WRONG, mistake.name)
