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
