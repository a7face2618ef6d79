"""Commit to an answer first, then look: people who predict first see more in a demonstration.

Crouch, Fagen, Callan and Mazur (2004); Miller, Lasry, Chu and Mazur (2013).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from crm_teaching.validate import broken_rule
from crm_teaching.wording import show_value

VIEW = "application/vnd.jupyter.widget-view+json"
_COMMIT, _CHANGE = "Commit 提交", "Change it 修改"
_WIDE = widgets.Layout(width="auto", max_width="760px")


class Prediction:
    """A question with the learner's committed answer; make one with `predict`.

    ``value`` is None until the learner commits, then an option's key or a number.
    """

    def __init__(self, question: str, choices: widgets.Widget, texts: Mapping[Any, str], unit: str) -> None:
        self.question = question
        self.value: Any = None
        self.unit = unit
        self._texts = dict(texts)
        self._input = choices
        self._listeners: list[Callable[[], None]] = []
        self._button = widgets.Button(description=_COMMIT, button_style="primary")
        self._button.on_click(lambda _: self._press())
        self._note = widgets.HTML()
        title = widgets.HTML(f"<b>Predict 先预测：</b> {escape(question)}")
        self.widget = widgets.VBox(
            [title, choices, widgets.HBox([self._button, self._note])], layout=widgets.Layout(margin="4px 0")
        )

    def commit(self, value: Any) -> None:
        """Commit to `value` as the button does: an option's key or a number (a share if in %)."""
        if self._texts:
            if value not in self._texts:
                known = ", ".join(repr(key) for key in self._texts)
                raise broken_rule("value", f"one of {known}", repr(value), "Use the key, not the wording.")
            self._input.value = value
        else:
            self._input.value = value * 100 if self.unit == "%" else value
        self._press()

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the learner commits or takes the answer back."""
        self._listeners.append(listener)

    def verdict(self, actual: Any) -> str:
        """Say how the committed answer compares with `actual`, the value at the present settings."""
        if self.value is None:
            return "Commit your prediction above first. 请先在上面提交预测。"
        said = f"You said 你的预测：{self._say(self.value)}."
        if self._texts:
            hit = self.value == actual
            truth = self._texts.get(actual, str(actual))
            if hit:
                return f"✓ {said} At these settings that is so. 正确。"
            return f"✗ {said} At these settings 实际：{truth}."
        gap = actual - self.value
        tolerance = (self._input.max - self._input.min) / (2000 if self.unit == "%" else 20)
        if abs(gap) <= tolerance:
            return f"✓ {said} At these settings 实际：{self._say(actual)}. Close."
        side = "too low 偏低" if gap > 0 else "too high 偏高"
        return f"✗ {said} At these settings 实际：{self._say(actual)}. Your guess is {side}."

    def _say(self, value: Any) -> str:
        if self._texts:
            return str(self._texts[value])
        return show_value(float(f"{value:.3g}"), self.unit)

    def _press(self) -> None:
        """Commit, or take a committed answer back."""
        if self.value is not None:
            self.value, self._note.value, self._button.description = None, "", _COMMIT
        elif self._input.value is None:
            self._note.value = "Choose an answer first. 请先选择。"
            return
        else:
            self.value = self._input.value / 100 if self.unit == "%" else self._input.value
            self._note.value = "Committed. Now see. 已提交。"
            self._button.description = _CHANGE
        self._input.disabled = self.value is not None
        for listener in self._listeners:
            listener()

    def __repr__(self) -> str:
        options = " ".join(f"( ) {text}" for text in self._texts.values())
        if not options:
            scale = 100 if self.unit == "%" else 1
            low, high = (show_value(v / scale, self.unit) for v in (self._input.min, self._input.max))
            options = f"({low} to {high})"
        return f"Predict 先预测: {self.question} {options}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        # The HTML stands in where no kernel runs: on GitHub, in print, in a notebook opened again.
        options = "".join(f"<li>{escape(text)}</li>" for text in self._texts.values())
        plain = repr(self)
        html = f"<p><b>Predict 先预测：</b> {escape(self.question)}</p><ul>{options}</ul>" if options else ""
        bundle = dict(self.widget._repr_mimebundle_() or {})
        return bundle | {"text/plain": plain, "text/html": html or f"<p>{escape(plain)}</p>"}


def predict(
    question: str,
    options: Mapping[str, str] | None = None,
    *,
    low: float = 0.0,
    high: float = 1.0,
    step: float = 0.01,
    unit: str = "",
) -> Prediction:
    """Ask the learner to commit to an answer before an explorer shows it.

    Parameters
    ----------
    question : str
        One sentence that ends in a question mark.
    options : mapping of key to wording, optional
        The answers to choose from. Keys are those of the explorer's decisions. Without options the
        learner sets a number from `low` to `high`.
    low, high, step : float
        Range and step of a number; shares (0 to 1) if `unit` is "%".
    unit : str
        Unit of the number, such as "yuan"; "%" shows a share as per cent.

    Returns
    -------
    Prediction

    Raises
    ------
    ValueError
        If there are fewer than two options, or `low` is not below `high`.

    Examples
    --------
    >>> guess = predict("Should she join?", {"join": "Yes 入会", "stay_out": "No 不入会"})
    >>> guess
    Predict 先预测: Should she join? ( ) Yes 入会 ( ) No 不入会
    >>> guess.commit("join")
    >>> guess.verdict("stay_out")
    '✗ You said 你的预测：Yes 入会. At these settings 实际：No 不入会.'
    """
    if options is not None:
        if len(options) < 2:
            raise broken_rule("options", "at least 2 answers", len(options), "Give a choice.")
        pairs = [(text, key) for key, text in options.items()]
        choices = widgets.RadioButtons(options=pairs, value=None, layout=_WIDE)
        return Prediction(question, choices, options, "")
    if not low < high:
        raise broken_rule("low", f"below `high` ({high:g})", f"{low:g}", "Swap them.")
    scale = 100 if unit == "%" else 1
    slider = widgets.FloatSlider(
        min=low * scale,
        max=high * scale,
        step=step * scale,
        value=low * scale,
        description=f"My guess 我猜, {unit}" if unit else "My guess 我猜",
        style={"description_width": "initial"},
        readout_format=readout_format(step * scale),
        layout=widgets.Layout(width="100%", max_width="560px"),
    )
    return Prediction(question, slider, {}, unit)


def readout_format(step: float) -> str:
    """Return the slider's number format: as many decimals as the step has.

    Examples
    --------
    >>> readout_format(5), readout_format(0.25)
    ('.0f', '.2f')
    """
    decimals = len(f"{step:.6f}".rstrip("0").split(".")[1])
    return f".{decimals}f"
