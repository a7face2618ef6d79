"""Question 1.5: a function that sums up a stay by its peak and its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crm_teaching.fingerprint import number_below
from crm_teaching.questions import Mistake, Question, Try
from crm_teaching.wording import Label


def peak_end(ratings: Sequence[int]) -> float:
    """Return (peak + end) / 2 of ticks from 1 to 5; 0 is no tick, and the answer if nothing is ticked."""
    ticks = [tick for tick in ratings if tick > 0]
    if not ticks:
        return 0
    # Farthest from the middle; of two equally far the lower one.
    peak = min(ticks, key=lambda tick: (-abs(tick - 3), tick))
    return (peak + ticks[-1]) / 2


def _by(formula: Callable[[list[int]], float]) -> Callable[[Sequence[int]], float]:
    """Return a function that leaves out the zeros and sums up the rest in another way."""

    def summed(ratings: Sequence[int]) -> float:
        ticks = [tick for tick in ratings if tick > 0]
        return formula(ticks) if ticks else 0

    return summed


def _zeros_are_ticks(ratings: Sequence[int]) -> float:
    if not ratings:
        return 0
    return (min(ratings, key=lambda tick: (-abs(tick - 3), tick)) + ratings[-1]) / 2


def _empty_end(ratings: Sequence[int]) -> float:
    ticks = [tick for tick in ratings if tick > 0]
    return (2 * peak_end(ratings) - ticks[-1] + ratings[-1]) / 2 if ticks else 0


def _higher_of_two(ticks: list[int]) -> float:
    return (max(ticks, key=lambda tick: (abs(tick - 3), tick)) + ticks[-1]) / 2


def _stays() -> list[Try]:
    """Return stays of every kind, and thirty mixed ones."""
    kinds = [
        ([4, 4, 5, 3, 4], "a stay with a good peak", "有好的峰值的住宿"),
        ([4, 1, 3, 4, 4], "a stay with a bad peak", "有坏的峰值的住宿"),
        ([4, 5, 1, 3, 4], "a stay with ticks of 1 and of 5", "既有 1 分也有 5 分的住宿"),
        ([2, 3, 4, 3, 3], "a stay with ticks of 2 and of 4", "既有 2 分也有 4 分的住宿"),
        ([3, 4, 3, 3, 5], "a stay that ends with its peak", "以峰值结尾的住宿"),
        ([5, 3, 4, 4, 2], "a stay that ends badly", "结尾很差的住宿"),
        ([3, 3, 3, 3, 3], "a stay that is average throughout", "始终一般的住宿"),
        ([4, 2, 5, 3, 0], "a stay whose last moment is not ticked", "最后一项未勾选的住宿"),
        ([0, 0, 4, 0, 0], "a stay with one tick", "只有一个勾选的住宿"),
        ([0, 4, 4, 3, 3], "a stay whose first moment is not ticked", "第一项未勾选的住宿"),
        ([0, 0, 0, 0, 0], "a stay without a tick", "全部未勾选的住宿"),
        ([], "an empty list", "空列表"),
        ([2], "a journey of one moment", "只有一个触点的旅程"),
        ([4, 3, 5, 2, 3, 4, 3, 4], "a journey of eight moments", "有八个触点的旅程"),
    ]
    tries = [Try(Label(en, zh), (ticks,)) for ticks, en, zh in kinds]
    for i in range(30):
        n = 3 + number_below(4, "stay", i)
        ticks = [number_below(6, "stay", i, j) for j in range(n)]
        tries.append(Try(Label(f"a mixed stay of {n} moments", f"{n} 个触点的混合住宿"), (ticks,)))
    return tries


PEAK_END = Question(
    id="1.5",
    kind="function",
    points=4,
    tries=_stays(),
    prompt=Label(
        "Write `peak_end(ratings)`: (peak + end) / 2 of ticks from 1 to 5 in order of the stay. The peak is "
        "the tick farthest from 3, of two equally far the lower; the end is the last tick. 0 is no tick. "
        "Nothing ticked: return 0.",
        "编写 `peak_end(ratings)`：（峰值 + 终值）/ 2。峰值是离 3 最远的评分，一样远取较低者；"
        "终值是最后一个评分。0 表示未勾选；全部未勾选时返回 0。",
    ),
    reference=peak_end,
    mistakes=[
        Mistake(
            "best_is_peak",
            _by(lambda ticks: (max(ticks) + ticks[-1]) / 2),
            Label(
                "You took the best tick as the peak; a bad moment can be the peak, too.",
                "你把最高分当作峰值；坏的时刻也可以是峰值。",
            ),
        ),
        Mistake(
            "worst_is_peak",
            _by(lambda ticks: (min(ticks) + ticks[-1]) / 2),
            Label(
                "You took the worst tick as the peak; a very good moment can be the peak, too. The middle of "
                "the ticks is 3, not 50.",
                "你把最低分当作峰值；很好的时刻也可以是峰值。评分的中点是 3，不是 50。",
            ),
        ),
        Mistake(
            "higher_of_two",
            _by(_higher_of_two),
            Label(
                "Of two ticks equally far from 3 you take the higher; the lower counts.",
                "离 3 一样远时你取了较高者；应取较低者。",
            ),
        ),
        Mistake(
            "first_of_two",
            _by(lambda ticks: (max(ticks, key=lambda tick: abs(tick - 3)) + ticks[-1]) / 2),
            Label(
                "Of two ticks equally far from 3 you take the earlier; the lower counts.",
                "离 3 一样远时你取了较早者；应取较低者。",
            ),
        ),
        Mistake(
            "zeros_are_ticks",
            _zeros_are_ticks,
            Label(
                "You let 0 count as a tick; 0 means that the moment was left out.",
                "你把 0 当作评分；0 表示未勾选。",
            ),
        ),
        Mistake(
            "empty_end",
            _empty_end,
            Label(
                "The peak is right. If the last moment is not ticked, the end is the last one that is.",
                "峰值正确。最后一项未勾选时，终值取最后一个已勾选的评分。",
            ),
        ),
        Mistake(
            "mean",
            _by(lambda ticks: sum(ticks) / len(ticks)),
            Label("That is the mean of all ticks.", "那是全部评分的平均。"),
        ),
        Mistake(
            "start",
            _by(lambda ticks: peak_end(ticks) + (ticks[0] - ticks[-1]) / 2),
            Label("You took the first tick for the end.", "你把第一个评分当作了终值。"),
        ),
        Mistake(
            "not_halved",
            lambda ratings: 2 * peak_end(ratings),
            Label("You added peak and end; divide by 2.", "你只把峰与终相加；还要除以 2。"),
        ),
    ],
    hints=[
        Label(
            "First leave out the zeros. What is left if nothing was ticked?",
            "先去掉 0。若全部未勾选，还剩什么？",
        ),
        Label(
            "`abs(tick - 3)` is the distance from the middle. Sort the ticks first: then the first of the "
            "farthest is the lower one.",
            "`abs(tick - 3)` 是与中点的距离。先排序，则最远者中的第一个就是较低者。",
        ),
        Label(
            "`max(sorted(ticks), key=lambda tick: abs(tick - 3))` is the peak, `ticks[-1]` the end.",
            "`max(sorted(ticks), key=lambda tick: abs(tick - 3))` 是峰值，`ticks[-1]` 是终值。",
        ),
    ],
    method=Label(
        "Leave out the zeros; 0 if nothing is left. Else half of the sum of the tick farthest from 3 (the "
        "lower of two) and the last tick.",
        "去掉 0；若无剩余则为 0。否则为离 3 最远的评分（一样远取较低者）与最后评分之和的一半。",
    ),
    insight=Label(
        "Right, on every stay tried. Whether guests sum up their stay like this is another question.",
        "正确，所有住宿都通过。客人是否真的这样总结，是另一个问题。",
    ),
)
