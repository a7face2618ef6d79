"""Questions 1.1 and 1.2, by hand: how much of the inn returning guests fill, and what would fill it."""

from __future__ import annotations

import pandas as pd

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

# The inn and its list of past guests: our assumptions, stated in the notebook.
ROOMS, PAST_GUESTS = 6, 1500
CAPACITY = ROOMS * 365


def _nights(guests: pd.DataFrame) -> int:
    return int(guests.loc[guests["returning"] == 1, "nights"].sum())


def filled_share(guests: pd.DataFrame) -> float:
    """Return the share of the year's room-nights that returning guests fill."""
    return _nights(guests) / CAPACITY


def _mean_nights(guests: pd.DataFrame) -> float:
    return _nights(guests) / int(guests["returning"].sum())


def share_needed(guests: pd.DataFrame) -> float:
    """Return which share of the list must return in a year to fill the inn alone."""
    return CAPACITY / (PAST_GUESTS * _mean_nights(guests))


def _returned(guests: pd.DataFrame) -> float:
    return int(guests["returning"].sum()) / PAST_GUESTS


FILLED_SHARE = Question(
    id="1.1",
    points=3,
    unit="share",
    prompt=Label(
        "Which share of the inn's room-nights of 2025 did returning guests fill? A number from 0 to 1.",
        "2025 年，老客户住满了全部客房晚数的多大比例？0 到 1 的数。",
    ),
    reference=filled_share,
    mistakes=[
        Mistake(
            "of_sold",
            lambda guests: _nights(guests) / int(guests["nights"].sum()),
            Label(
                "You divided by the nights that were sold; empty rooms count, too: all nights of all rooms.",
                "你除以了已售出的晚数；空房也要算：应除以全部客房的全部晚数。",
            ),
        ),
        Mistake(
            "guests",
            lambda guests: float(guests["returning"].mean()),
            Label(
                "That is a share of guests; a guest of five nights fills more than a guest of one.",
                "那是客人的比例；住五晚的客人比住一晚的占得多。",
            ),
        ),
        Mistake(
            "stays_for_nights",
            lambda guests: int(guests["returning"].sum()) / CAPACITY,
            Label(
                "You counted each returning guest as one night; add up `nights`.",
                "你把每位老客户都算作一晚；应对 `nights` 求和。",
            ),
        ),
        Mistake(
            "everybody",
            lambda guests: int(guests["nights"].sum()) / CAPACITY,
            Label(
                "That is how full all guests make the inn; returning guests were asked.",
                "那是全部客人的入住率；要的是老客户。",
            ),
        ),
        Mistake(
            "one_room",
            lambda guests: _nights(guests) / 365,
            Label(
                "You divided by 365, the nights of one room; the inn has more rooms.",
                "你除以了 365，那是一间房的晚数；客栈不止一间。",
            ),
        ),
    ],
    hints=[
        Label(
            "Two numbers: the nights that returning guests slept here, and the nights that the rooms offer.",
            "两个数：老客户住的晚数，和全部客房可提供的晚数。",
        ),
        Label(
            '`guests.loc[guests["returning"] == 1, "nights"].sum()` is the first; rooms times 365 is next.',
            '`guests.loc[guests["returning"] == 1, "nights"].sum()` 是第一个；客房数乘 365 是第二个。',
        ),
    ],
    method=Label(
        "Add up the nights of returning guests and divide by rooms times 365.",
        "老客户的晚数之和，除以客房数乘 365。",
    ),
    insight=Label(
        "Right: about a tenth of the list came back, and most of the inn is still to be filled.",
        "正确：名单上约十分之一的人回来了，客栈大部分仍待住满。",
    ),
)

SHARE_NEEDED = Question(
    id="1.2",
    points=3,
    unit="share",
    prompt=Label(
        "Which share of the list must return in a year to fill the inn alone, if each stays as long as "
        "returning guests do on average? A number from 0 to 1.",
        "若每人住的晚数与老客户平均相同，名单上多大比例的人一年内回来才能住满？0 到 1 的数。",
    ),
    reference=share_needed,
    mistakes=[
        Mistake(
            "everybody_s_nights",
            lambda guests: CAPACITY / (PAST_GUESTS * float(guests["nights"].mean())),
            Label(
                "You took the mean nights of all guests; returning guests stay longer.",
                "你用了全部客人的平均晚数；老客户住得更久。",
            ),
        ),
        Mistake(
            "nights_sold",
            lambda guests: int(guests["nights"].sum()) / (PAST_GUESTS * _mean_nights(guests)),
            Label(
                "That share would replace the guests of this year; a full inn sells all its nights.",
                "那只够顶替今年的客人；住满意味着全部晚数都售出。",
            ),
        ),
        Mistake(
            "extra",
            lambda guests: share_needed(guests) - _returned(guests),
            Label(
                "That is how many more must return than now; the whole share was asked.",
                "那是比现在还要多回来的部分；要的是总比例。",
            ),
        ),
        Mistake(
            "one_night",
            lambda guests: CAPACITY / PAST_GUESTS,
            Label(
                "You let each guest stay one night; divide by the mean nights, too.",
                "你让每位客人只住一晚；还要除以平均晚数。",
            ),
        ),
        Mistake(
            "now",
            _returned,
            Label(
                "That is the share of the list that did return; what would fill the inn was asked.",
                "那是已经回来的比例；问的是住满所需的比例。",
            ),
        ),
        Mistake(
            "three_nights",
            CAPACITY / (PAST_GUESTS * 3),
            Label(
                "You took three nights, as in the lesson; take the mean of your returning guests.",
                "你用了课文中的三晚；应取你的老客户的平均晚数。",
            ),
        ),
        Mistake(
            "this_year_s_guests",
            lambda guests: CAPACITY / (len(guests) * _mean_nights(guests)),
            Label(
                "You divided by your guests of 2025; the list has `PAST_GUESTS` people.",
                "你除以了 2025 年的客人数；名单上有 `PAST_GUESTS` 人。",
            ),
        ),
        Mistake(
            "number_of_guests",
            lambda guests: CAPACITY / _mean_nights(guests),
            Label(
                "That is how many guests fill the inn; which share of the list are they?",
                "那是住满所需的人数；占名单的多大比例？",
            ),
        ),
        Mistake(
            "nights_needed",
            lambda guests: CAPACITY / int(guests["returning"].sum()),
            Label(
                "That is how many nights each returning guest would have to stay; a share was asked.",
                "那是每位老客户须住的晚数；要的是比例。",
            ),
        ),
    ],
    hints=[
        Label(
            "If all on the list returned, how many room-nights would they want?",
            "若名单上人人都回来，共需多少客房晚数？",
        ),
        Label(
            "That is the list times the mean nights of returning guests. Divide what the inn has by it.",
            "那是名单人数乘老客户的平均晚数。用客栈的全部晚数除以它。",
        ),
    ],
    method=Label(
        "Rooms times 365, divided by the list times the mean nights of returning guests.",
        "客房数乘 365，除以（名单人数乘老客户的平均晚数）。",
    ),
    insight=Label(
        "Right: far more than a tenth. The inn needs new guests, whatever brings old ones back.",
        "正确：远超十分之一。无论怎样挽回老客户，客栈都需要新客人。",
    ),
)
