"""The engine: what a learner does with the controls, and what then stands on the screen."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from matplotlib.axes import Axes
from PIL import Image

from crm_teaching import cases
from crm_teaching.explorer import Explorer
from crm_teaching.picture import _wrap
from crm_teaching.prediction import predict
from crm_teaching.style import describe, new_axes
from crm_teaching.wording import Decision

SEEN: list[tuple[float, float]] = []


@dataclass(frozen=True)
class Result:
    spend: float
    decision: Decision


def break_even(fee: float, gap: float) -> Result:
    SEEN.append((fee, gap))
    if fee > 450:
        raise ValueError("`fee` must be at most 450; got more. Lower it.")
    spend = fee / gap
    key = "join" if spend <= 2000 else "stay_out"
    return Result(spend, Decision(key, f"{key} at {spend:.0f} yuan", "决定"))


def plot(result: Result, *, ax: Axes | None = None) -> Axes:
    ax = new_axes(ax)
    ax.axvline(result.spend)
    ax.set(xlim=(0, 20000), xlabel="Spend 消费, yuan")
    return describe(ax, f"A line at {result.spend:.0f} yuan.")


def make(**options: object) -> Explorer:
    given = {"controls": ["fee", "gap"], **options}
    return Explorer("sams_club", break_even, plot, **given)  # type: ignore[arg-type]


def test_the_default_shows_decision_picture_and_description() -> None:
    explorer = make()
    assert explorer.headline == "stay_out at 3000 yuan 决定"
    assert Image.open(io.BytesIO(explorer.png)).size == (760, 420)
    assert "A line at 3000 yuan." in explorer._headline.value


def test_a_slider_reaches_the_model_and_changes_everything() -> None:
    explorer = make()
    before = explorer.png
    explorer.controls["fee"].value = 100
    assert SEEN[-1] == (100, 0.05)
    assert explorer.headline.startswith("join at 2000")
    assert explorer.png != before
    assert "A line at 2000 yuan." in explorer._headline.value


def test_a_share_is_shown_as_per_cent_and_held_as_a_share() -> None:
    explorer = make()
    assert explorer.controls["gap"].value == 5
    assert explorer.controls["gap"].max == 20
    explorer.controls["gap"].value = 10
    assert SEEN[-1] == (150, pytest.approx(0.10))


def test_reset_goes_back_to_the_first_picture_exactly() -> None:
    explorer = make()
    first = explorer.png
    explorer.set(fee=300, gap=0.1)
    assert explorer.png != first
    explorer.press("reset")
    assert explorer.png == first
    assert explorer.controls["fee"].value == 150


def test_a_preset_moves_every_control_with_one_run_of_the_model() -> None:
    explorer = make(presets=["united_states"])
    n_runs = len(SEEN)
    explorer.press("united_states")
    target = cases.load("sams_club").with_preset("united_states")
    assert len(SEEN) == n_runs + 1
    assert explorer.controls["fee"].value == target["fee"]
    assert explorer._buttons["united_states"].button_style == "info"
    assert list(explorer._buttons) == ["united_states", "reset"]


def test_an_error_of_the_model_shows_as_a_sentence_and_the_next_move_mends_it() -> None:
    explorer = make()
    explorer.controls["fee"].value = 500
    assert "`fee` must be at most 450" in explorer.headline
    explorer.controls["fee"].value = 150
    assert explorer.headline.startswith("stay_out")


def test_the_prediction_is_judged_at_every_setting() -> None:
    guess = predict("Should they join?", {"join": "Join 入会", "stay_out": "Stay out 不入会"})
    explorer = make(guess=guess)
    guess.commit("join")
    assert explorer.verdict.startswith("✗")
    explorer.controls["fee"].value = 100
    assert explorer.verdict.startswith("✓")


def test_the_answer_stays_hidden_until_the_learner_commits_or_moves() -> None:
    for reveal in (lambda e, g: g.commit("join"), lambda e, g: e.set(fee=300), lambda e, g: e.press("reset")):
        guess = predict("Should they join?", {"join": "Join 入会", "stay_out": "Stay out 不入会"})
        explorer = make(guess=guess)
        assert "3000" not in explorer._headline.value
        assert explorer._image.layout.visibility == "hidden"
        assert explorer.headline.startswith("Your prediction first")
        reveal(explorer, guess)
        assert explorer.headline.startswith("stay_out")
        assert explorer._image.layout.visibility == "visible"


def test_a_sliders_echo_of_its_own_value_is_no_move() -> None:
    explorer = make(guess=predict("Should they join?", {"join": "Join 入会", "stay_out": "Stay out 不入会"}))
    explorer.controls["gap"].value = 5.000000000000001
    assert explorer.headline.startswith("Your prediction first")


def test_a_predicted_number_is_compared_with_the_named_result() -> None:
    guess = predict("From which spend?", low=0, high=10000, step=100, unit="yuan")
    explorer = make(guess=guess, predicts="spend")
    guess.commit(1500)
    assert "实际：3,000 yuan" in explorer.verdict
    assert "too low" in explorer.verdict


def test_without_a_prediction_it_works_all_the_same() -> None:
    assert make().verdict == ""


def test_the_stored_output_is_a_picture_with_words_for_where_no_kernel_runs() -> None:
    explorer = make()
    explorer.set(fee=300)
    data, metadata = explorer._repr_mimebundle_()
    assert data["text/plain"] == "stay_out at 3000 yuan 决定"
    assert metadata["image/png"]["alt"] == "stay_out at 3000 yuan 决定 A line at 3000 yuan."
    assert "application/vnd.jupyter.widget-view+json" in data


@pytest.mark.parametrize(
    ("controls", "message"),
    [
        ([], "`controls` must be 1 to 5 names; got 0. Leave out the least telling one."),
        (["fees"], "`controls` must be names of parameters of the case; got 'fees'. See sams_club.toml."),
    ],
)
def test_wrong_controls_are_refused_in_one_sentence(controls: list[str], message: str) -> None:
    with pytest.raises(ValueError) as caught:
        make(controls=controls)
    assert str(caught.value) == message


def test_a_long_headline_breaks_at_spaces_and_between_chinese_letters() -> None:
    class Ten:
        def getlength(self, text: str) -> int:
            return 10 * len(text)

    assert _wrap("one two 三四五", Ten(), 40) == ["one", "two", "三四五"]
    assert _wrap("三四五六七八", Ten(), 40) == ["三四五六", "七八"]
