"""What a conversation is made of: scenes, what may be said in each, and what that does to the customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crm_teaching.wording import Label

END = "end"
# The four steps of the course, in their order.
STEPS: Mapping[str, Label] = MappingProxyType(
    {
        "listen": Label("listen", "倾听"),
        "resonate": Label("resonate", "共鸣"),
        "apologise": Label("apologise", "致歉"),
        "solve": Label("solve", "解决"),
    }
)
NEITHER = Label("neither", "其他")


@dataclass(frozen=True)
class Effect:
    """Points that a choice adds to anger and trust."""

    anger: float
    trust: float


@dataclass(frozen=True)
class Choice:
    """What may be said: a step of `STEPS`, a fault of the script, or neither; and the scene that follows."""

    key: str
    says: Label
    effect: Effect
    if_angry: Effect | None
    step: str
    fault: str
    to: str

    def effect_at(self, anger: float, angry_from: float) -> Effect:
        """Return the effect on a customer with so much anger.

        Examples
        --------
        >>> cure = Choice("x", Label("", ""), Effect(-10, 20), Effect(0, 10), "solve", "", "end")
        >>> cure.effect_at(50, 50).trust, cure.effect_at(49, 50).trust
        (10, 20)
        """
        return self.if_angry if self.if_angry and anger >= angry_from else self.effect


@dataclass(frozen=True)
class Scene:
    """What the customer says, and what may be answered."""

    key: str
    says: Label
    choices: Mapping[str, Choice]


@dataclass(frozen=True)
class Outcome:
    """How it may end: its name, and the customer's last words."""

    label: Label
    says: Label


@dataclass(frozen=True)
class Script:
    """A checked conversation. The customer stays if at its end anger is low enough and trust high enough."""

    id: str
    title: Label
    source: str
    where: str
    status: str
    note: Label
    customer: Label
    start: str
    anger: float
    trust: float
    angry_from: float
    anger_at_most: float
    trust_at_least: float
    kept: Outcome
    lost: Outcome
    faults: Mapping[str, Label]
    scenes: Mapping[str, Scene]

    def is_kept(self, anger: float, trust: float) -> bool:
        """Tell whether a customer who ends so stays."""
        return anger <= self.anger_at_most and trust >= self.trust_at_least

    def fault(self, key: str) -> Label:
        """Return a fault in words; "neither" for what is no fault."""
        return self.faults.get(key, NEITHER)

    @property
    def most_choices(self) -> int:
        """The largest number of choices in a scene."""
        return max(len(scene.choices) for scene in self.scenes.values())
