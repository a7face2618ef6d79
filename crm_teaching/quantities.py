"""What a case is made of: parameters that move, facts that do not, presets that set several at once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

from crm_teaching.validate import broken_rule, one_of
from crm_teaching.wording import Label

Value = int | float | str | bool

# How sure we are of a number: its mark and what the mark means.
STATUS: Mapping[str, tuple[str, Label]] = MappingProxyType(
    {
        "text": ("●", Label("stated in the text", "原文所述")),
        "claim": ("◆", Label("claimed without a source", "原文数字，未注明出处")),
        "literature": ("■", Label("from the literature", "文献")),
        "unverified": ("？", Label("unverified", "未核实")),
        "kit": ("○", Label("our assumption", "本教材假设")),
    }
)

KINDS = ("number", "integer", "choice", "switch")

# A unit in both languages. "%" is held as a share and shown times 100.
UNITS: Mapping[str, Label] = MappingProxyType(
    {
        unit: Label(unit, zh)
        for unit, zh in {
            "": "",
            "%": "%",
            "yuan": "元",
            "yuan an hour": "元/小时",
            "yuan a week": "元/周",
            "yuan a month": "元/月",
            "yuan a year": "元/年",
            "yuan a visit": "元/次",
            "yuan per jin": "元/斤",
            "USD": "美元",
            "USD a week": "美元/周",
            "USD a month": "美元/月",
            "USD a year": "美元/年",
            "USD per sq ft a week": "美元/平方英尺/周",
            "minutes": "分钟",
            "hours": "小时",
            "days": "天",
            "weeks": "周",
            "months": "个月",
            "years": "年",
            "year": "年份",
            "visits": "次",
            "visits a year": "次/年",
            "times": "次",
            "times a year": "次/年",
            "nights": "晚",
            "rooms": "间",
            "shops": "家",
            "offices": "个网点",
            "customers": "位客户",
            "guests": "位客人",
            "households": "户",
            "people": "人",
            "purchases": "次购买",
            "purchases a year": "次购买/年",
            "products": "种产品",
            "brands": "个品牌",
            "points": "分",
            "coins": "枚硬币",
            "stages": "级",
            "items": "项",
            "segments": "个细分",
            "jin": "斤",
            "m²": "平方米",
            "sq ft": "平方英尺",
            "km": "公里",
        }.items()
    }
)


def did_you_mean(name: str, known: Mapping[str, object] | list[str]) -> str:
    """Return a hint that names the known word nearest to a mistyped one.

    Examples
    --------
    >>> did_you_mean("fees", ["fee", "saving"])
    "Did you mean 'fee'?"
    >>> did_you_mean("colour", ["fee", "saving"])
    "Known are 'fee', 'saving'."
    """
    near = get_close_matches(name, list(known), n=1)
    if near:
        return f"Did you mean {near[0]!r}?"
    short = len(known) <= 12
    return "Known are " + ", ".join(map(repr, known)) + "." if short else "Copy one from another case."


def shown(value: Value, unit: str = "") -> str:
    """Return a value as learners read it beside its unit; a share in "%" gets its sign.

    Examples
    --------
    >>> shown(0.05, "%"), shown(3000, "yuan a year"), shown(1996, "year"), shown(True)
    ('5%', '3,000', '1996', 'yes')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if unit == "%":
        return f"{value * 100:.4g}%"
    if unit == "year":
        return f"{value:.0f}"
    return f"{value:,.0f}" if abs(value) >= 1000 or value == round(value) else f"{value:.4g}"


@dataclass(frozen=True)
class Parameter:
    """A number or a choice that a learner moves.

    ``kind`` is "number", "integer", "choice" or "switch". Numbers lie between ``low`` and ``high`` on a grid
    of ``step``; a unit "%" is held as a share. ``status`` is a key of `STATUS`, ``where`` the place in
    ``source``.
    """

    name: str
    label: Label
    kind: str
    default: Value
    low: float | None = None
    high: float | None = None
    step: float | None = None
    unit: str = ""
    status: str = "kit"
    note: str = ""
    where: str = ""
    source: str = ""
    options: Mapping[str, Label] = field(default_factory=lambda: MappingProxyType({}))

    def checked(self, value: object) -> Value:
        """Return `value` as the parameter takes it: of its kind, in its range, snapped to its step.

        Raises
        ------
        TypeError
            If the value is of another kind.
        ValueError
            If it is out of range or no option.

        Examples
        --------
        >>> fee = Parameter("fee", Label("Fee", "年费"), "number", 150, 0, 500, 10, "yuan a year")
        >>> fee.checked(203)
        200
        >>> fee.checked(900)
        Traceback (most recent call last):
        ValueError: `fee` must be between 0 and 500; got 900. Stay inside the range.
        """
        if self.kind == "choice":
            return one_of(self.name, value, self.options)
        if self.kind == "switch":
            if not isinstance(value, bool):
                raise TypeError(str(broken_rule(self.name, "True or False", repr(value), "It is a switch.")))
            return value
        return self._snapped(value)

    def _snapped(self, value: object) -> int | float:
        low, high, _ = self.grid
        number = plain_number(self.name, value)
        tiny = 1e-9 * max(1.0, abs(high))
        if not low - tiny <= number <= high + tiny:
            rule = f"between {low:g} and {high:g}"
            percent = self.unit == "%" and low <= number / 100 <= high
            hint = f"Did you mean {number / 100:g}?" if percent else "Stay inside the range."
            raise broken_rule(self.name, rule, f"{number:g}", hint)
        return self.nearest(number)

    @property
    def grid(self) -> tuple[float, float, float]:
        """The range and the step of a number or an integer: (low, high, step)."""
        if self.low is None or self.high is None or self.step is None:
            raise broken_rule(self.name, "a number or an integer", f"a {self.kind}", "It has no range.")
        return self.low, self.high, self.step

    def nearest(self, number: float) -> int | float:
        """Return the point of the parameter's grid that is nearest to a number in its range.

        Examples
        --------
        >>> saving = Parameter("saving", Label("Saving", "节省"), "number", 0.05, 0.01, 0.2, 0.01, "%")
        >>> saving.nearest(0.0512)
        0.05
        """
        low, high, step = self.grid
        steps = math.floor((number - low) / step + 0.5)
        # Ten decimals take the dust of floating point away, so that 0.07 stays 0.07.
        snapped = min(max(round(low + steps * step, 10), low), high)
        whole = all(float(bound).is_integer() for bound in self.grid)
        return int(snapped) if whole else float(snapped)


def plain_number(name: str, value: object) -> float:
    """Return `value` if it is a finite number and no truth value.

    Examples
    --------
    >>> plain_number("fee", "150")
    Traceback (most recent call last):
    TypeError: `fee` must be a number; got '150'. Write digits without quotes, like 0.5.
    """
    hint = "Write digits without quotes, like 0.5."
    # numpy's scalars are numbers too, but only float64 is a Python float.
    number = value.item() if hasattr(value, "item") and not isinstance(value, type) else value
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise TypeError(str(broken_rule(name, "a number", repr(value), hint)))
    if not math.isfinite(number):
        raise broken_rule(name, "a finite number", f"{number:g}", "Give a number that ends.")
    return float(number)


@dataclass(frozen=True)
class Fact:
    """A number or a wording of the story that stays as it is."""

    name: str
    label: Label
    value: Value
    unit: str = ""
    status: str = "kit"
    note: str = ""
    where: str = ""
    source: str = ""


@dataclass(frozen=True)
class Preset:
    """A named setting: the values that differ from the defaults."""

    name: str
    label: Label
    values: Mapping[str, Value]
