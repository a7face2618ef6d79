"""Questions 1.7 and 1.8, decide: what a repair gains at least, and where the money goes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from crm_teaching.experience.exercise.card import MARGIN, card_gain
from crm_teaching.experience.exercise.moments import MOMENTS, moments_table
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

REPAIR_COST = 2000  # yuan a year, whichever moment; ours


def gap_and_error(guests: pd.DataFrame, moment: str) -> tuple[int, float, float]:
    """Return the low ticks of a moment, the gap in returns to the others, and its standard error."""
    ticks, back = guests[moment].to_numpy(), guests["back"].to_numpy()
    groups = back[(ticks == 1) | (ticks == 2)], back[ticks > 2]
    p, n = np.array([group.mean() for group in groups]), np.array([len(group) for group in groups])
    return int(n[0]), float(p[1] - p[0]), float(np.sqrt((p * (1 - p) / n).sum()))


def repair_gain(guests: pd.DataFrame, moment: str, errors: float = 0) -> float:
    """Return what a repair gains in yuan a year, `errors` standard errors above the estimate."""
    n_low, gap, error = gap_and_error(guests, moment)
    return MARGIN * n_low * (gap + errors * error) - REPAIR_COST


def best_moment(guests: pd.DataFrame) -> str:
    """Return the moment whose repair gains most."""
    return max(MOMENTS, key=lambda moment: repair_gain(guests, moment))


def worst_moment(guests: pd.DataFrame) -> str:
    """Return the moment with the lowest mean tick."""
    table = moments_table(guests).set_index("moment")
    return str(table["mean"].idxmin())


def _best_at(errors: float) -> Callable[[pd.DataFrame], float]:
    return lambda guests: repair_gain(guests, best_moment(guests), errors)


def _times(number: Callable[[pd.DataFrame, str], float]) -> Callable[[pd.DataFrame], float]:
    """Return the low end with another number of guests in place of the low ticks."""

    def gain(guests: pd.DataFrame) -> float:
        moment = best_moment(guests)
        _, gap, error = gap_and_error(guests, moment)
        return MARGIN * number(guests, moment) * (gap - 1.96 * error) - REPAIR_COST

    return gain


def _n_ticked(guests: pd.DataFrame, moment: str) -> int:
    return int((guests[moment] > 0).sum())


def _low_share(guests: pd.DataFrame, moment: str) -> float:
    return gap_and_error(guests, moment)[0] / _n_ticked(guests, moment)


def _zeros_are_low(guests: pd.DataFrame) -> float:
    moment = best_moment(guests)
    return repair_gain(guests.assign(**{moment: guests[moment].replace(0, 1)}), moment, -1.96)


def decision(guests: pd.DataFrame) -> str:
    """Return what has the largest low end above zero, for cards to all guests and for each moment."""
    low_ends = {"cards": len(guests) * card_gain(guests, -1.96)}
    low_ends |= {moment: repair_gain(guests, moment, -1.96) for moment in MOMENTS}
    best = max(low_ends, key=lambda choice: low_ends[choice])
    return best if low_ends[best] > 0 else "wait"


REPAIR = Question(
    id="1.7",
    points=4,
    unit="yuan a year",
    tolerance=1e-4,  # a yuan more is wrong
    prompt=Label(
        "Take the moment at which low ticks times gap is largest. What does its repair gain at the low end "
        "of the 95% interval, in yuan a year? 400 yuan for each return won, less 2,000 yuan.",
        "取“低分人数 × 差距”最大的触点。按 95% 区间的下端，修它每年净得多少元？"
        "每多一次再来得 400 元，减去 2,000 元。",
    ),
    reference=_best_at(-1.96),
    mistakes=[
        Mistake(
            "worst_moment",
            lambda guests: repair_gain(guests, worst_moment(guests), -1.96),
            Label(
                "You took the moment with the lowest mean; what counts is low ticks times gap.",
                "你取了均分最低的触点；要看的是“低分人数 × 差距”。",
            ),
        ),
        Mistake(
            "estimate",
            _best_at(0),
            Label(
                "That is the gain by the gap itself; first subtract 1.96 standard errors from the gap.",
                "那是按差距原值算的净得；差距应先减去 1.96 个标准误。",
            ),
        ),
        Mistake(
            "high_end", _best_at(1.96), Label("That is the high end of the interval.", "那是区间的上端。")
        ),
        Mistake(
            "free_repair",
            lambda guests: _best_at(-1.96)(guests) + REPAIR_COST,
            Label("You left out what the repair costs.", "你漏了修理的费用。"),
        ),
        Mistake(
            "everybody",
            _times(_n_ticked),
            Label(
                "You multiplied by all who ticked; a repair changes only the stay of those with a low tick.",
                "你乘了全部勾选者；修理只改变低分者的住宿。",
            ),
        ),
        Mistake(
            "all_guests",
            _times(lambda guests, moment: len(guests)),
            Label(
                "You multiplied by all guests; a repair changes only the stay of those with a low tick.",
                "你乘了全部客人；修理只改变低分者的住宿。",
            ),
        ),
        Mistake(
            "low_share",
            _times(_low_share),
            Label(
                "You multiplied by the share of low ticks; their number was asked: `low_share` times `n`.",
                "你乘了低分比例；要的是低分个数：`low_share` 乘 `n`。",
            ),
        ),
        Mistake(
            "low_share_of_all",
            _times(lambda guests, moment: _low_share(guests, moment) * len(guests)),
            Label(
                "You let guests without a tick have low ticks, too; count the ticks of 1 and 2.",
                "你让未勾选者也有低分；请数 1 分与 2 分的个数。",
            ),
        ),
        Mistake(
            "one_guest",
            _times(lambda guests, moment: 1),
            Label(
                "That is for one guest with a low tick; multiply by their number before you subtract.",
                "那只算了一位低分客人；先乘低分人数，再减费用。",
            ),
        ),
        Mistake(
            "zeros_are_low",
            _zeros_are_low,
            Label(
                "You counted 0 as a low tick; 0 means that the guest left the moment out.",
                "你把 0 算作低分；0 表示客人没有勾选。",
            ),
        ),
        Mistake(
            "one_error",
            _best_at(-1),
            Label("Subtract 1.96 standard errors, not one.", "应减 1.96 个标准误。"),
        ),
    ],
    hints=[
        Label(
            "After the repair, so we assume, the low ones return like the others. How many returns is that?",
            "假设修好后，低分者像其余客人一样再来。会多几次？",
        ),
        Label(
            "Among the guests who ticked the moment, the low and the others are two groups: the standard "
            "error of their gap is found as for the card. With `ticked` as in 1.4, "
            '`ticked.groupby(ticked[moment] <= 2)["back"].agg(["mean", "size"])` has what it takes.',
            "在勾选该触点的客人中，低分者与其余是两组：差距的标准误求法与贺卡相同。`ticked` 同 1.4，"
            '`ticked.groupby(ticked[moment] <= 2)["back"].agg(["mean", "size"])` 给出所需各数。',
        ),
        Label(
            "400 * n_low * (gap - 1.96 * error) - 2000, with n_low the number of ticks of 1 or 2.",
            "400 * n_low * (gap - 1.96 * error) - 2000，其中 n_low 是 1 或 2 分的个数。",
        ),
    ],
    method=Label(
        "Low ticks times (gap less 1.96 standard errors) times 400, less 2,000, for the moment with the "
        "largest product of low ticks and gap.",
        "对“低分人数 × 差距”最大的触点：低分人数乘（差距减 1.96 个标准误）乘 400，再减 2,000。",
    ),
    insight=Label(
        "Right: even at its low end this repair earns more than it costs, if the gap is the moment's doing.",
        "正确：若差距确由该触点造成，这项修理即使按下端也赚回费用。",
    ),
)

DECISION = Question(
    id="1.8",
    kind="choice",
    points=3,
    prompt=Label(
        "Money for one thing. Her rule: take the largest low end above zero, in yuan a year; wait if there "
        "is none. Cards go to all your guests.",
        "只够做一件事。规则：取每年净得下端最大且大于零者；若无则等待。贺卡寄给你的全部客人。",
    ),
    options={
        "cards": Label("post the cards", "寄贺卡"),
        "booking": Label("repair booking", "修预订"),
        "reception": Label("repair the reception", "修前台"),
        "room": Label("repair the room", "修客房"),
        "breakfast": Label("repair breakfast", "修早餐"),
        "check_out": Label("repair check-out", "修退房"),
        "wait": Label("wait and ask more guests", "再等，多问客人"),
    },
    # `decision` gives it for every student: a test tries a thousand.
    reference="room",
    mistakes=[
        Mistake(
            "cards",
            "cards",
            Label(
                "A card is cheap, but the low end of its interval is a loss.",
                "贺卡便宜，但其区间下端是亏损。",
            ),
        ),
        Mistake(
            "worst_moment",
            "reception",
            Label(
                "That moment has the lowest mean; look at who of the guests with a low tick comes back.",
                "那里的均分最低；请看低分客人中有多少再来。",
            ),
        ),
        Mistake(
            "the_end",
            "check_out",
            Label(
                "The end is what peak-end looks at; here look at low ticks times gap.",
                "终点是峰终规则看重的；这里应看“低分人数 × 差距”。",
            ),
        ),
        *(
            Mistake(
                moment,
                moment,
                Label(
                    "Another moment has a larger low end: put low ticks × gap of all five side by side.",
                    "另有触点的下端更大：请把五个触点的“低分人数 × 差距”并排比较。",
                ),
            )
            for moment in ("booking", "breakfast")
        ),
        Mistake(
            "wait",
            "wait",
            Label(
                "One low end lies above zero, so by her rule she need not wait.",
                "有一项的下端大于零，按规则不必等。",
            ),
        ),
    ],
    hints=[
        Label(
            "Compute the low end for the cards and for each of the five moments: six numbers.",
            "为贺卡与五个触点各算一个下端，共六个数。",
        ),
        Label(
            "Put the sum of question 1.7 into a loop over the moments; for the cards multiply 1.6 by the "
            "number of your guests.",
            "把 1.7 的算式放进遍历触点的循环；贺卡则用 1.6 的结果乘客人数。",
        ),
    ],
    method=Label(
        "Six low ends in yuan a year; the largest one, if it is above zero.",
        "六个每年净得的下端，取最大者；须大于零。",
    ),
    insight=Label(
        "Right: the choice that pays even with bad luck. It is neither the story's card nor the worst mark.",
        "正确：运气不好时也划算的那一项；既不是故事里的贺卡，也不是评分最差的触点。",
    ),
)
