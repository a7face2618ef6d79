"""The complaint desk played through complaint by complaint, and how many people cost the least."""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, heapreplace

import numpy as np
import pandas as pd

from crm_teaching.complaints.queue import Queue, desk_queue
from crm_teaching.validate import above, at_least, count, share
from crm_teaching.wording import Decision, show_value

WEEK_MINUTES = 40 * 60  # a desk open 40 hours a week
MOST_HANDLERS = 14
# Chosen among starts so that three people's waits grow from table row to table row.
DESK_SEED = 34


@dataclass(frozen=True)
class Desk:
    """A desk with so many people. `table` has one row for each number of people that could sit there.

    Its columns: ``busy``, ``wait_minutes``, ``in_time``, ``wages_yuan``, ``lost_yuan``, ``cost_yuan``; money
    is for an hour. `next_keeps_yuan` is the margin that one more person keeps, `last_keeps_yuan` what the
    last one does. `best` costs the least.
    """

    table: pd.DataFrame
    queue: Queue
    n_handlers: int
    best: int
    next_keeps_yuan: float
    last_keeps_yuan: float
    decision: Decision


def simulate_desk(
    complaints_an_hour: float,
    minutes_each: float,
    n_handlers: int,
    n_complaints: int,
    *,
    first_share: float = 0.0,
    seed: int = DESK_SEED,
) -> pd.DataFrame:
    """Play a desk through: complaints come at random, take a random time, and wait for a free person.

    Parameters
    ----------
    complaints_an_hour, minutes_each, n_handlers
        As in `desk_queue`.
    n_complaints : int
        Complaints to play, at least 1.
    first_share : float
        Share of complaints that overtake the others in the queue, drawn at random.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, one row per complaint
        ``week`` (from 1, of 40 hours), ``first`` (overtakes the others), ``wait_minutes``.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> simulate_desk(12, 15, 4, 3)["week"].tolist()
    [1, 1, 1]
    """
    rng = np.random.default_rng(seed)
    size = count("n_complaints", n_complaints)
    gap = 60 / above("complaints_an_hour", complaints_an_hour, 0)
    comes = rng.exponential(gap, size).cumsum()
    takes = rng.exponential(above("minutes_each", minutes_each, 0), size)
    first = rng.random(size) < share("first_share", first_share)
    waits = _waits(comes.tolist(), takes.tolist(), first.tolist(), count("n_handlers", n_handlers))
    week = (comes // WEEK_MINUTES).astype(int) + 1
    return pd.DataFrame({"week": week, "first": first, "wait_minutes": waits})


def _waits(comes: list[float], takes: list[float], first: list[bool], n_handlers: int) -> list[float]:
    """Give each complaint to the first free person; those who go first stand at the head of the line."""
    free = [0.0] * n_handlers
    heapify(free)
    line: list[tuple[bool, int]] = []
    waits, i = [0.0] * len(comes), 0
    while i < len(comes) or line:
        now = free[0] if line else max(free[0], comes[i])
        while i < len(comes) and comes[i] <= now:
            heappush(line, (not first[i], i))
            i += 1
        one = heappop(line)[1]
        waits[one] = now - comes[one]
        heapreplace(free, now + takes[one])
    return waits


def staff_desk(
    complaints_an_hour: float,
    minutes_each: float,
    n_handlers: int,
    gap: float,
    margin_yuan: float,
    wage_yuan: float,
    target_minutes: float = 5,
) -> Desk:
    """Price a desk by its people: wages, and the margin of customers lost because the answer came late.

    lost an hour = complaints an hour * (1 - share in time) * gap * margin.

    Parameters
    ----------
    complaints_an_hour, minutes_each, n_handlers, target_minutes
        As in `desk_queue`.
    gap : float
        Share of complainers who buy again if answered in time, minus the share if answered late.
    margin_yuan : float
        What a kept customer brings, in yuan, at least 0.
    wage_yuan : float
        What a person at the desk costs, yuan an hour, above 0.

    Returns
    -------
    Desk

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> told = staff_desk(12, 15, 4, 0.15, 180, 40)
    >>> told.best, round(told.next_keeps_yuan), told.decision.key
    (5, 79, 'hire')
    """
    worth = share("gap", gap) * at_least("margin_yuan", margin_yuan, 0) * complaints_an_hour
    people = range(1, max(MOST_HANDLERS, count("n_handlers", n_handlers) + 1) + 1)
    queues = [desk_queue(complaints_an_hour, minutes_each, n, target_minutes) for n in people]
    columns = ["busy", "wait_minutes", "in_time"]
    table = pd.DataFrame([[getattr(q, name) for name in columns] for q in queues], columns=columns)
    table.index = pd.Index(people, name="people")
    table["wages_yuan"] = above("wage_yuan", wage_yuan, 0) * table.index
    table["lost_yuan"] = np.where(table["wait_minutes"] < math.inf, worth * (1 - table["in_time"]), math.inf)
    table["cost_yuan"] = table["wages_yuan"] + table["lost_yuan"]
    best = int(table["cost_yuan"].idxmin())
    lost = table["lost_yuan"]
    now = queues[n_handlers - 1]
    keeps = 0.0 if now.endless else float(lost[n_handlers] - lost[n_handlers + 1])
    last = 0.0 if now.endless or n_handlers == 1 else float(lost[n_handlers - 1] - lost[n_handlers])
    decision = _decide(now, n_handlers, best, keeps, last, wage_yuan)
    return Desk(table, now, n_handlers, best, keeps, last, decision)


def _decide(now: Queue, n: int, best: int, keeps: float, last: float, wage: float) -> Decision:
    pay = show_value(wage)
    if now.endless:
        return Decision(
            "endless",
            f"The queue never ends: the work fills {now.load:.2f} people, and {n} are there. Take {best}.",
            f"队伍没有尽头：工作量需 {now.load:.2f} 人，只有 {n} 人。应安排 {best} 人。",
        )
    if n < best:
        return Decision(
            "hire",
            f"Hire: one more keeps {keeps:.0f} yuan an hour and costs {pay}. {best} people cost the least.",
            f"增人：再加一人每小时保住 {keeps:.0f} 元，成本 {pay} 元。{best} 人总成本最低。",
        )
    if n > best:
        return Decision(
            "too_many",
            f"Too many: the last one keeps {last:.0f} yuan an hour and costs {pay}. {best} are enough.",
            f"人太多：最后一人每小时保住 {last:.0f} 元，成本 {pay} 元。{best} 人就够。",
        )
    return Decision(
        "enough",
        f"{n} are enough: one more would keep {keeps:.0f} yuan an hour and cost {pay}.",
        f"{n} 人够了：再加一人每小时只保住 {keeps:.0f} 元，成本 {pay} 元。",
    )


def hire_or_mend(
    complaints_an_hour: float,
    cause_an_hour: float,
    n_handlers: int,
    rebuys: float,
    rebuys_without: float,
    *,
    minutes_each: float,
    gap: float,
    margin_yuan: float,
    wage_yuan: float,
    target_minutes: float = 5,
) -> pd.DataFrame:
    """Price four ways: do nothing, hire the best number of people, mend one cause, or do both.

    Mending takes `cause_an_hour` complaints away, and these customers buy again like those without trouble.

    Parameters
    ----------
    complaints_an_hour, minutes_each, n_handlers, gap, margin_yuan, wage_yuan, target_minutes
        As in `staff_desk`.
    cause_an_hour : float
        Complaints an hour that the cause makes, at least 0 and below `complaints_an_hour`.
    rebuys, rebuys_without : float
        Share who buy again: of those with this complaint, and of customers without trouble.

    Returns
    -------
    DataFrame, one row per way
        ``people``, ``desk_yuan`` (wages, and customers lost because late), ``cause_yuan`` (customers whom
        the cause loses), ``total_yuan``; yuan an hour.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> money = dict(minutes_each=15, gap=0.15, margin_yuan=180, wage_yuan=40)
    >>> hire_or_mend(12, 2.5, 4, 0.45, 0.80, **money)["total_yuan"].round().tolist()
    [436.0, 397.0, 202.0, 202.0]
    """
    left = complaints_an_hour - at_least("cause_an_hour", cause_an_hour, 0)
    lost = cause_an_hour * (share("rebuys_without", rebuys_without) - share("rebuys", rebuys)) * margin_yuan
    rows = {}
    for mended, an_hour in (("", complaints_an_hour), ("mend, ", left)):
        desk = staff_desk(an_hour, minutes_each, n_handlers, gap, margin_yuan, wage_yuan, target_minutes)
        for way, n in ((f"{mended}as now", n_handlers), (f"{mended}best number", desk.best)):
            rows[way] = (n, desk.table.loc[n, "cost_yuan"], 0.0 if mended else lost)
    table = pd.DataFrame(rows, index=["people", "desk_yuan", "cause_yuan"]).T
    table["total_yuan"] = table["desk_yuan"] + table["cause_yuan"]
    return table.astype({"people": int})
