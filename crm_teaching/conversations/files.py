"""Read a conversation's TOML file and check every key and every way through it; one sentence an error."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crm_teaching.conversations.script import END, STEPS, Choice, Effect, Outcome, Scene, Script
from crm_teaching.quantities import STATUS, did_you_mean
from crm_teaching.sources import sources
from crm_teaching.toml_files import Place, read_toml
from crm_teaching.validate import broken_rule
from crm_teaching.wording import Label

_KEYS = ("id", "title", "source", "where", "status", "note", "customer", "start", "anger", "trust")
_TABLES = ("angry_from", "outcomes", "faults", "scenes")
_CHOICE_KEYS = ("says", "step", "fault", "anger", "trust", "if_angry", "to")
_MOST = 4


def read_script(path: Path) -> Script:
    """Read and check a conversation.

    Parameters
    ----------
    path : Path
        A TOML file in UTF-8.

    Returns
    -------
    Script

    Raises
    ------
    FileNotFoundError, TypeError, ValueError
        One sentence with file, key, rule and value.

    Examples
    --------
    >>> from crm_teaching.files import data_folder
    >>> len(read_script(data_folder() / "conversations" / "cashier_call.toml").scenes)
    3
    """
    place = read_toml(path)
    try:
        script = _script(place)
        _check_ways(script)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{path.name}: {error}") from None
    return script


def _script(place: Place) -> Script:
    place.only((*_KEYS, *_TABLES))
    faults = Place(place.table.get("faults", {}), "faults")
    named = MappingProxyType({key: faults.label(key) for key in faults.table})
    outcomes = Place(place.needed("outcomes", "Add [outcomes.kept] and [outcomes.lost]."), "outcomes")
    outcomes.only(("kept", "lost"))
    kept = _inner(outcomes, "kept", ("label", "says", "anger_at_most", "trust_at_least"))
    lost = _inner(outcomes, "lost", ("label", "says"))
    scenes = {key: _scene(key, at, named) for key, at in place.each("scenes")}
    if not scenes:
        raise broken_rule("scenes", "given", "nothing", "Add [scenes.opening] with its choices.")
    return Script(
        id=place.text("id"),
        title=place.label("title"),
        source=place.known("source", sources()),
        where=place.text("where", ""),
        status=place.known("status", STATUS),
        note=place.label("note"),
        customer=place.label("customer"),
        start=place.known("start", scenes, rule="one of the scenes"),
        anger=_meter(place, "anger", 0),
        trust=_meter(place, "trust", 0),
        angry_from=_meter(place, "angry_from", 0),
        anger_at_most=_meter(kept, "anger_at_most", 0),
        trust_at_least=_meter(kept, "trust_at_least", 0),
        kept=Outcome(kept.label("label"), kept.label("says")),
        lost=Outcome(lost.label("label"), lost.label("says")),
        faults=named,
        scenes=MappingProxyType(scenes),
    )


def _inner(place: Place, key: str, keys: tuple[str, ...]) -> Place:
    inner = Place(place.needed(key, "Add the table."), place.path(key))
    inner.only(keys)
    return inner


def _meter(place: Place, key: str, low: float) -> float:
    """Return a number of points from `low` to 100; whole numbers stay whole."""
    value = place.number(key)
    if not low <= value <= 100:
        rule = f"between {low:g} and 100"
        raise broken_rule(place.path(key), rule, f"{value:g}", "Anger and trust have 100 points.")
    return int(value) if value == int(value) else value


def _scene(key: str, place: Place, faults: Mapping[str, Label]) -> Scene:
    place.only(("says", "choices"))
    if key == END:
        raise broken_rule(place.at, "named otherwise", repr(END), "That word closes the conversation.")
    choices = {name: _choice(name, at, faults) for name, at in place.each("choices")}
    if not 2 <= len(choices) <= _MOST:
        hint = "A scene without a choice is a dead end; more than four do not fit on the screen."
        raise broken_rule(place.path("choices"), f"2 to {_MOST} choices", len(choices), hint)
    return Scene(key, place.label("says"), MappingProxyType(choices))


def _choice(key: str, place: Place, faults: Mapping[str, Label]) -> Choice:
    place.only(_CHOICE_KEYS)
    if place.has("step") and place.has("fault"):
        hint = "What is said is a step, a fault, or neither."
        raise broken_rule(place.path("fault"), "left out beside a step", repr(place.table["fault"]), hint)
    angry = _inner(place, "if_angry", ("anger", "trust")) if place.has("if_angry") else None
    return Choice(
        key=key,
        says=place.label("says"),
        effect=_effect(place),
        if_angry=_effect(angry) if angry else None,
        step=place.known("step", STEPS) if place.has("step") else "",
        fault=place.known("fault", faults, rule="one of the file's faults") if place.has("fault") else "",
        to=place.text("to"),
    )


def _effect(place: Place) -> Effect:
    return Effect(_meter(place, "anger", -100), _meter(place, "trust", -100))


def _check_ways(script: Script) -> None:
    """Refuse what would trap a player: a missing scene, one never reached, a loop without an exit."""
    for scene in script.scenes.values():
        for choice in scene.choices.values():
            if choice.to != END and choice.to not in script.scenes:
                at = f"scenes.{scene.key}.choices.{choice.key}.to"
                hint = did_you_mean(choice.to, [*script.scenes, END])
                raise broken_rule(at, "a scene of the file, or 'end'", repr(choice.to), hint)
    for key in script.scenes:
        if key not in _reached(script, script.start):
            hint = "Let a choice lead to it, or delete it."
            raise broken_rule(
                f"scenes.{key}", "reached by some choice", "a scene that nothing leads to", hint
            )
        if END not in _reached(script, key):
            hint = "Let one of its choices lead to 'end' at last."
            raise broken_rule(f"scenes.{key}", "followed by an end", "a loop without an exit", hint)


def _reached(script: Script, start: str) -> set[str]:
    """Return every scene to which some way leads from `start`, itself and perhaps "end" included."""
    found: set[str] = set()
    waiting: list[Any] = [start]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            if key != END:
                waiting += [choice.to for choice in script.scenes[key].choices.values()]
    return found
