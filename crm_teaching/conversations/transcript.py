"""Play a conversation: each choice gives a new `Transcript`, and nothing is kept anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

import pandas as pd

from crm_teaching.conversations.files import read_script
from crm_teaching.conversations.script import END, STEPS, Choice, Script
from crm_teaching.files import data_folder
from crm_teaching.quantities import did_you_mean
from crm_teaching.validate import broken_rule
from crm_teaching.wording import Label

# So many ways are looked at before a file is accepted; a long script has more than anybody can wait for.
_MOST_WAYS = 20_000


@dataclass(frozen=True)
class Turn:
    """One choice that was made, with anger and trust after it, each from 0 to 100."""

    scene: str
    choice: Choice
    anger: float
    trust: float


@dataclass(frozen=True)
class Transcript:
    """A conversation as far as it went; `after` goes one choice further."""

    script: Script
    turns: tuple[Turn, ...] = ()

    @property
    def scene(self) -> str:
        """The scene that the customer is in, or "end"."""
        return self.turns[-1].choice.to if self.turns else self.script.start

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to say."""
        return self.scene == END

    @property
    def anger(self) -> float:
        """Anger now, 0 to 100."""
        return self.turns[-1].anger if self.turns else self.script.anger

    @property
    def trust(self) -> float:
        """Trust now, 0 to 100."""
        return self.turns[-1].trust if self.turns else self.script.trust

    @property
    def outcome(self) -> str:
        """Return "kept", "lost", or "open" as long as the conversation goes on."""
        if not self.is_over:
            return "open"
        return "kept" if self.script.is_kept(self.anger, self.trust) else "lost"

    @cached_property
    def steps_done(self) -> tuple[str, ...]:
        """The steps of `STEPS` that were done, in the order in which they were done."""
        return tuple(turn.choice.step for turn in self.turns if turn.choice.step)

    @property
    def steps_skipped(self) -> tuple[str, ...]:
        """The steps that were left out so far."""
        return tuple(step for step in STEPS if step not in self.steps_done)

    @property
    def faults(self) -> tuple[str, ...]:
        """The faults that were made, in order."""
        return tuple(turn.choice.fault for turn in self.turns if turn.choice.fault)

    @property
    def debrief(self) -> Label:
        """Say how it ended, and which steps were skipped."""
        return _debrief(self)

    def after(self, choice: str) -> Transcript:
        """Return the transcript with one more choice.

        Raises
        ------
        ValueError
            If the conversation is over, or the scene does not offer the choice.

        Examples
        --------
        >>> told = Transcript(load("renewal_call")).after("hear_out")
        >>> told.scene, told.anger, told.trust
        ('story', 45, 45)
        """
        if self.is_over:
            raise broken_rule("choices", "as long as the call", f"{choice!r} after its end", "Leave it out.")
        choices = self.script.scenes[self.scene].choices
        if choice not in choices:
            hint = did_you_mean(choice, [*choices])
            raise broken_rule("choices", f"offered in the scene {self.scene!r}", repr(choice), hint)
        made = choices[choice]
        effect = made.effect_at(self.anger, self.script.angry_from)
        anger, trust = _within(self.anger + effect.anger), _within(self.trust + effect.trust)
        return Transcript(self.script, (*self.turns, Turn(self.scene, made, anger, trust)))

    def table(self) -> pd.DataFrame:
        """Return one row per choice: ``customer``, ``you``, ``what`` was done, ``anger``, ``trust``."""
        rows = [
            (
                self.script.scenes[turn.scene].says.en,
                turn.choice.says.en,
                self.what(turn),
                turn.anger,
                turn.trust,
            )
            for turn in self.turns
        ]
        return pd.DataFrame(rows, columns=["customer", "you", "what", "anger", "trust"])

    def what(self, turn: Turn) -> str:
        """Return what a turn was, in a word or two: its step, its fault, or "neither"."""
        choice = turn.choice
        return STEPS[choice.step].en if choice.step else self.script.fault(choice.fault).en


