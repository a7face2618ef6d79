"""Every claim: recomputed without an argument, judged from numbers, worded in both languages."""

from __future__ import annotations

import inspect
import tomllib
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

from crm_teaching.claims import VERDICTS, Claim, Finding, Recomputed, judge, load_claims, recompute
from crm_teaching.wording import Label

CLAIMS = load_claims()
ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_a_claim_is_recomputed(claim: Claim) -> None:
    finding = claim.recompute()
    assert list(finding.table.columns) == ["quantity", "said", "computed"]
    assert len(finding.table) >= 1
    assert finding.reason.en.endswith(".") and finding.reason.zh.endswith("。")
    assert claim.text.en and claim.text.zh


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_the_verdict_is_not_typed(claim: Claim) -> None:
    """The function must choose its verdict by looking at what it computed."""
    home, _, name = claim.function.rpartition(".")
    module = import_module(f"crm_teaching.{claim.chapter}.{home or 'claims'}")
    source = inspect.getsource(getattr(module, name))
    typed = [word for word in VERDICTS if f'Finding("{word}"' in source or f'verdict="{word}"' in source]
    # A claim that no number given can decide is the one case that needs no comparison.
    assert typed in ([], ["unknown"]), f"{claim.function} types its verdict {typed}"


def test_every_claim_is_used_by_a_lesson() -> None:
    lessons = "".join(path.read_text("utf-8") for path in ROOT.glob("notebooks/**/*.ipynb"))
    unused = [key for key in CLAIMS if f'recompute(\\"{key}\\"' not in lessons]
    assert not unused


def test_the_learners_verdict_is_judged_when_it_is_committed() -> None:
    key = next(iter(CLAIMS))
    guess = judge(key)
    shown = recompute(key, guess)
    assert shown.verdict.startswith("Commit your prediction")
    assert "<table" not in shown._shown.value
    guess.commit(shown.finding.verdict)
    assert shown.verdict.startswith("✓")
    assert "✓" in shown._shown.value
    assert "<table" in shown._shown.value


def test_a_claim_is_shown_with_its_place_and_without_its_key() -> None:
    for key in CLAIMS:
        assert "Text " in judge(key).question
        assert key not in judge(key).question


def test_a_recomputed_claim_reads_without_a_kernel() -> None:
    table = pd.DataFrame({"quantity": ["share"], "said": ["10%"], "computed": ["41%"]})
    shown = Recomputed(Finding("fails", table, Label("It is 41%.", "是41%。")))
    bundle = shown._repr_mimebundle_()
    assert bundle["text/plain"] == "It does not hold 不成立. It is 41%. 是41%。"
    assert ">41%</td>" in bundle["text/html"]


def test_an_unknown_claim_is_refused_in_one_sentence() -> None:
    with pytest.raises(
        ValueError, match=r"^`claim_id` must be one of .*; got 'x'\. Copy one of these names\.$"
    ):
        judge("x")


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="must be one of 'holds', 'depends', 'fails', 'unknown'; got 'true'"):
        Finding("true", pd.DataFrame(), Label("", ""))


def test_every_claim_names_a_known_source() -> None:
    sources = tomllib.loads((ROOT / "datasets" / "sources.toml").read_text("utf-8"))
    assert {claim.source for claim in CLAIMS.values()} <= set(sources)
