"""Words in two languages, and the decision that a model ends in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """An English wording with its Chinese one beside it.

    Examples
    --------
    >>> str(Label("Return share", "回头率"))
    'Return share 回头率'
    """

    en: str
    zh: str

    def __str__(self) -> str:
        return f"{self.en} {self.zh}"


@dataclass(frozen=True)
class Decision:
    """What a manager should do, given a model's result.

    ``key`` names the decision ("join"); ``en`` and ``zh`` say it as a headline with its numbers.
    Two results with the same key ask for the same action.

    Examples
    --------
    >>> print(Decision("join", "Join: you save 50 yuan a year.", "入会：每年省 50 元。"))
    Join: you save 50 yuan a year. 入会：每年省 50 元。
    """

    key: str
    en: str
    zh: str

    def __str__(self) -> str:
        return f"{self.en} {self.zh}"


def show_value(value: float | str | bool, unit: str = "") -> str:
    """Return a value with its unit; a share in "%" is shown as per cent.

    Examples
    --------
    >>> show_value(0.05, "%"), show_value(3000, "yuan"), show_value(7.25, "nights"), show_value(18977.3)
    ('5%', '3,000 yuan', '7.25 nights', '18,977')
    """
    if isinstance(value, bool | str):
        return str(value)
    if unit == "%":
        return f"{round(100 * value, 2):g}%"
    whole = value == round(value) or abs(value) >= 1000
    number = f"{value:,.0f}" if whole else f"{value:,.4g}"
    return f"{number} {unit}".rstrip()
