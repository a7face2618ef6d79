"""Conversations: played by hand, every way through them, and files that would trap a player."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_teaching import conversations
from crm_teaching.conversations import STEPS, Script, load, play, ways
from crm_teaching.files import data_folder

SCRIPTS = sorted(path.stem for path in (data_folder() / "conversations").glob("*.toml"))
RENEWAL = data_folder() / "conversations" / "renewal_call.toml"
SCRIPT = load(RENEWAL)


def test_a_call_by_hand() -> None:
    told = play("renewal_call", ["hear_out", "restate", "sorry", "trace"])
    anger = [60 - 15, 60 - 30, 60 - 45, 60 - 55]
    assert [turn.anger for turn in told.turns] == anger
    assert [turn.trust for turn in told.turns] == [45, 55, 65, 85]
    assert (told.outcome, told.steps_done, told.steps_skipped, told.faults) == ("kept", tuple(STEPS), (), ())


def test_the_clerk_of_the_text_loses_her() -> None:
    told = play("renewal_call", ["deny", "tone", "mail", "web"])
    assert (told.outcome, told.anger, told.trust) == ("lost", 100, 0)  # 115 is kept within 100
    assert told.steps_skipped == tuple(STEPS)
    assert told.faults == ("argue", "manner", "blame", "shrug")
    assert "Skipped: listen, resonate, apologise, solve." in told.debrief.en
    assert told.table()["what"].tolist() == ["argues", "blames her manner", "blames others", "passes her on"]


def test_solving_does_less_while_she_is_angry() -> None:
    calm = play("renewal_call", ["hear_out", "restate", "content", "trace"])
    angry = play("renewal_call", ["hear_out", "next", "mail", "trace"])
    assert calm.trust - calm.turns[-2].trust == 20
    assert angry.turns[-2].anger >= angry.script.angry_from
    assert angry.trust - angry.turns[-2].trust == 10


def test_a_call_that_goes_on_is_open_and_cannot_be_changed() -> None:
    start = play("renewal_call", [])
    later = start.after("deny")
    assert (start.outcome, start.scene, start.anger) == ("open", "opening", 60)
    assert (later.outcome, later.scene, later.anger) == ("open", "cut_short", 75)
    with pytest.raises(AttributeError):
        later.turns = ()  # type: ignore[misc]


def test_counted_ways_of_the_renewal_call() -> None:
    # To the record: 3 roads to the story, 3 answers there, and 2 x 2 past it; then 3 x 3 + 2 ways to the end.
    table = ways("renewal_call")
    assert len(table) == (3 * 3 + 2 * 2) * (3 * 3 + 2) == 143
    assert table["choices"].is_unique
    assert int(table["kept"].sum()) == 23
    assert not table.loc[~table["listen"], "kept"].any()
    # These the teaching notes tell.
    skipped = {step: table.loc[~table[step], "kept"] for step in ("listen", "apologise")}
    assert {step: (len(kept), int(kept.sum())) for step, kept in skipped.items()} == {
        "listen": (44, 0),
        "apologise": (91, 10),
    }


def test_a_solution_keeps_her_when_calm_and_never_when_angry() -> None:
    script = load("renewal_call")
    kept: dict[bool, list[bool]] = {True: [], False: []}
    for choices in ways(script)["choices"]:
        told = play(script, choices.split())
        anger = [script.anger, *(turn.anger for turn in told.turns)]
        for turn, before in zip(told.turns, anger, strict=False):
            if turn.choice.step == "solve":
                kept[before < script.angry_from].append(told.outcome == "kept")
    assert (sum(kept[True]), len(kept[True])) == (20, 20)
    assert (sum(kept[False]), len(kept[False])) == (0, 45)


def test_after_no_only_her_feelings_and_then_the_money_bring_the_shopper_back() -> None:
    kept = ways("cashier_call").set_index("choices")["kept"]
    after_no = kept[kept.index.str.startswith("no ")]
    assert after_no[after_no].index.tolist() == ["no feel count"]
    # Half the money is enough after the fault taken on oneself, and after the true question.
    assert kept["own_fault quiet half"] and kept["tell_me quiet half"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_way_ends_and_both_ends_can_be_reached(name: str) -> None:
    script = load(name)
    table = ways(script)
    for row in table.to_dict("records"):
        told = play(script, row["choices"].split())
        assert told.is_over and (told.outcome == "kept") == row["kept"]
        assert script.is_kept(told.anger, told.trust) == row["kept"]
        assert 0 <= told.anger <= 100 and 0 <= told.trust <= 100
    assert set(table["kept"]) == {True, False}
    # Doing all that is right must keep the customer, and nothing but faults must not.
    done = table[list(STEPS)].sum(axis=1)
    assert table.loc[done.idxmax(), "kept"]
    assert not table.loc[table["n_faults"] == table["n_faults"].max(), "kept"].any()


@given(st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_pressing_anything_offered_always_ends(presses: list[int]) -> None:
    told = play(SCRIPT, [])
    for press in presses:
        if told.is_over:
            break
        offered = [*told.script.scenes[told.scene].choices]
        told = told.after(offered[press % len(offered)])
    assert told.is_over and told.outcome in ("kept", "lost")


def test_what_is_not_offered_is_refused() -> None:
    with pytest.raises(ValueError) as caught:
        play("renewal_call", ["hear_outt"])
    assert str(caught.value) == (
        "`choices` must be offered in the scene 'opening'; got 'hear_outt'. Did you mean 'hear_out'?"
    )
    with pytest.raises(ValueError, match=r"got 'deny' after its end\. Leave it out\.$"):
        play("renewal_call", ["deny", "tone", "mail", "web", "deny"])


def test_an_unknown_conversation_is_refused() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        load("renewal")
    assert str(caught.value) == (
        "`script` must be a conversation of the kit or the path of a .toml file; got 'renewal'. "
        "Did you mean 'renewal_call'?"
    )


def spoiled(tmp_path: Path, *changes: tuple[str, str], more: str = "") -> Path:
    text = RENEWAL.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = tmp_path / "mine.toml"
    path.write_text(text + more, encoding="utf-8")
    return path


SAYS = '{ en = "a", zh = "甲" }'
SCENE = f"""
[scenes.lonely]
says = {SAYS}
[scenes.lonely.choices.a]
says = {SAYS}
anger = 0
trust = 0
to = "lonely"
[scenes.lonely.choices.b]
says = {SAYS}
anger = 0
trust = 0
to = "TO"
"""


def test_a_local_file_is_read(tmp_path: Path) -> None:
    script = load(spoiled(tmp_path, ("Ms Zhang", "Mr Wu")))
    assert isinstance(script, Script) and script.customer.en == "Mr Wu"


@pytest.mark.parametrize(
    ("changes", "more", "sentence"),
    [
        (
            [('to = "cut_short"', 'to = "cut_shrt"')],
            "",
            "mine.toml: `scenes.opening.choices.ask_number.to` must be a scene of the file, or 'end'; "
            "got 'cut_shrt'. Did you mean 'cut_short'?",
        ),
        (
            [],
            SCENE.replace("TO", "end"),
            "mine.toml: `scenes.lonely` must be reached by some choice; got a scene that nothing leads to. "
            "Let a choice lead to it, or delete it.",
        ),
        (
            [('to = "cut_short"', 'to = "lonely"')],
            SCENE.replace("TO", "lonely"),
            "mine.toml: `scenes.lonely` must be followed by an end; got a loop without an exit. "
            "Let one of its choices lead to 'end' at last.",
        ),
        (
            [('to = "cut_short"', 'to = "mute"')],
            f"\n[scenes.mute]\nsays = {SAYS}\n",
            "mine.toml: `scenes.mute.choices` must be 2 to 4 choices; got 0. "
            "A scene without a choice is a dead end; more than four do not fit on the screen.",
        ),
        (
            [("anger = -15", "anger = -150")],
            "",
            "mine.toml: `scenes.opening.choices.hear_out.anger` must be between -100 and 100; got -150. "
            "Anger and trust have 100 points.",
        ),
        (
            [('step = "listen"', 'step = "listn"')],
            "",
            "mine.toml: `scenes.opening.choices.hear_out.step` must be a known step; got 'listn'. "
            "Did you mean 'listen'?",
        ),
        (
            [('fault = "argue"', 'fault = "lie"')],
            "",
            "mine.toml: `scenes.opening.choices.deny.fault` must be one of the file's faults; got 'lie'. "
            "Known are 'interrupt', 'argue', 'manner', 'excuse', 'blame', 'shrug'.",
        ),
        (
            [('step = "listen"', 'step = "listen"\nfault = "argue"')],
            "",
            "mine.toml: `scenes.opening.choices.hear_out.fault` must be left out beside a step; got 'argue'. "
            "What is said is a step, a fault, or neither.",
        ),
        (
            [('start = "opening"', 'start = "open"')],
            "",
            "mine.toml: `start` must be one of the scenes; got 'open'. Did you mean 'opening'?",
        ),
        (
            [("trust_at_least = 60", "trust_at_least = 101")],
            "",
            "mine.toml: `outcomes.kept.trust_at_least` must be between 0 and 100; got 101. "
            "Anger and trust have 100 points.",
        ),
        (
            [(', zh = "先报卡号。" }', " }")],
            "",
            "mine.toml: `scenes.opening.choices.ask_number.says.zh` must be given; got nothing. "
            "Write it in both languages.",
        ),
        (
            [("trust_at_least = 60", "trust_at_least = 100")],
            "",
            "mine.toml: `outcomes.kept` must be reached by some ways and missed by others; "
            "got 0 of 143 ways. Change an effect or a limit.",
        ),
    ],
    ids=lambda value: None if isinstance(value, list) else str(value)[11:60],
)
def test_a_file_that_would_trap_a_player_is_refused(
    tmp_path: Path, changes: list[tuple[str, str]], more: str, sentence: str
) -> None:
    with pytest.raises(ValueError) as caught:
        load(spoiled(tmp_path, *changes, more=more))
    assert str(caught.value) == sentence


def test_a_loop_with_an_exit_is_allowed_and_walked_once(tmp_path: Path) -> None:
    again = 'anger = 10\ntrust = -5\nto = "cut_short"'
    path = spoiled(tmp_path, (again, 'anger = 10\ntrust = -5\nto = "opening"'))
    script = load(path)
    table = ways(script)
    # Asking for the number leads back to the opening, which a counted way may not visit twice.
    assert not table["choices"].str.startswith("ask_number").any()
    told = play(script, ["ask_number", "ask_number", "hear_out"])
    assert told.scene == "story"


def test_ids_are_the_names_of_the_files() -> None:
    assert [load(name).id for name in SCRIPTS] == SCRIPTS
    assert conversations.load(RENEWAL) == load("renewal_call")
