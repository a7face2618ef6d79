"""Checks of a public function's arguments; each failure is one sentence.

The sentence is always: `name` must be RULE; got VALUE. HINT.
"""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd


def broken_rule(name: str, rule: str, got: object, hint: str) -> ValueError:
    """Return the ValueError that says which rule an argument breaks.

    Examples
    --------
    >>> raise broken_rule("n", "at least 1", 0, "Count one customer or more.")
    Traceback (most recent call last):
    ValueError: `n` must be at least 1; got 0. Count one customer or more.
    """
    return ValueError(f"`{name}` must be {rule}; got {got}. {hint}")


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(
            f"`{name}` must be a number; got {type(value).__name__}. Write it without quotes, like 0.5."
        )
    return float(value)


def share(name: str, value: Any) -> float:
    """Return `value` if it is a share, a number from 0 to 1.

    Examples
    --------
    >>> share("retention", 80)
    Traceback (most recent call last):
    ValueError: `retention` must be a share between 0 and 1; got 80. Did you mean 0.8?
    """
    number = _number(name, value)
    if not 0 <= number <= 1:
        guess = f"Did you mean {number / 100:g}?" if 1 < number <= 100 else "Write 20% as 0.2."
        raise broken_rule(name, "a share between 0 and 1", f"{number:g}", guess)
    return number


def at_least(name: str, value: Any, low: float, hint: str = "Use a larger number.") -> float:
    """Return `value` if it is a finite number of at least `low`.

    Examples
    --------
    >>> at_least("fee", -1, 0)
    Traceback (most recent call last):
    ValueError: `fee` must be at least 0; got -1. Use a larger number.
    """
    number = _number(name, value)
    if not (np.isfinite(number) and number >= low):
        raise broken_rule(name, f"at least {low:g}", f"{number:g}", hint)
    return number


def above(name: str, value: Any, low: float, hint: str = "Use a larger number.") -> float:
    """Return `value` if it is a finite number above `low`.

    Examples
    --------
    >>> above("saving", 0, 0)
    Traceback (most recent call last):
    ValueError: `saving` must be above 0; got 0. Use a larger number.
    """
    number = _number(name, value)
    if not (np.isfinite(number) and number > low):
        raise broken_rule(name, f"above {low:g}", f"{number:g}", hint)
    return number


def count(name: str, value: Any, low: int = 1) -> int:
    """Return `value` if it is a whole number of at least `low`.

    Examples
    --------
    >>> count("n_customers", 2.5)
    Traceback (most recent call last):
    ValueError: `n_customers` must be a whole number of at least 1; got 2.5. Count whole things.
    """
    number = _number(name, value)
    if not np.isfinite(number) or number != int(number):
        raise broken_rule(name, f"a whole number of at least {low}", f"{number:g}", "Count whole things.")
    if number < low:
        raise broken_rule(name, f"a whole number of at least {low}", f"{number:g}", "Use a larger number.")
    return int(number)


def one_of(name: str, value: Any, options: Iterable[str]) -> str:
    """Return `value` if it is one of the options.

    Examples
    --------
    >>> one_of("rule", "tuker", ["tucker", "lawrence"])
    Traceback (most recent call last):
    ValueError: `rule` must be one of 'tucker', 'lawrence'; got 'tuker'. Copy one of these names.
    """
    known = list(options)
    if value not in known:
        rule = "one of " + ", ".join(repr(option) for option in known)
        raise broken_rule(name, rule, repr(value), "Copy one of these names.")
    return str(value)


def columns(name: str, frame: pd.DataFrame, needed: Iterable[str], hint: str) -> pd.DataFrame:
    """Return `frame` if it is a table that has rows and the needed columns.

    Examples
    --------
    >>> columns("orders", pd.DataFrame({"date": [1]}), ["order_date"], "Use load_orders().")
    Traceback (most recent call last):
    ValueError: `orders` must be a table with the column 'order_date'; got 'date'. Use load_orders().
    """
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"`{name}` must be a pandas DataFrame; got {type(frame).__name__}. {hint}")
    missing = [column for column in needed if column not in frame.columns]
    if missing:
        found = ", ".join(repr(column) for column in frame.columns) or "no columns"
        raise broken_rule(name, f"a table with the column {missing[0]!r}", found, hint)
    if frame.empty:
        raise broken_rule(name, "a table with at least one row", "0 rows", hint)
    return frame
