"""Cards to luck: the split adds up, and each decision follows from the gains."""

from __future__ import annotations

import pytest

from crm_teaching.loyalty.cards import card_luck
from crm_teaching.loyalty.sequences import false_loyal_rate


def test_cards_and_gain_add_up() -> None:
    luck = card_luck(3, 0.3, 12, 0.2, 20, loyal_choice=0.8, card_value=100)
    row = luck.rules.set_index("rule").loc["3"]
    assert row["to_luck"] == pytest.approx(800 * false_loyal_rate(0.3, 3, 12))
    assert row["to_loyal"] == pytest.approx(200 * false_loyal_rate(0.8, 3, 12))
    assert row["gain"] == pytest.approx(80 * row["to_loyal"] - 20 * row["to_luck"])
    assert luck.luck_share == pytest.approx(row["to_luck"] / (row["to_loyal"] + row["to_luck"]))
    assert luck.luck_share == row["luck_share"]
    assert luck.rules["gain"].max() == luck.rules.set_index("rule").loc[luck.best, "gain"]


def test_63_of_100_cards_go_to_luck_in_the_lesson() -> None:
    assert round(100 * card_luck(3, 0.3, 12, 0.1, 20).luck_share) == 63
    assert round(100 * card_luck(3, 0.6, 12, 0.1, 20).luck_share) == 88
    assert round(100 * card_luck(3, 0.05, 12, 0.1, 20).luck_share) == 1


@pytest.mark.parametrize(
    ("length", "market_share", "n_purchases", "loyal_share", "cost", "key"),
    [
        (3, 0.05, 12, 0.1, 20, "keep"),
        (3, 0.3, 12, 0.1, 20, "tighten"),
        (8, 0.4, 12, 0.1, 20, "loosen"),
        (3, 0.3, 40, 0.1, 20, "count"),
        (3, 0.3, 12, 0.0, 20, "no_card"),
    ],
)
def test_decisions(
    length: int, market_share: float, n_purchases: int, loyal_share: float, cost: float, key: str
) -> None:
    assert card_luck(length, market_share, n_purchases, loyal_share, cost).decision.key == key


def test_no_card_to_anyone_is_no_luck() -> None:
    assert card_luck(3, 0.0, 12, 0.0, 20).luck_share == 0


def test_a_run_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError) as error:
        card_luck(9, 0.3, 12, 0.1, 20)
    assert str(error.value) == "`length` must be at most 8; got 9. Longer runs are hardly ever seen."
