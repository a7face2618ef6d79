"""Read a case's TOML file; the first broken rule is one sentence.

The sentence is always: FILE: `place.of.the.key` must be RULE; got VALUE. HINT.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crm_teaching.files import read_text
from crm_teaching.quantities import (
    KINDS,
    STATUS,
    UNITS,
    Fact,
    Parameter,
    Preset,
    Value,
    did_you_mean,
    plain_number,
)
from crm_teaching.sources import sources
from crm_teaching.validate import broken_rule
from crm_teaching.wording import Label

_CASE_KEYS = ("id", "title", "source", "story", "parameters", "facts", "presets")
_SHARED_KEYS = ("label", "unit", "status", "note", "where", "source")
_PARAMETER_KEYS = (*_SHARED_KEYS, "kind", "default", "low", "high", "step", "options")
_FACT_KEYS = (*_SHARED_KEYS, "value")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def read_case(path: Path) -> dict[str, Any]:
    """Read and check a case file.

    Parameters
    ----------
    path : Path
        A TOML file in UTF-8.

    Returns
    -------
    dict
        ``id``, ``title``, ``source``, ``story``, ``parameters``, ``facts``, ``presets``, checked.

    Raises
    ------
    FileNotFoundError, TypeError, ValueError
        One sentence with file, key, rule and value.

    Examples
    --------
    >>> from crm_teaching.files import data_folder
    >>> read_case(data_folder() / "cases" / "sams_club.toml")["source"]
    'deck'
    """
    text = read_text(path, "Save the file as UTF-8.")
    try:
        return _case(_Place(_tables(text), ""))
    except (TypeError, ValueError) as error:
        raise type(error)(f"{path.name}: {error}") from None


def _tables(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        name = place.rstrip(")") or "the file"
        hint = "Put text in quotes and give each key once."
        # Not the error itself: tomllib's is a ValueError with arguments of its own.
        raise ValueError(str(broken_rule(name, "valid TOML", repr(reason), hint))) from None


class _Place:
    """One table of the file, and where it stands, so that each error can say so."""

    def __init__(self, table: object, at: str) -> None:
        self.at = at
        if not isinstance(table, dict):
            hint = 'Give its keys in a table, like { en = "Fee", zh = "年费" }.'
            raise TypeError(str(broken_rule(at, "a table", _told(table), hint)))
        self.table: dict[str, Any] = table

    def path(self, key: str) -> str:
        return f"{self.at}.{key}" if self.at else key

    def only(self, keys: Iterable[str]) -> None:
        known = list(keys)
        for key in self.table:
            if key not in known:
                rule = "a key that the kit knows"
                raise broken_rule(self.path(key), rule, "an unknown one", did_you_mean(key, known))

    def has(self, key: str) -> bool:
        return key in self.table

    def needed(self, key: str, hint: str) -> Any:
        if key not in self.table:
            raise broken_rule(self.path(key), "given", "nothing", hint)
        return self.table[key]

    def text(self, key: str, default: str | None = None) -> str:
        value = self.needed(key, "Add the line.") if default is None else self.table.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise TypeError(str(broken_rule(self.path(key), "text", _told(value), "Write it in quotes.")))
        return value

    def known(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        value, known = self.text(key, default), list(options)
        if value not in known:
            raise broken_rule(self.path(key), "a known one", repr(value), did_you_mean(value, known))
        return value

    def label(self, key: str) -> Label:
        hint = 'Write it in both languages, like { en = "Fee", zh = "年费" }.'
        words = _Place(self.needed(key, hint), self.path(key))
        words.only(("en", "zh"))
        for language in ("en", "zh"):
            words.needed(language, "Write it in both languages.")
        return Label(words.text("en"), words.text("zh"))

    def number(self, key: str) -> float:
        return plain_number(self.path(key), self.needed(key, "Add the line."))

    def each(self, key: str) -> Iterable[tuple[str, _Place]]:
        inner = _Place(self.table.get(key, {}), self.path(key))
        for name, table in inner.table.items():
            if not _NAME.fullmatch(name):
                hint = "It is the name by which the model gets the value, like top_tenth."
                raise broken_rule(inner.path(name), "named in a-z, 0-9 and _", repr(name), hint)
            yield name, _Place(table, inner.path(name))


def _told(value: object) -> str:
    # As the file spells it: true, not True.
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _case(place: _Place) -> dict[str, Any]:
    place.only(_CASE_KEYS)
    parameters = _named(place, "parameters", _parameter)
    facts = _named(place, "facts", _fact)
    for name in facts:
        if name in parameters:
            hint = "Rename one of the two."
            raise broken_rule(f"facts.{name}", "a name of its own", "the name of a parameter", hint)
    return {
        "id": place.text("id"),
        "title": place.label("title"),
        "source": place.known("source", sources()),
        "story": place.label("story") if place.has("story") else None,
        "parameters": parameters,
        "facts": facts,
        "presets": _named(place, "presets", lambda name, at: _preset(name, at, parameters)),
    }


def _named(place: _Place, key: str, build: Callable[[str, _Place], Any]) -> Mapping[str, Any]:
    return MappingProxyType({name: build(name, at) for name, at in place.each(key)})


def _shared(name: str, place: _Place) -> dict[str, Any]:
    return {
        "name": name,
        "label": place.label("label"),
        "unit": place.known("unit", UNITS, ""),
        "status": place.known("status", STATUS),
        "note": place.text("note", ""),
        "where": place.text("where", ""),
        "source": place.known("source", sources()) if place.has("source") else "",
    }


def _fact(name: str, place: _Place) -> Fact:
    place.only(_FACT_KEYS)
    value = place.needed("value", "Add the line.")
    if isinstance(value, dt.date):
        value = value.isoformat()
    if not isinstance(value, str | bool):
        number = plain_number(place.path("value"), value)
        value = value if isinstance(value, int) else number
    return Fact(value=value, **_shared(name, place))


def _parameter(name: str, place: _Place) -> Parameter:
    place.only(_PARAMETER_KEYS)
    kind = place.known("kind", KINDS)
    shared = _shared(name, place)
    if kind == "choice":
        return _choice(place, shared)
    _refuse(place, kind, ["options"] if kind != "switch" else ["options", "low", "high", "step"])
    if kind == "switch":
        default = place.needed("default", "Write true or false.")
        if not isinstance(default, bool):
            rule = broken_rule(place.path("default"), "true or false", _told(default), "It is a switch.")
            raise TypeError(str(rule))
        return Parameter(kind=kind, default=default, **shared)
    return _slider(place, kind, shared)


def _refuse(place: _Place, kind: str, keys: list[str]) -> None:
    for key in keys:
        if place.has(key):
            raise broken_rule(place.path(key), f"left out of a {kind}", _told(place.table[key]), "Delete it.")


def _choice(place: _Place, shared: dict[str, Any]) -> Parameter:
    _refuse(place, "choice", ["low", "high", "step"])
    hint = "Give each option a label in both languages."
    table = _Place(place.needed("options", hint), place.path("options"))
    options = MappingProxyType({key: table.label(key) for key in table.table})
    if len(options) < 2:
        raise broken_rule(table.at, "2 options or more", len(options), "A choice of one is none.")
    default = place.known("default", options)
    return Parameter(kind="choice", default=default, options=options, **shared)


def _slider(place: _Place, kind: str, shared: dict[str, Any]) -> Parameter:
    if kind == "integer":
        place.table = {"step": 1} | place.table
    low, high, step, default = (place.number(key) for key in ("low", "high", "step", "default"))
    _check_range(place, low, high, step, shared["unit"])
    parameter = Parameter(kind=kind, default=default, low=low, high=high, step=step, **shared)
    if kind == "integer":
        for key in ("low", "high", "step", "default"):
            if not float(place.table[key]).is_integer():
                raise broken_rule(place.path(key), "a whole number", f"{place.table[key]:g}", "Round it.")
    _check_on_grid(place, "high", parameter, high)
    return replace(parameter, default=_check_on_grid(place, "default", parameter, default))


def _check_range(place: _Place, low: float, high: float, step: float, unit: str) -> None:
    if low >= high:
        raise broken_rule(place.path("low"), f"below high ({high:g})", f"{low:g}", "Swap or widen them.")
    if not 0 < step <= high - low:
        rule = f"above 0 and at most high - low ({high - low:g})"
        raise broken_rule(place.path("step"), rule, f"{step:g}", "Choose a step that fits the range.")
    if unit == "%" and high > 1:
        hint = "Write 20% as 0.20."
        raise broken_rule(place.path("high"), "a share of at most 1 when the unit is %", f"{high:g}", hint)


def _check_on_grid(place: _Place, key: str, parameter: Parameter, value: float) -> int | float:
    low, high, step = parameter.low or 0.0, parameter.high or 0.0, parameter.step or 1.0
    if not low <= value <= high:
        got = f"{value:g} ({low:g} to {high:g})"
        hint = f"Widen the range or change the {key}."
        raise broken_rule(place.path(key), "between low and high", got, hint)
    nearest = parameter.nearest(value)
    if (
        abs(nearest - value) > 1e-6 * step
        or abs(round((value - low) / step) * step - (value - low)) > 1e-6 * step
    ):
        below = low + int((value - low) / step) * step
        hint = f"Write {below:g}, or change the step."
        raise broken_rule(place.path(key), f"low plus whole steps of {step:g}", f"{value:g}", hint)
    return nearest


def _preset(name: str, place: _Place, parameters: Mapping[str, Parameter]) -> Preset:
    place.only(("label", "values"))
    inner = _Place(place.table.get("values", {}), place.path("values"))
    values: dict[str, Value] = {}
    for key, value in inner.table.items():
        if key not in parameters:
            hint = did_you_mean(key, parameters)
            raise broken_rule(inner.path(key), "a parameter of the case", "an unknown one", hint)
        values[key] = _preset_value(inner, key, value, parameters[key])
    return Preset(name, place.label("label"), MappingProxyType(values))


def _preset_value(place: _Place, key: str, value: object, parameter: Parameter) -> Value:
    if parameter.kind in ("number", "integer"):
        return _check_on_grid(place, key, parameter, plain_number(place.path(key), value))
    return replace(parameter, name=place.path(key)).checked(value)
