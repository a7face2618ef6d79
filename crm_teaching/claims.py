"""What the texts say, recomputed: each claim with the function that tests it.

``datasets/claims.toml`` holds the claims; a chapter's ``claims.py`` holds the functions. The verdict is
computed from the numbers, and the learner gives one first.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import import_module
from typing import Any

import ipywidgets as widgets
import pandas as pd

from crm_teaching.datasets import data_folder
from crm_teaching.prediction import Prediction, predict
from crm_teaching.validate import one_of
from crm_teaching.wording import Label

VERDICTS = {
    "holds": Label("It holds", "成立"),
    "depends": Label("It depends", "视条件而定"),
    "fails": Label("It does not hold", "不成立"),
    "unknown": Label("It cannot be told from what is given", "无法判断"),
}


@dataclass(frozen=True)
class Finding:
    """What came out when a claim was recomputed.

    ``verdict`` is a key of `VERDICTS`; ``table`` has the columns quantity, said, computed; ``reason`` says
    in one or two sentences why.
    """

    verdict: str
    table: pd.DataFrame
    reason: Label

    def __post_init__(self) -> None:
        one_of("verdict", self.verdict, VERDICTS)


@dataclass(frozen=True)
class Claim:
    """A statement of one of the texts, in our wording, with its place."""

    id: str
    chapter: str
    text: Label
    source: str
    where: str
    function: str

    def recompute(self) -> Finding:
        """Run the chapter's function for this claim: "name" in claims.py, or "module.name"."""
        module, _, name = self.function.rpartition(".")
        home = import_module(f"crm_teaching.{self.chapter}.{module or 'claims'}")
        finding: Finding = getattr(home, name)()
        return finding


@cache
def load_claims() -> dict[str, Claim]:
    """Return every claim by its id, as datasets/claims.toml lists them.

    Examples
    --------
    >>> load_claims()["eighty_percent_from_the_loyal_fifth"].chapter
    'loyalty'
    """
    path = data_folder() / "claims.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        key: Claim(key, row["chapter"], Label(**row["text"]), row["source"], row["where"], row["function"])
        for key, row in rows.items()
    }


@cache
def _source_name(key: str) -> str:
    path = data_folder() / "sources.toml"
    return str(tomllib.loads(path.read_text(encoding="utf-8"))[key]["name"])


def judge(claim_id: str) -> Prediction:
    """Show a claim and ask for the learner's verdict, before it is recomputed.

    Parameters
    ----------
    claim_id : str
        A key of datasets/claims.toml.

    Returns
    -------
    Prediction
        With the keys of `VERDICTS` as options.

    Raises
    ------
    ValueError
        If there is no such claim.
    """
    claim = load_claims()[one_of("claim_id", claim_id, load_claims())]
    place = ", ".join(part for part in (_source_name(claim.source), claim.where) if part)
    question = f"“{claim.text.en}” {claim.text.zh} ({place}) Does it hold?"
    return predict(question, {key: str(label) for key, label in VERDICTS.items()})


def recompute(claim_id: str, guess: Prediction | None = None) -> Recomputed:
    """Recompute a claim and set the verdict beside the learner's.

    Parameters
    ----------
    claim_id : str
        A key of datasets/claims.toml.
    guess : Prediction, optional
        What `judge` returned.

    Returns
    -------
    Recomputed

    Raises
    ------
    ValueError
        If there is no such claim.
    """
    claim = load_claims()[one_of("claim_id", claim_id, load_claims())]
    return Recomputed(claim.recompute(), guess)


class Recomputed:
    """A finding on show, with the learner's verdict judged as soon as it is committed."""

    def __init__(self, finding: Finding, guess: Prediction | None = None) -> None:
        self.finding = finding
        self._guess = guess
        self._shown = widgets.HTML()
        self.widget = self._shown
        if guess is not None:
            guess.on_commit(self._show)
        self._show()

    @property
    def verdict(self) -> str:
        """What the learner is told about the committed verdict."""
        return self._guess.verdict(self.finding.verdict) if self._guess is not None else ""

    def _show(self) -> None:
        """Show the finding beside the learner's verdict; without a verdict, only ask for it."""
        waiting = self._guess is not None and self._guess.value is None
        learner = f"<p>{escape(self.verdict)}</p>"
        self._shown.value = learner if waiting else learner + self._html()

    def _html(self) -> str:
        # JupyterLab sets cells to the right, which words do not like.
        table = self.finding.table.to_html(index=False, border=0)
        table = re.sub("<t([dh])>", r'<t\1 style="text-align:left">', table)
        return (
            f"<p><b>{escape(str(VERDICTS[self.finding.verdict]))}.</b> {escape(str(self.finding.reason))}</p>"
            f"{table}"
        )

    def __repr__(self) -> str:
        return f"{VERDICTS[self.finding.verdict]}. {self.finding.reason}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle = dict(self.widget._repr_mimebundle_() or {})
        return bundle | {"text/plain": repr(self), "text/html": self._html()}
