"""The silent customers: the worked table, the funnel by hand, what a line earns, and where decisions turn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.claims import load_claims
from crm_teaching.complaints.complaint_line import (
    LINES,
    complaint_earns,
    complaint_line,
    pay_limit,
    quick_answer,
)
from crm_teaching.complaints.silence import RATES, SPEAK_UP, VERSIONS, answered_rate, keep_customers

SHARE = st.floats(0, 1)
LINE = ("solved", "would_anyway", "n_more", "margin", "contact_cost", "fixed_cost")


def settings() -> dict[str, Any]:
    case = cases.load("complaint_line")
    return {name: case[name] for name in LINE}


@pytest.mark.parametrize(
    ("problem", "answer", "text", "study"),
    [
        ("major", "solved", 1.6, 21.6),
        ("minor", "solved", 21.2, 28.0),
        ("major", "fast", 20.8, 32.8),
        ("minor", "fast", 38.0, 38.0),
    ],
)
def test_the_worked_table_of_forty(problem: str, answer: str, text: float, study: float) -> None:
    for version, kept in (("text", text), ("study", study)):
        funnel = keep_customers(version, 0.04, float(problem == "major"), 1, float(answer == "fast"))
        assert funnel.groups.loc["complained", "kept"] == pytest.approx(kept)


def test_half_complain_as_worked_out_by_hand() -> None:
    minor = keep_customers("text", 0.50, 0, 1, 0).groups.loc["complained", "kept"]
    fast = keep_customers("study", 0.50, 1, 1, 1).groups.loc["complained", "kept"]
    assert (minor, fast) == (pytest.approx(265), pytest.approx(410))


def test_published_shares_of_the_study() -> None:
    assert RATES.loc[("study", "major")].tolist() == [0.09, 0.19, 0.54, 0.82]
    assert RATES.loc[("study", "minor")].tolist() == [0.37, 0.46, 0.70, 0.95]
    assert RATES.loc[("mixed", "major")].tolist() == [0.09, 0.19, 0.04, 0.52]


def test_the_firm_by_hand() -> None:
    told = keep_customers("study", 0.04, 1, 0.50, 0)
    assert told.kept == pytest.approx(960 * 0.09 + 20 * 0.54 + 20 * 0.19)
    assert round(told.silent_part, 3) == 0.855
    nothing = keep_customers("text", 0.04, 1, 0.50, 0)
    assert nothing.kept == pytest.approx(0.8) and nothing.silent_part == 0


def test_the_lost_digit_makes_a_solution_worse_than_silence() -> None:
    assert keep_customers("mixed", 0.04, 1, 1, 0).decision.key == "hush"
    assert keep_customers("textbook", 0.04, 1, 1, 0).decision.key == "ask"
    assert keep_customers("mixed", 0.04, 0, 1, 0).decision.key == "ask"


@given(st.sampled_from(VERSIONS), SHARE, SHARE, SHARE, SHARE)
def test_kept_lie_between_nobody_and_the_best_answer(
    version: str, complain: float, major: float, solved: float, fast: float
) -> None:
    told = keep_customers(version, complain, major, solved, fast)
    assert told.groups["customers"].sum() == pytest.approx(1000)
    assert 0 <= told.kept <= 950 + 1e-6
    assert 0 <= told.silent_part <= 1


def test_more_complaints_keep_more_just_when_the_decision_says_so() -> None:
    for version in VERSIONS:
        few, many = (keep_customers(version, c, 1, 1, 0) for c in (0.04, 0.08))
        assert (many.kept > few.kept) is (few.decision.key == "ask")


def test_one_in_25_is_what_reaches_head_office() -> None:
    assert SPEAK_UP["reach head office, at least"] < 1 / 25 < SPEAK_UP["reach head office, at most"]
    assert 25 * SPEAK_UP["tell the shop"] == 12.5


def test_a_further_complaint_by_hand() -> None:
    like_silent = complaint_line(**settings() | {"would_anyway": 0.09})
    assert like_silent.net.round(6).to_dict() == {"text": -145, "textbook": 5, "study": 105}
    assert complaint_earns(0.04, 0.50, 0, 1000, 1000, 40, 80_000) == pytest.approx(-100)
    told = complaint_line(**settings())
    assert told.net.round(6).to_dict() == {"text": -195, "textbook": -45, "study": 55}
    assert told.marks == {"silent": 0.09, "unsolved": 0.19}


def test_break_even_is_where_the_line_earns_nothing() -> None:
    told = complaint_line(**settings())
    assert told.break_even.round(6).to_dict() == {"text": -0.20, "textbook": 0.10, "study": 0.30}
    for version in ("textbook", "study"):
        at = complaint_line(**settings() | {"would_anyway": told.break_even[version]})
        assert at.net[version] == pytest.approx(0, abs=1e-9)
    never = complaint_line(**settings() | {"solved": 0})
    assert (never.break_even == -np.inf).all() and never.net.tolist() == [-120] * 3


@pytest.mark.parametrize(
    ("changed", "decision"),
    [
        ({}, "measure"),
        ({"would_anyway": 0.09}, "open"),
        ({"would_anyway": 0.11}, "measure"),
        ({"would_anyway": 0.31}, "leave"),
        ({"solved": 0.79}, "measure"),
        ({"solved": 0.81}, "open"),
        ({"n_more": 300}, "leave"),
        ({"margin": 300}, "leave"),
        ({"contact_cost": 100}, "leave"),
    ],
)
def test_where_the_decision_turns(changed: dict[str, float], decision: str) -> None:
    assert complaint_line(**settings() | changed).decision.key == decision


def test_the_drawn_line_meets_the_dot() -> None:
    told = complaint_line(**settings())
    for version in LINES:
        at = np.interp(told.would_anyway, told.lines.index, told.lines[version])
        assert at == pytest.approx(told.net[version])


@given(SHARE, st.integers(1, 5000), st.floats(0, 5000))
def test_with_nobody_who_would_buy_anyway_more_solved_never_hurts(
    solved: float, n_more: int, margin: float
) -> None:
    terms = (0.0, n_more, margin, 40, 80_000)
    assert complaint_earns(0.54, solved, *terms) >= complaint_earns(0.54, 0, *terms) - 1e-9


def test_what_a_quick_answer_may_cost() -> None:
    table = quick_answer(1000).round(6)
    assert table["limit, yuan"].to_dict() == {"text": 480, "textbook": 180, "study": 280}
    assert (table.iloc[:, :3].sum(axis=1) == 100).all()
    quick = cases.load("complaint_line")["quick_cost"]
    assert (table["limit, yuan"] > quick).to_dict() == {"text": True, "textbook": False, "study": True}
    assert pay_limit(0.54, 0.59, 1000) == pytest.approx(50)


def test_the_files_of_a_year_tell_the_published_versions_apart() -> None:
    """Exact chances that 500 files each show a lead of 18 or of 30 points or more, from all outcomes."""
    from scipy.stats import binom

    counts = np.arange(501)
    low = binom.pmf(counts, 500, 0.19)
    lead = counts[:, None] - counts[None, :]

    def chance(rate: float, points: int) -> float:
        return float((np.outer(binom.pmf(counts, 500, rate), low) * (lead >= 5 * points)).sum())

    assert chance(0.34, 30) < 1e-6 and chance(0.34, 18) == pytest.approx(0.14, abs=0.01)
    assert chance(0.54, 30) == pytest.approx(0.96, abs=0.01) and chance(0.54, 18) > 1 - 1e-6


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: keep_customers("studies", 0.04, 1, 1, 0),
            "`version` must be one of 'text', 'mixed', 'textbook', 'study'; got 'studies'. "
            "Copy one of these names.",
        ),
        (
            lambda: keep_customers("study", 4, 1, 1, 0),
            "`complain` must be a share between 0 and 1; got 4. Did you mean 0.04?",
        ),
        (
            lambda: answered_rate("study", "large", 1, 0),
            "`problem` must be one of 'major', 'minor'; got 'large'. Copy one of these names.",
        ),
        (
            lambda: complaint_line(0.5, 0.19, 0, 1000, 40, 80_000),
            "`n_more` must be above 0; got 0. Use a larger number.",
        ),
        (
            lambda: quick_answer(-1),
            "`margin` must be at least 0; got -1. Use a larger number.",
        ),
    ],
)
def test_refusals_in_one_sentence(call: Any, message: str) -> None:
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("one_in_25_complains", "depends"),
        ("the_others_all_leave", "fails"),
        ("solved_major_keeps_4_percent", "fails"),
    ],
)
def test_verdicts(claim: str, verdict: str) -> None:
    assert load_claims()[claim].recompute().verdict == verdict
