"""The one widget engine: controls -> model -> decision and figure.

A slider moves, the model runs, the headline says the decision, the picture is redrawn, and the learner's
prediction is judged. All of it happens synchronously in the slider's observer: the front end holds one
pending message per slider and merges the rest, which is all the queue that is needed.
"""

from __future__ import annotations

import inspect
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from crm_teaching import cases
from crm_teaching.cases import Case, Parameter
from crm_teaching.picture import Picture, with_headline
from crm_teaching.prediction import Prediction, readout_format
from crm_teaching.style import INK
from crm_teaching.validate import broken_rule
from crm_teaching.wording import Label

_STYLE = {"description_width": "345px"}
_FIRST = Label(
    "Your prediction first: commit it above. Moving a slider shows the answer, too.",
    "请先在上面提交预测；拖动滑块也会显示答案。",
)
_ROW = widgets.Layout(width="100%", max_width="760px")


class Explorer:
    """Sliders over a case's parameters, with a decision as headline and a picture.

    Parameters
    ----------
    case : Case, or a case's id or file
        Gives the controls their ranges, units, labels and presets.
    model : callable
        Called with a keyword for each parameter or fact of the case that its signature names. Its result
        has a ``decision``.
    figure : callable
        ``figure(result, ax=axes)`` draws the result.
    controls : sequence of str
        One to five names of the case's parameters.
    presets : sequence of str, optional
        The case's presets that get a button, as far as it has them; all of them if left out.
    predicts : str
        Attribute of the result that the learner predicted: "decision" compares the decision's key.
    guess : Prediction, optional
        The learner's answer, judged at every setting. Until it is committed, or a control is moved,
        decision and picture stay hidden.

    Raises
    ------
    ValueError
        If there are no or more than five controls, or one is not a parameter of the case.
    """

    def __init__(
        self,
        case: Case | str | Path,
        model: Callable[..., Any],
        figure: Callable[..., Any],
        *,
        controls: Sequence[str],
        presets: Sequence[str] | None = None,
        predicts: str = "decision",
        guess: Prediction | None = None,
    ) -> None:
        case = case if isinstance(case, Case) else cases.load(case)
        if not 1 <= len(controls) <= 5:
            raise broken_rule("controls", "1 to 5 names", len(controls), "Leave out the least telling one.")
        unknown = [name for name in controls if name not in case.parameters]
        if unknown:
            rule = "names of parameters of the case"
            raise broken_rule("controls", rule, repr(unknown[0]), f"See {case.id}.toml.")
        self.case = self._start = case
        self._model, self._predicts, self._guess = model, predicts, guess
        self._inputs = _model_inputs(case, model)
        self._picture = Picture(figure)
        self._hold = False
        self._veiled = guess is not None and guess.value is None
        self.controls = {name: _control(case.parameters[name], case[name]) for name in controls}
        self.headline = self.verdict = ""
        self._headline, self._verdict, self._legend = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self._image = widgets.Image(format="png", layout=widgets.Layout(width="760px", max_width="100%"))
        self._buttons = self._make_buttons(case.presets if presets is None else presets)
        self._default = self.result = self._run(case)
        self.update()
        self._still = (self.png, self.result.decision, self._picture.alt)
        for name, control in self.controls.items():
            control.observe(partial(self._moved, name), "value")
        if guess is not None:
            guess.on_commit(self._unveil)
        self._legend.value = _legend([case.parameters[name] for name in controls])
        buttons = widgets.HBox(list(self._buttons.values()), layout=widgets.Layout(flex_flow="row wrap"))
        sliders = self.controls.values()
        self.widget = widgets.VBox(
            [self._headline, self._verdict, self._image, *sliders, buttons, self._legend]
        )

    @property
    def png(self) -> bytes:
        """The picture that is shown, as PNG."""
        return bytes(self._image.value)

    def set(self, **values: Any) -> None:
        """Move controls to `values`, as a learner would, and redraw once."""
        self._show_case(self.case.with_values(**values))

    def press(self, button: str) -> None:
        """Press a preset by its name, or "reset"."""
        self._buttons[button].click()

    def update(self) -> None:
        """Run the model at the present settings and show what follows; an error shows as a sentence."""
        try:
            self.result = self._run(self.case)
        except ValueError as error:
            problem = Label(f"These settings do not work together. {error}", "无法计算。")
            self._say_headline(problem, INK["loss"])
            return
        decision = self.result.decision
        ghost = None if self.case.values == self._start.values else self._default
        self._image.value = self._picture.draw(self.result, ghost=ghost)
        self._image.layout.visibility = "hidden" if self._veiled else "visible"
        self._say_headline(_FIRST if self._veiled else Label(decision.en, decision.zh), INK["text"])
        self._judge()
        for name, button in self._buttons.items():
            button.button_style = "info" if self._is_preset(name) else ""

    def _run(self, case: Case) -> Any:
        return self._model(**{name: case[name] for name in self._inputs})

    def _say_headline(self, text: Label, colour: str) -> None:
        self.headline = str(text)
        # The picture's words stand beside the headline for screen readers, which cannot see the picture.
        hidden = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"
        self._headline.value = (
            f'<div role="status" aria-live="polite" style="border-left:4px solid {colour};padding:2px 10px;'
            f'font-size:16px;line-height:1.35;max-width:740px"><b>{escape(text.en)}</b>'
            f'<br><span lang="zh" style="font-size:14px">{escape(text.zh)}</span>'
            f'<span style="{hidden}"> {"" if self._veiled else escape(self._picture.alt)}</span></div>'
        )

    def _judge(self) -> None:
        """Compare the learner's prediction with what the present settings give."""
        if self._guess is None or self._veiled:
            return
        actual = getattr(self.result, self._predicts)
        self.verdict = self._guess.verdict(getattr(actual, "key", actual))
        self._verdict.value = f'<div style="padding:0 14px">{escape(self.verdict)}</div>'

    def _unveil(self) -> None:
        self._veiled = False
        self.update()

    def _moved(self, name: str, change: Any) -> None:
        if not self._hold:
            value = _from_control(self.case.parameters[name], change["new"])
            case = self.case.with_values(**{name: value})
            # The browser echoes 0.3 as 0.30000000000000004, which is no move of the learner's.
            if case.values != self.case.values:
                self.case = case
                self._unveil()

    def _show_case(self, case: Case) -> None:
        """Move every control to the case's values, then redraw once."""
        self._hold = True
        try:
            self.case = case
            for name, control in self.controls.items():
                control.value = _to_control(case.parameters[name], case[name])
        finally:
            self._hold = False
        self._unveil()

    def _make_buttons(self, presets: Iterable[str]) -> dict[str, widgets.Button]:
        # A learner's own case file need not have them all.
        labels = {name: self.case.presets[name].label for name in presets if name in self.case.presets}
        buttons = {}
        for name, label in {**labels, "reset": Label("Reset", "重置")}.items():
            button = widgets.Button(description=str(label), layout=widgets.Layout(width="auto"))
            button.on_click(lambda _, name=name: self._show_case(self._preset(name)))
            buttons[name] = button
        return buttons

    def _preset(self, name: str) -> Case:
        return self._start if name == "reset" else self._start.with_preset(name)

    def _is_preset(self, name: str) -> bool:
        return name != "reset" and self._preset(name).values == self.case.values

    def __repr__(self) -> str:
        return str(self._still[1])

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        # The picture stands in where no kernel runs: on GitHub, in print, in a notebook opened again.
        bundle = dict(self.widget._repr_mimebundle_() or {})
        png, decision, alt = self._still
        still = with_headline(png, decision)
        bundle |= {"text/plain": str(decision), "image/png": b64encode(still).decode()}
        return bundle, {"image/png": {"alt": f"{decision} {alt}"}}


