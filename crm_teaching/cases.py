"""A case: the story's numbers, with range, unit, source and how sure we are of each.

One TOML file in ``datasets/cases/`` is one case; sliders, labels and tests take their numbers from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from crm_teaching.case_files import read_case
from crm_teaching.files import data_folder
from crm_teaching.quantities import (
    STATUS,
    UNITS,
    Fact,
    Parameter,
    Preset,
    Value,
    did_you_mean,
    shown,
)
from crm_teaching.sources import cite
from crm_teaching.validate import broken_rule
from crm_teaching.wording import Label

__all__ = ["STATUS", "UNITS", "Case", "Fact", "Parameter", "Preset", "available", "load"]


@dataclass(frozen=True)
class Case:
    """A case that cannot be changed; `with_values` and `with_preset` give changed copies.

    ``case["fee"]`` is the current value of a parameter or the value of a fact.
    """

    id: str
    title: Label
    source: str
    parameters: Mapping[str, Parameter]
    facts: Mapping[str, Fact]
    presets: Mapping[str, Preset]
    values: Mapping[str, Value]
    story: Label | None = None

    def __getitem__(self, name: str) -> Value:
        if name in self.values:
            return self.values[name]
        if name in self.facts:
            return self.facts[name].value
        hint = did_you_mean(name, [*self.parameters, *self.facts])
        raise broken_rule(name, f"a parameter or fact of the case {self.id!r}", "an unknown name", hint)

    def __contains__(self, name: object) -> bool:
        return name in self.values or name in self.facts

    def __deepcopy__(self, memo: dict[int, Any]) -> Case:
        # Nothing in a case can change, so a copy may be the case itself.
        return self

    def with_values(self, **values: object) -> Case:
        """Return a copy with other values, each checked and snapped to its parameter's step.

        Parameters
        ----------
        **values
            New values by parameter name; shares as 0.10, not 10.

        Raises
        ------
        TypeError
            If a value is of the wrong kind.
        ValueError
            If a name is unknown or a value out of range.

        Examples
        --------
        >>> load("sams_club").with_values(fee=203)["fee"]
        200
        >>> load("sams_club").with_values(fee=900)
        Traceback (most recent call last):
        ValueError: `fee` must be between 0 and 500; got 900. Stay inside the range.
        """
        for name in values:
            if name not in self.parameters:
                rule = f"a parameter of the case {self.id!r}"
                raise broken_rule(name, rule, "an unknown name", did_you_mean(name, [*self.parameters]))
        new = {name: self.parameters[name].checked(value) for name, value in values.items()}
        return replace(self, values=MappingProxyType({**self.values, **new}))

    def with_preset(self, name: str) -> Case:
        """Return a copy set to a preset; what the preset does not name is at its default.

        Parameters
        ----------
        name : str
            A key of ``case.presets``.

        Raises
        ------
        ValueError
            If the case has no such preset.

        Examples
        --------
        >>> load("sams_club").with_values(fee=300).with_preset("china_1996")["fee"]
        150
        """
        if name not in self.presets:
            hint = did_you_mean(name, [*self.presets])
            raise broken_rule("preset", f"a preset of the case {self.id!r}", repr(name), hint)
        defaults = {key: parameter.default for key, parameter in self.parameters.items()}
        return replace(self, values=MappingProxyType({**defaults, **self.presets[name].values}))

    def table(self) -> pd.DataFrame:
        """Return every number of the case as learners read it.

        Returns
        -------
        DataFrame, one row per parameter and fact
            ``name``, ``meaning`` (English and Chinese), ``value`` (with its per cent sign), ``unit``,
            ``status`` (mark and meaning), ``where`` (source), all text.

        Examples
        --------
        >>> load("sams_club").table().loc[0, ["value", "unit", "status", "where"]].tolist()
        ['150', 'yuan a year', '● stated in the text', 'Text 5, slides 115 to 124']
        """
        items: list[Parameter | Fact] = [*self.parameters.values(), *self.facts.values()]
        rows = [self._row(item, self[item.name]) for item in items]
        return pd.DataFrame(rows, columns=["name", "meaning", "value", "unit", "status", "where"])

    def _row(self, item: Parameter | Fact, value: Value) -> list[str]:
        mark, meaning = STATUS[item.status]
        text = shown(value, item.unit)
        if isinstance(item, Parameter) and item.kind == "choice":
            text = str(item.options[str(value)])
        unit = "" if item.unit in ("%", "year") else item.unit
        return [item.name, str(item.label), text, unit, f"{mark} {meaning.en}", self.where(item.name)]

    def where(self, name: str) -> str:
        """Return the source of a parameter or fact as learners see it; empty for our own assumption.

        Examples
        --------
        >>> load("sams_club").where("fee")
        'Text 5, slides 115 to 124'
        """
        item = self.parameters[name] if name in self.parameters else self.facts[name]
        if item.source:
            return cite(item.source, item.where)
        return cite(self.source, item.where) if item.status in ("text", "claim") else item.where


def available() -> list[str]:
    """Return the ids of the kit's cases.

    Examples
    --------
    >>> "sams_club" in available()
    True
    """
    return sorted(path.stem for path in (data_folder() / "cases").glob("*.toml"))


def load(case: str | Path) -> Case:
    """Read a case of the kit by its id, or your own case file by its path.

    Parameters
    ----------
    case : str or Path
        An id such as "sams_club", or the path of a file that ends in .toml.

    Returns
    -------
    Case
        Every parameter at its default.

    Raises
    ------
    FileNotFoundError, TypeError, ValueError
        One sentence with file, key, rule and value.

    Examples
    --------
    >>> case = load("sams_club")
    >>> print(case.title)
    Sam's Club in China 山姆会员店在中国
    >>> case["fee"], case["gap"]
    (150, 0.05)
    """
    path = Path(case)
    if path.suffix != ".toml":
        path = data_folder() / "cases" / f"{case}.toml"
        if str(case) not in available():
            rule = "a case of the kit or the path of a .toml file"
            hint = did_you_mean(str(case), available())
            raise FileNotFoundError(str(broken_rule("case", rule, repr(str(case)), hint)))
    parts = read_case(path)
    defaults = {name: parameter.default for name, parameter in parts["parameters"].items()}
    return Case(**parts, values=MappingProxyType(defaults))
