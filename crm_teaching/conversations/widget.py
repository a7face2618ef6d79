"""A conversation played with buttons: what she says, what you may say, anger and trust as a picture.

As in `explorer`, everything happens synchronously in the button's handler, without an `Output` widget, and
nothing is written anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets

from crm_teaching.cases import STATUS
from crm_teaching.conversations.script import Script
from crm_teaching.conversations.transcript import Transcript
from crm_teaching.picture import Picture
from crm_teaching.prediction import Prediction
from crm_teaching.sources import cite
from crm_teaching.style import INK
from crm_teaching.wording import Label

_CLASS = "crm-choice"
# A button shows one line and cuts the rest; a sentence needs two.
_CSS = (
    f"<style>.{_CLASS}.jupyter-button {{white-space: normal; height: auto; line-height: 1.35; "
    "text-align: left; padding: 6px 12px; margin: 3px 2px;}</style>"
)
_HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"
_OUTCOME_INK = {"open": INK["us"], "kept": INK["gain"], "lost": INK["loss"]}


class Conversation:
    """A script with buttons; each choice moves anger and trust, the debrief names what was skipped.

    Parameters
    ----------
    script : Script
        From `conversations.load`.
    figure : callable
        ``figure(transcript, ax=axes)`` draws anger and trust so far.
    guess : Prediction, optional
        The learner's answer, "kept" or "lost", judged at the end of each call.

    Examples
    --------
    >>> from crm_teaching import conversations
    >>> call = Conversation(conversations.load("cashier_call"), lambda told, ax: ax.plot([told.anger]))
    >>> call.choose("own_fault")
    >>> call.told.scene
    'recording'
    """

    def __init__(
        self, script: Script, figure: Callable[..., Any], *, guess: Prediction | None = None
    ) -> None:
        self.script, self.told = script, Transcript(script)
        self._picture, self._guess = Picture(figure), guess
        self.headline = self.verdict = ""
        self._log, self._verdict = widgets.HTML(), widgets.HTML()
        self._image = widgets.Image(format="png", layout=widgets.Layout(width="760px", max_width="100%"))
        # The same buttons serve every scene, so that the keyboard's focus is not lost with them.
        self._buttons = [self._button(place) for place in range(script.most_choices)]
        self._restart = widgets.Button(description="Start again 重来")
        self._restart.layout = widgets.Layout(width="auto", align_self="flex-start")
        self._restart.on_click(lambda _: self.restart())
        if guess is not None:
            guess.on_commit(self._judge)
        self._show()
        legend = widgets.HTML(_CSS + _legend(script))
        parts = [self._log, *self._buttons, self._verdict, self._image, self._restart, legend]
        self.widget = widgets.VBox(parts, layout=widgets.Layout(max_width="780px"))

    @property
    def png(self) -> bytes:
        """The picture that is shown, as PNG."""
        return bytes(self._image.value)

    def choose(self, choice: str) -> None:
        """Say a choice of the present scene, as its button does."""
        self.told = self.told.after(choice)
        self._show()
        (self._restart if self.told.is_over else self._buttons[0]).focus()

    def restart(self) -> None:
        """Begin the call anew."""
        self.told = Transcript(self.script)
        self._show()
        self._buttons[0].focus()

    def _button(self, place: int) -> widgets.Button:
        button = widgets.Button(layout=widgets.Layout(width="100%", max_width="760px"))
        button.add_class(_CLASS)
        button.on_click(partial(self._pressed, place))
        return button

    def _pressed(self, place: int, _: Any) -> None:
        keys = [*self._choices()]
        # A double click may arrive after the scene has changed to one with fewer choices.
        if place < len(keys):
            self.choose(keys[place])

    def _choices(self) -> dict[str, Label]:
        if self.told.is_over:
            return {}
        return {key: choice.says for key, choice in self.script.scenes[self.told.scene].choices.items()}

    def _show(self) -> None:
        """Show the call as it stands."""
        choices = [*self._choices().values()]
        for place, button in enumerate(self._buttons):
            shown = place < len(choices)
            button.layout.display = "" if shown else "none"
            button.description = f"{place + 1}. {choices[place]}" if shown else ""
        self._image.value = self._picture.draw(self.told)
        self.headline = str(self._says())
        self._log.value = self._html()
        self._judge()

    def _says(self) -> Label:
        """Return what the customer says now."""
        if self.told.outcome == "open":
            return self.script.scenes[self.told.scene].says
        return (self.script.kept if self.told.outcome == "kept" else self.script.lost).says

    def _html(self) -> str:
        ink, says, who = _OUTCOME_INK[self.told.outcome], self._says(), self.script.customer
        before = "".join(
            f'<li value="{n}">“{escape(turn.choice.says.en)}” <i>{escape(self.told.what(turn))}</i></li>'
            for n, turn in enumerate(self.told.turns, start=1)
        )
        end = f"<br><b>{escape(self.told.debrief.en)}</b><br>{_zh(self.told.debrief)}"
        return (
            f'<ol style="margin:0 0 6px;font-size:13px;line-height:1.4;opacity:0.85">{before}</ol>'
            f'<div role="status" aria-live="polite" style="border-left:4px solid {ink};padding:2px 10px;'
            f'font-size:16px;line-height:1.4;max-width:740px">{escape(who.en)}: “{escape(says.en)}”'
            f"<br>{_zh(says)}{end if self.told.is_over else ''}"
            f'<span style="{_HIDDEN}"> {escape(self._picture.alt)}</span></div>'
        )

    def _judge(self) -> None:
        """Set the learner's prediction beside the end, once there is one."""
        self.verdict = self._guess.verdict(self.told.outcome) if self._guess and self.told.is_over else ""
        self._verdict.value = f'<div style="padding:0 14px">{escape(self.verdict)}</div>'

    def __repr__(self) -> str:
        scene = self.script.scenes[self.script.start]
        options = " ".join(f"[{n}] {choice.says}" for n, choice in enumerate(scene.choices.values(), start=1))
        return f"{self.script.title}. {self.script.customer}: {scene.says} {options}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        # The HTML stands in where no kernel runs: on GitHub, in print, in a notebook opened again.
        scene = self.script.scenes[self.script.start]
        options = "".join(f"<li>{escape(str(choice.says))}</li>" for choice in scene.choices.values())
        html = (
            f"<p><b>{escape(str(self.script.title))}</b></p><p>{escape(str(self.script.customer))}: "
            f"“{escape(str(scene.says))}”</p><ol>{options}</ol><p>Run this cell to play. "
            "运行此单元即可对话。</p>"
        )
        bundle = dict(self.widget._repr_mimebundle_() or {})
        return bundle | {"text/plain": repr(self), "text/html": html}


def _zh(label: Label) -> str:
    return f'<span lang="zh" style="font-size:14px">{escape(label.zh)}</span>'


def _legend(script: Script) -> str:
    """Say who wrote the story, and how sure the effects are."""
    words = f"{cite(script.source, script.where)} · {STATUS[script.status][0]} {script.note}"
    return f'<div style="font-size:12px;opacity:0.8">{escape(words)}</div>'
