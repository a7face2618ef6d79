"""Teach customer relationship management with real cases, one import away.

Where things are: ``cases`` (a case's numbers), ``datasets`` (tables), ``claims`` (what the texts say,
recomputed), ``explorer`` and ``predict`` (sliders that answer a question), ``checks`` (exercises that
answer back), and one sub-package per chapter, such as ``loyalty``.

Importing the package does nothing but define these names; ``setup()`` prepares a notebook.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crm_teaching.checks import check, hint, solution
    from crm_teaching.claims import judge, recompute
    from crm_teaching.datasets import load_orders
    from crm_teaching.own_data import exercise_data
    from crm_teaching.prediction import predict
    from crm_teaching.style import setup
    from crm_teaching.surveys import read_survey
    from crm_teaching.tries import progress

__version__ = "0.1.0"

# Names are fetched when first used, so that importing the package costs next to nothing.
_HOME = {
    "check": "checks",
    "hint": "checks",
    "solution": "checks",
    "judge": "claims",
    "recompute": "claims",
    "load_orders": "datasets",
    "exercise_data": "own_data",
    "predict": "prediction",
    "progress": "tries",
    "setup": "style",
    "read_survey": "surveys",
}
__all__ = [
    "check",
    "exercise_data",
    "hint",
    "judge",
    "load_orders",
    "predict",
    "progress",
    "read_survey",
    "recompute",
    "setup",
    "solution",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'crm_teaching' has no attribute {name!r}")
    return getattr(import_module(f"crm_teaching.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
