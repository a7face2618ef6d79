"""Read a case's TOML file and check every key of it; the first broken rule is one sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

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
from crm_teaching.toml_files import Place, read_toml, told
from crm_teaching.validate import broken_rule

_CASE_KEYS = ("id", "title", "source", "story", "parameters", "facts", "presets")
_SHARED_KEYS = ("label", "unit", "status", "note", "where", "source")
_PARAMETER_KEYS = (*_SHARED_KEYS, "kind", "default", "low", "high", "step", "options")
_FACT_KEYS = (*_SHARED_KEYS, "value")


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
    place = read_toml(path)
    try:
        return _case(place)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{path.name}: {error}") from None


def _case(place: Place) -> dict[str, Any]:
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


def _named(place: Place, key: str, build: Callable[[str, Place], Any]) -> Mapping[str, Any]:
    return MappingProxyType({name: build(name, at) for name, at in place.each(key)})


def _shared(name: str, place: Place) -> dict[str, Any]:
    status = place.known("status", STATUS)
    if status == "literature" and not place.has("source"):
        hint = "Name the work, a key of sources.toml."
        raise broken_rule(place.path("source"), "given for the status 'literature'", "nothing", hint)
    return {
        "name": name,
        "label": place.label("label"),
        "unit": place.known("unit", UNITS, ""),
        "status": status,
        "note": place.text("note", ""),
        "where": place.text("where", ""),
        "source": place.known("source", sources()) if place.has("source") else "",
    }


def _fact(name: str, place: Place) -> Fact:
    place.only(_FACT_KEYS)
    value = place.needed("value", "Add the line.")
    if isinstance(value, dt.date):
        value = value.isoformat()
    if not isinstance(value, str | bool):
        number = plain_number(place.path("value"), value)
        value = value if isinstance(value, int) else number
    return Fact(value=value, **_shared(name, place))


def _parameter(name: str, place: Place) -> Parameter:
    place.only(_PARAMETER_KEYS)
    kind = place.known("kind", KINDS)
    shared = _shared(name, place)
    if kind == "choice":
        return _choice(place, shared)
    _refuse(place, kind, ["options"] if kind != "switch" else ["options", "low", "high", "step"])
    if kind == "switch":
        default = place.needed("default", "Write true or false.")
        if not isinstance(default, bool):
            rule = broken_rule(place.path("default"), "true or false", told(default), "It is a switch.")
            raise TypeError(str(rule))
        return Parameter(kind=kind, default=default, **shared)
    return _slider(place, kind, shared)


def _refuse(place: Place, kind: str, keys: list[str]) -> None:
    for key in keys:
        if place.has(key):
            raise broken_rule(place.path(key), f"left out of a {kind}", told(place.table[key]), "Delete it.")


def _choice(place: Place, shared: dict[str, Any]) -> Parameter:
    _refuse(place, "choice", ["low", "high", "step"])
    hint = "Give each option a label in both languages."
    table = Place(place.needed("options", hint), place.path("options"))
    options = MappingProxyType({key: table.label(key) for key in table.table})
    if len(options) < 2:
        raise broken_rule(table.at, "2 options or more", len(options), "A choice of one is none.")
    default = place.known("default", options, rule="one of the options")
    return Parameter(kind="choice", default=default, options=options, **shared)


def _slider(place: Place, kind: str, shared: dict[str, Any]) -> Parameter:
    if kind == "integer":
        place.table = {"step": 1} | place.table
    low, high, step, default = (place.number(key) for key in ("low", "high", "step", "default"))
    if kind == "integer":
        _check_whole(place, shared["unit"])
        low, high, step = int(low), int(high), int(step)
    _check_range(place, low, high, step, shared["unit"])
    parameter = Parameter(kind=kind, default=default, low=low, high=high, step=step, **shared)
    _on_grid(place, "high", parameter, high)
    return replace(parameter, default=_on_grid(place, "default", parameter, default))


def _check_whole(place: Place, unit: str) -> None:
    for key in ("low", "high", "step", "default"):
        if not float(place.table[key]).is_integer():
            raise broken_rule(place.path(key), "a whole number", f"{place.table[key]:g}", "Round it.")
    if unit == "%":
        hint = "A share is no whole number: use kind 'number'."
        raise broken_rule(place.path("unit"), "another one for an integer", "'%'", hint)


def _check_range(place: Place, low: float, high: float, step: float, unit: str) -> None:
    if low >= high:
        raise broken_rule(place.path("low"), f"below high ({high:g})", f"{low:g}", "Swap or widen them.")
    # A slider of more than 10,000 steps cannot be set by hand.
    if not (high - low) / 10_000 <= step <= high - low:
        rule = f"between {(high - low) / 10_000:g} and {high - low:g} for this range"
        raise broken_rule(place.path("step"), rule, f"{step:g}", "Choose a step that can be set by hand.")
    if unit == "%" and high > 1:
        hint = "Write 20% as 0.20."
        raise broken_rule(place.path("high"), "a share of at most 1 when the unit is %", f"{high:g}", hint)


def _on_grid(place: Place, key: str, parameter: Parameter, value: float) -> int | float:
    low, high, step = parameter.grid
    if not low <= value <= high:
        got = f"{value:g} ({low:g} to {high:g})"
        hint = f"Widen the range or change the {key}."
        raise broken_rule(place.path(key), "between low and high", got, hint)
    steps = (value - low) / step
    if abs(steps - round(steps)) > 1e-6:
        hint = f"Write {low + int(steps) * step:g}, or change the step."
        rule = f"{low:g} plus whole steps of {step:g}"
        raise broken_rule(place.path(key), rule, f"{value:g}", hint)
    return parameter.nearest(value)


def _preset(name: str, place: Place, parameters: Mapping[str, Parameter]) -> Preset:
    place.only(("label", "values"))
    inner = Place(place.table.get("values", {}), place.path("values"))
    values: dict[str, Value] = {}
    for key, value in inner.table.items():
        if key not in parameters:
            hint = did_you_mean(key, parameters)
            raise broken_rule(inner.path(key), "a parameter of the case", "an unknown one", hint)
        values[key] = _preset_value(inner, key, value, parameters[key])
    return Preset(name, place.label("label"), MappingProxyType(values))


def _preset_value(place: Place, key: str, value: object, parameter: Parameter) -> Value:
    if parameter.kind in ("number", "integer"):
        return _on_grid(place, key, parameter, plain_number(place.path(key), value))
    return replace(parameter, name=place.path(key)).checked(value)