def _model_inputs(case: Case, model: Callable[..., Any]) -> list[str]:
    """Return the names that both the case and the model's signature know and that are not bound yet."""
    bound = getattr(model, "keywords", {})
    known = {**case.parameters, **case.facts}
    return [name for name in inspect.signature(model).parameters if name in known and name not in bound]


def _control(parameter: Parameter, value: Any) -> widgets.Widget:
    """Return the control that fits a parameter's kind, labelled with unit and status mark."""
    unit = f", {parameter.unit}" if parameter.unit else ""
    text = f"{parameter.label}{unit} {cases.STATUS[parameter.status][0]}"
    common = {"description": text, "style": _STYLE, "layout": _ROW, "tooltip": parameter.note or text}
    start = _to_control(parameter, value)
    if parameter.kind == "choice":
        options = [(str(label), key) for key, label in parameter.options.items()]
        return widgets.ToggleButtons(
            options=options, value=start, **(common | {"style": {**_STYLE, "button_width": "auto"}})
        )
    if parameter.kind == "switch":
        return widgets.Checkbox(value=start, indent=False, **(common | {"style": {}}))
    limits = (parameter.low, parameter.high, parameter.step)
    low, high, step = (_to_control(parameter, limit) for limit in limits)
    kind = widgets.IntSlider if parameter.kind == "integer" else widgets.FloatSlider
    form = "d" if parameter.kind == "integer" else readout_format(step)
    return kind(value=start, min=low, max=high, step=step, readout_format=form, **common)


def _to_control(parameter: Parameter, value: Any) -> Any:
    """Return a value as its slider holds it: a share in "%" as 0 to 100."""
    return round(value * 100, 6) if parameter.unit == "%" and parameter.kind == "number" else value


def _from_control(parameter: Parameter, value: Any) -> Any:
    return value / 100 if parameter.unit == "%" and parameter.kind == "number" else value


def _legend(parameters: Sequence[Parameter]) -> str:
    """Say what the marks beside the controls mean: who states the default."""
    used = {parameter.status for parameter in parameters}
    parts = [f"{mark} {label}" for status, (mark, label) in cases.STATUS.items() if status in used]
    return f'<div style="font-size:12px;opacity:0.8">Defaults 默认值: {escape(" · ".join(parts))}</div>'
