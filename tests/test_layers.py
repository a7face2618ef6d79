"""Case or data, model, figure, explorer, lesson: each layer knows only what stands below it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "crm_teaching"
CHAPTERS = ["experience", "satisfaction", "loyalty", "complaints", "churn", "identification", "credit"]
DRAWING = {"matplotlib", "seaborn", "PIL"}
WIDGETS = {"ipywidgets", "IPython"}
MODELLING = {"scipy", "statsmodels", "sklearn"}
# What a model may not know: it takes numbers and frames as arguments and gives some back.
READING = {
    f"crm_teaching.{name}" for name in ("datasets", "cases", "case_files", "csv_files", "files", "claims")
}
SHOWING = {
    f"crm_teaching.{name}" for name in ("style", "picture", "explorer", "predict", "prediction", "checks")
}
OPENS = {"open", "read_text", "read_bytes", "read_csv", "read_excel", "read_json", "write_text", "to_csv"}
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
# The only modules of the core that show controls.
WIDGET_MODULES = {"explorer", "predict", "prediction", "controls", "claims", "checks", "widget"}


def role(path: Path) -> str:
    """Return what a module of a chapter is by its place: figures, explorers, questions, claims or model."""
    inside = path.relative_to(PACKAGE).parts[1:]
    if inside[0] in ("figures", "exercise"):
        return inside[0]
    # A long list is split: trap_questions.py holds questions too.
    last = path.stem.split("_")[-1] if path.stem != "__init__" else "__init__"
    return last if last in ("__init__", "explorers", "questions", "claims") else "model"


def modules() -> list[Path]:
    """Return the modules of the chapters that exist."""
    return [path for chapter in CHAPTERS for path in sorted((PACKAGE / chapter).rglob("*.py"))]


def imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each imported module with each name taken from it, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def _is_from(module: str, name: str, known: set[str]) -> bool:
    return any(full == k or full.startswith(f"{k}.") for full in (module, f"{module}.{name}") for k in known)


def _forbidden(what: str) -> set[str]:
    return {
        "model": DRAWING | WIDGETS | READING | SHOWING,
        "figures": WIDGETS | MODELLING | READING | {"crm_teaching.explorer", "crm_teaching.checks"},
        "explorers": DRAWING | WIDGETS | MODELLING | {"numpy", "pandas", "math", "statistics"},
        "claims": DRAWING | WIDGETS,
        "questions": DRAWING | WIDGETS,
    }.get(what, set())


def layer_faults(path: Path, text: str) -> list[str]:
    """Return what a module of a chapter knows or does that its layer may not."""
    what, tree = role(path), ast.parse(text)
    place = path.relative_to(ROOT)
    faults = [
        f"{place}: a {what} module imports {module}"
        for module, name in imports(tree)
        if _is_from(module, name, _forbidden(what))
    ]
    faults += [f"{place}: {fault}" for fault in _upward(path, tree, what)]
    for node in ast.walk(tree):
        sums = isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ARITHMETIC)
        if what == "explorers" and sums:
            faults.append(f"{place}:{node.lineno}: arithmetic in an explorer; it belongs into a model")
        if what == "model" and isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in OPENS:
                faults.append(
                    f"{place}:{node.lineno}: a model reads or writes a file; data come as arguments"
                )
    return faults


def _upward(path: Path, tree: ast.Module, what: str) -> Iterator[str]:
    """Yield imports of a higher layer, or of another chapter's figures and explorers."""
    own = path.relative_to(PACKAGE).parts[0]
    for module, name in imports(tree):
        parts = module.split(".")
        if len(parts) < 2 or parts[0] != "crm_teaching" or parts[1] not in CHAPTERS:
            continue
        target = parts[2] if len(parts) > 2 else name
        target = target.split("_")[-1] if target.endswith(("_explorers", "_questions", "_claims")) else target
        if parts[1] != own and target in ("figures", "explorers"):
            yield f"imports the {target} of another chapter, {parts[1]}"
        if what == "model" and target in ("figures", "explorers", "questions", "claims", "exercise"):
            yield f"a model imports {target}"
        if what == "figures" and target in ("explorers", "questions", "claims", "exercise"):
            yield f"a figure imports {target}"
        if what == "figures" and target != "figures" and name[:1].islower() and target != "labels":
            yield f"a figure imports the function {name}; it takes the model's result"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_keeps_its_layer(path: Path) -> None:
    faults = layer_faults(path, path.read_text(encoding="utf-8"))
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize(
    ("place", "text", "message"),
    [
        ("loyalty/cards.py", "import matplotlib.pyplot as plt", "imports matplotlib.pyplot"),
        ("loyalty/cards.py", "def f():\n    from ipywidgets import IntSlider", "imports ipywidgets"),
        ("loyalty/cards.py", "from crm_teaching import datasets", "imports crm_teaching"),
        ("loyalty/cards.py", "from crm_teaching.cases import load", "imports crm_teaching.cases"),
        ("loyalty/cards.py", "from crm_teaching.loyalty.figures import plot_x", "a model imports figures"),
        ("loyalty/cards.py", "import pandas as pd\npd.read_csv('x')", "reads or writes a file"),
        ("loyalty/figures/cards.py", "from scipy import stats", "imports scipy"),
        ("loyalty/figures/cards.py", "from crm_teaching.loyalty.cards import luck", "the function luck"),
        ("loyalty/explorers.py", "import numpy as np", "imports numpy"),
        ("loyalty/explorers.py", "fee = 2 * 75", "arithmetic in an explorer"),
        ("loyalty/claims.py", "import seaborn", "imports seaborn"),
        ("churn/claims.py", "from crm_teaching.loyalty.explorers import explore_fee", "another chapter"),
        ("churn/claims.py", "from crm_teaching.loyalty import figures", "another chapter"),
    ],
)
def test_a_module_that_leaves_its_layer_is_caught(place: str, text: str, message: str) -> None:
    assert message in "\n".join(layer_faults(PACKAGE / place, text))


def test_a_model_on_disk_that_imports_matplotlib_is_caught(tmp_path: Path) -> None:
    kept = (PACKAGE / "loyalty" / "sequences.py").read_text(encoding="utf-8")
    assert layer_faults(PACKAGE / "loyalty" / "sequences.py", kept) == []
    spoiled = kept.replace("\nimport ", "\nimport matplotlib\nimport ", 1)
    spoiled = spoiled if spoiled != kept else kept + "\nimport matplotlib\n"
    assert layer_faults(PACKAGE / "loyalty" / "sequences.py", spoiled) != []


def test_only_the_engine_touches_widgets() -> None:
    users = {
        path.stem
        for path in [*PACKAGE.glob("*.py"), *PACKAGE.glob("conversations/*.py")]
        if any(module.startswith("ipywidgets") for module, _ in imports(ast.parse(path.read_text("utf-8"))))
    }
    assert users <= WIDGET_MODULES
