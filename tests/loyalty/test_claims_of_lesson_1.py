"""The claims of "Who is loyal?": the verdict follows from numbers that are checked here."""

from __future__ import annotations

import pytest

from crm_teaching.claims import Recomputed, recompute


def computed(view: Recomputed) -> list[str]:
    return view.finding.table["computed"].tolist()


@pytest.mark.parametrize(
    ("claim", "verdict", "numbers"),
    [
        ("eighty_percent_from_the_loyal_fifth", "fails", ["66%", "63%", "94%", "67%"]),
        ("the_loyal_are_the_most_valuable", "depends", ["91.2", "12.8", "55%", "35%"]),
    ],
)
def test_verdicts(claim: str, verdict: str, numbers: list[str]) -> None:
    view = recompute(claim)
    assert view.finding.verdict == verdict
    assert computed(view) == numbers
    assert view.finding.reason.zh
