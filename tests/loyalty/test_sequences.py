"""The sequence rules against hand counts, brute force and the published figures."""

from __future__ import annotations

from itertools import product

import pytest

from crm_teaching.loyalty import sequences as s

JACOBY_KYNER = "AABAACAADAAE"


def test_jacoby_and_kyners_customer_gets_three_verdicts() -> None:
    assert s.longest_run(JACOBY_KYNER, "A") == 2
    assert s.purchase_share(JACOBY_KYNER, "A") == pytest.approx(8 / 12)
    assert not s.loyal_by_run(JACOBY_KYNER, "A", length=3)
    assert not s.loyal_by_run(JACOBY_KYNER, "A", length=4)
    assert s.loyal_by_share(JACOBY_KYNER, "A")


@pytest.mark.parametrize(
    ("share", "length", "n", "percent"),
    [
        (0.3, 3, 12, 18.9),
        (0.3, 4, 12, 5.3),
        (0.3, 3, 20, 31.0),
        (0.3, 4, 20, 9.6),
        (0.5, 3, 12, 58.4),
        (0.5, 4, 12, 29.9),
        (0.3, 3, 3, 2.7),
        (0.3, 4, 4, 0.81),
    ],
)
def test_false_loyal_rates(share: float, length: int, n: int, percent: float) -> None:
    assert 100 * s.false_loyal_rate(share, length, n) == pytest.approx(percent, abs=0.05)


@pytest.mark.parametrize("length", [1, 2, 3, 4, 9])
@pytest.mark.parametrize("share", [0.0, 0.17, 0.6, 1.0])
def test_recursion_equals_counting_every_sequence(length: int, share: float) -> None:
    total = sum(
        share ** sum(buys) * (1 - share) ** (8 - sum(buys))
        for buys in product([0, 1], repeat=8)
        if s.longest_run(buys, 1) >= length
    )
    assert s.false_loyal_rate(share, length, 8) == pytest.approx(total)


def test_share_rule_counts_six_of_ten_at_sixty_percent() -> None:
    assert s.false_share_rate(0.3, 0.6, 10) == pytest.approx(0.0473, abs=5e-5)
    assert s.false_share_rate(0.3, 0.0, 10) == 1
    assert s.loyal_by_share("AAAAAABBBB", "A", threshold=0.6)


def test_longer_watching_helps_the_share_rule_and_hurts_the_run_rule() -> None:
    assert s.false_loyal_rate(0.3, 3, 40) > s.false_loyal_rate(0.3, 3, 12)
    assert s.false_share_rate(0.3, 0.5, 40) < s.false_share_rate(0.3, 0.5, 12)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: s.longest_run([], "A"),
            "`purchases` must be at least one purchase; got none. Give a list such as ['A', 'B'].",
        ),
        (
            lambda: s.purchase_share(["A", None], "A"),
            "`purchases` must be free of gaps; got a missing value. Drop it or name the brand.",
        ),
        (
            lambda: s.false_loyal_rate(30, 3, 12),
            "`share` must be a share between 0 and 1; got 30. Did you mean 0.3?",
        ),
        (
            lambda: s.false_loyal_rate(float("nan"), 3, 12),
            "`share` must be a share between 0 and 1; got nan. Write 20% as 0.2.",
        ),
    ],
)
def test_refusals_are_one_sentence(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        call()  # type: ignore[operator]
    assert str(error.value) == sentence
