"""The conversation's buttons, without a browser."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from crm_teaching import predict
from crm_teaching.complaints.call_explorers import play_call
from crm_teaching.conversations.widget import Conversation
from crm_teaching.notebooks import WIDGET_VIEW, strip_views


def shown(call: Conversation) -> list[Any]:
    return [button for button in call._buttons if button.layout.display != "none"]


def test_buttons_say_the_choices_and_move_the_call() -> None:
    call = play_call()
    before = call.png
    assert [button.description[:2] for button in shown(call)] == ["1.", "2.", "3."]
    shown(call)[0].click()
    assert (call.told.scene, call.told.anger, call.told.trust) == ("story", 45, 45)
    assert call.png != before
    assert "full queue" in call._log.value and "full queue" in call.headline


def test_the_debrief_names_what_was_skipped_and_the_guess_is_judged() -> None:
    guess = predict("Does she stay after your call?", {"kept": "She stays 留下", "lost": "She leaves 离开"})
    call = play_call(guess=guess)
    for choice in ("deny", "tone", "mail"):
        call.choose(choice)
        assert call.verdict == ""
    shown(call)[2].click()
    assert shown(call) == []
    assert "Skipped: listen, resonate, apologise, solve." in call._log.value
    assert call.verdict.startswith("Commit your prediction above first.")
    guess.commit("kept")
    assert call.verdict.startswith("✗") and call.verdict in call._verdict.value


def test_restart_begins_anew() -> None:
    call = play_call("cashier_call")
    first = (call.png, call._log.value, [button.description for button in call._buttons])
    for choice in ("own_fault", "feel", "count"):
        call.choose(choice)
    assert call.told.outcome == "kept"
    call._restart.click()
    assert (call.png, call._log.value, [button.description for button in call._buttons]) == first


def test_a_late_second_press_on_a_button_that_is_gone_does_nothing() -> None:
    call = play_call()
    for choice in ("hear_out", "restate", "trace_at_once"):
        call.choose(choice)
    assert len(shown(call)) == 2
    call._pressed(3, None)  # a button's own click would swallow an error
    assert call.told.scene == "no_word"
    shown(call)[0].click()
    call._pressed(0, None)
    assert call.told.is_over


def test_the_widget_holds_no_output_and_speaks_to_screen_readers() -> None:
    call = play_call()
    kinds = {type(child).__name__ for child in call.widget.children}
    assert kinds == {"HTML", "Button", "Image"}
    assert 'role="status" aria-live="polite"' in call._log.value
    assert "Nothing was said yet" in call._log.value
    assert Image.open(io.BytesIO(call.png)).size == (760, 420)


def test_stored_output_keeps_text_and_html_without_the_view() -> None:
    call = play_call()
    call.choose("deny")
    bundle = call._repr_mimebundle_()
    assert set(bundle) == {WIDGET_VIEW, "text/plain", "text/html"}
    # What is stored is the start, whatever was played.
    assert bundle["text/plain"].startswith("The renewal call 换卡来电. Ms Zhang 张女士: I wanted to pay")
    assert bundle["text/html"].count("<li>") == 3
    notebook = {"cells": [{"outputs": [{"data": bundle, "metadata": {}}]}], "metadata": {}}
    strip_views(notebook)
    assert WIDGET_VIEW not in bundle


def test_words_of_a_script_cannot_be_markup() -> None:
    call = play_call()
    evil = call.script.scenes["opening"].choices["deny"]
    object.__setattr__(evil.says, "en", "<img src=x>")
    call.choose("deny")
    assert "<img" not in call._log.value and "&lt;img" in call._log.value


@pytest.mark.parametrize("script", ["renewal_call", "cashier_call"])
def test_every_scene_fits_the_buttons(script: str) -> None:
    call = play_call(script)
    for scene in call.script.scenes.values():
        assert 2 <= len(scene.choices) <= len(call._buttons)