def load(script: str | Path) -> Script:
    """Read a conversation of the kit by its id, or your own file by its path, and check it.

    Parameters
    ----------
    script : str or Path
        An id such as "renewal_call", or the path of a file that ends in .toml.

    Returns
    -------
    Script

    Raises
    ------
    FileNotFoundError, TypeError, ValueError
        One sentence with file, key, rule and value.

    Examples
    --------
    >>> print(load("renewal_call").title)
    The renewal call 换卡来电
    """
    folder, path = data_folder() / "conversations", Path(script)
    if path.suffix != ".toml":
        path, known = folder / f"{script}.toml", sorted(file.stem for file in folder.glob("*.toml"))
        if str(script) not in known:
            rule = "a conversation of the kit or the path of a .toml file"
            hint = did_you_mean(str(script), known)
            raise FileNotFoundError(str(broken_rule("script", rule, repr(str(script)), hint)))
    found = read_script(path)
    kept = [told.outcome == "kept" for told in islice(_all(Transcript(found)), _MOST_WAYS)]
    if len(set(kept)) < 2:
        got = f"{sum(kept)} of {len(kept)} ways"
        rule = "reached by some ways and missed by others"
        error = broken_rule("outcomes.kept", rule, got, "Change an effect or a limit.")
        raise ValueError(f"{path.name}: {error}")
    return found


def play(script: str | Path | Script, choices: Iterable[str]) -> Transcript:
    """Play a conversation with the given choices, from its start.

    Anger and trust begin at the script's values. Each choice adds its effect, kept within 0 and 100.

    Parameters
    ----------
    script : str, Path or Script
        A conversation's id, file, or what `load` returned.
    choices : iterable of str
        The keys of the choices, one per scene.

    Returns
    -------
    Transcript
        ``anger``, ``trust``, ``outcome``, ``steps_done``, ``steps_skipped``, ``faults``, ``table()``.

    Raises
    ------
    ValueError
        If a choice is not offered where it is made.

    Examples
    --------
    >>> told = play("renewal_call", ["deny", "tone", "mail", "web"])
    >>> told.anger, told.trust, told.outcome, told.steps_skipped
    (100, 0, 'lost', ('listen', 'resonate', 'apologise', 'solve'))
    """
    told = Transcript(script if isinstance(script, Script) else load(script))
    for choice in choices:
        told = told.after(choice)
    return told


def ways(script: str | Path | Script) -> pd.DataFrame:
    """Return every way through a conversation that visits no scene twice.

    Each way counts once. That is no statement on how often clerks take it.

    Parameters
    ----------
    script : str, Path or Script
        A conversation's id, file, or what `load` returned.

    Returns
    -------
    DataFrame, one row per way
        ``choices`` (keys), ``listen``, ``resonate``, ``apologise``, ``solve`` (whether done), ``n_faults``,
        ``anger``, ``trust`` (at the end), ``kept`` (whether the customer stays).

    Examples
    --------
    >>> ways("cashier_call")["kept"].value_counts().to_dict()[True]
    11
    """
    start = Transcript(script if isinstance(script, Script) else load(script))
    rows = [
        {"choices": " ".join(turn.choice.key for turn in told.turns)}
        | {step: step in told.steps_done for step in STEPS}
        | {"n_faults": len(told.faults), "anger": told.anger, "trust": told.trust}
        | {"kept": told.outcome == "kept"}
        for told in _all(start)
    ]
    return pd.DataFrame(rows)


def _all(told: Transcript) -> Iterator[Transcript]:
    """Yield every end that can be reached from here without a scene seen before."""
    if told.is_over:
        yield told
        return
    seen = {turn.scene for turn in told.turns} | {told.scene}
    choices: Mapping[str, Choice] = told.script.scenes[told.scene].choices
    for key, choice in choices.items():
        if choice.to not in seen:
            yield from _all(told.after(key))


def _within(value: float) -> float:
    return min(100, max(0, value))


def _debrief(told: Transcript) -> Label:
    end = {"kept": told.script.kept.label, "lost": told.script.lost.label}
    if told.outcome not in end:
        return Label("The call goes on.", "通话继续。")
    label = end[told.outcome]
    gone = told.steps_skipped
    en = f"Skipped: {', '.join(STEPS[step].en for step in gone)}." if gone else "No step was skipped."
    zh = f"跳过：{'、'.join(STEPS[step].zh for step in gone)}。" if gone else "四步都做了。"
    if told.faults:
        en += f" Faults: {', '.join(told.script.fault(fault).en for fault in told.faults)}."
        zh += f"失误：{'、'.join(told.script.fault(fault).zh for fault in told.faults)}。"
    return Label(
        f"{label.en}: anger {told.anger:g}, trust {told.trust:g}. {en}",
        f"{label.zh}：怒气 {told.anger:g}，信任 {told.trust:g}。{zh}",
    )
