"""A desk as a queue: complaints come at random, people answer them, and whoever finds nobody free waits.

Erlang's formula C (1917) says how many wait, and how long: complaints come independently of each other,
answers take an exponential time, nobody hangs up, first come is first served.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from crm_teaching.validate import above, at_least, count, share


@dataclass(frozen=True)
class Queue:
    """A desk in the long run. Times are in minutes; an endless queue answers none in time."""

    load: float
    busy: float
    wait_chance: float
    wait_minutes: float
    in_time: float

    @property
    def endless(self) -> bool:
        """Whether the queue grows without end."""
        return math.isinf(self.wait_minutes)


def wait_chance(load: float, n_handlers: int) -> float:
    """Return the chance that a complaint finds everybody busy: Erlang's formula C.

    C = Q / (sum over k = 0 .. c - 1 of a^k / k!, plus Q)  with  Q = a^c / c! * c / (c - a);
    a is the load and c the number of people. From a = c on everybody waits: C = 1.

    Parameters
    ----------
    load : float
        Complaints an hour times hours for each, above 0: people who would be busy if none waited.
    n_handlers : int
        People at the desk, at least 1.

    Returns
    -------
    float
        A share from 0 to 1.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    References
    ----------
    The R package ErlangC prints 0.1741319 for a load of 10 and 14 people.

    Examples
    --------
    >>> round(wait_chance(3, 4), 4), round(wait_chance(10, 14), 7), wait_chance(3, 3)
    (0.5094, 0.1741319, 1.0)
    """
    people = count("n_handlers", n_handlers)
    if above("load", load, 0) >= people:
        return 1.0
    # Each term is the one before times load / k; whole factorials would grow too large.
    term, free = 1.0, 0.0
    for k in range(people):
        free += term
        term *= load / (k + 1)
    waits = term * people / (people - load)
    return waits / (free + waits)


def desk_queue(
    complaints_an_hour: float, minutes_each: float, n_handlers: int, target_minutes: float = 5
) -> Queue:
    """Return how long complaints wait at a desk in the long run, and how many are answered in time.

    a = complaints an hour * minutes each / 60;  mean wait = C * minutes each / (c - a);
    share in time = 1 - C * exp(-(c - a) * target / minutes each).

    Parameters
    ----------
    complaints_an_hour : float
        Complaints that come in an hour, on average, above 0.
    minutes_each : float
        Minutes that one answer takes, on average, above 0.
    n_handlers : int
        People at the desk, at least 1.
    target_minutes : float
        Answered "in time" means: waited at most so long, at least 0.

    Returns
    -------
    Queue

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> four = desk_queue(12, 15, 4)
    >>> four.load, four.busy, round(four.wait_minutes, 2), round(four.in_time, 3)
    (3.0, 0.75, 7.64, 0.635)
    >>> desk_queue(12, 15, 3).endless
    True
    """
    load = above("complaints_an_hour", complaints_an_hour, 0) * above("minutes_each", minutes_each, 0) / 60
    chance = wait_chance(load, n_handlers)
    target = at_least("target_minutes", target_minutes, 0)
    spare = n_handlers - load
    if spare <= 0:
        return Queue(load, 1.0, chance, math.inf, 0.0)
    late = chance * math.exp(-spare * target / minutes_each)
    return Queue(load, load / n_handlers, chance, chance * minutes_each / spare, 1 - late)


def priority_waits(
    complaints_an_hour: float, minutes_each: float, n_handlers: int, first_share: float
) -> tuple[float, float]:
    """Return the mean waits of those who go first and of the others, in minutes: Cobham's formula.

    W_first = W0 / (1 - first_share * busy);  W_others = W_first / (1 - busy);  W0 = C * minutes / c.
    A person who has begun an answer ends it, whoever comes.

    Parameters
    ----------
    complaints_an_hour, minutes_each, n_handlers
        As in `desk_queue`; the queue must have an end.
    first_share : float
        Share of complaints that go first, such as those with a major problem.

    Returns
    -------
    tuple of float

    Raises
    ------
    ValueError
        If the people at the desk cannot answer all complaints, or an argument is outside its range.

    References
    ----------
    Cobham, A. (1954), Priority assignment in waiting line problems.

    Examples
    --------
    >>> first, others = priority_waits(12, 15, 4, 0.30)
    >>> round(first, 2), round(others, 2), round(0.30 * first + 0.70 * others, 2)
    (2.47, 9.86, 7.64)
    """
    desk = desk_queue(complaints_an_hour, minutes_each, n_handlers)
    above("n_handlers", n_handlers, desk.load, f"The load is {desk.load:g}: take more people.")
    begun = desk.wait_chance * minutes_each / n_handlers
    first = begun / (1 - share("first_share", first_share) * desk.busy)
    return first, first / (1 - desk.busy)


def wait_curves(minutes_each: float, people: Sequence[int], complaints: Sequence[float]) -> pd.DataFrame:
    """Return the mean wait over the complaints an hour, for several numbers of people.

    Parameters
    ----------
    minutes_each : float
        As in `desk_queue`.
    people : sequence of int
        Numbers of people, one column each.
    complaints : sequence of float
        Complaints an hour, one row each.

    Returns
    -------
    DataFrame
        Minutes; infinite where the queue never ends.

    Raises
    ------
    ValueError
        If a number is outside its range.

    Examples
    --------
    >>> wait_curves(15, [3, 4], [8, 12]).round(1).loc[12].tolist()
    [inf, 7.6]
    """
    waits = {n: [desk_queue(an_hour, minutes_each, n).wait_minutes for an_hour in complaints] for n in people}
    return pd.DataFrame(waits, index=pd.Index(complaints, name="complaints an hour"))
