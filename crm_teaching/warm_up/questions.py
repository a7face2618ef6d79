"""Quick questions of the warm-up, on the small hotel's guests and stays."""

from __future__ import annotations

from crm_teaching.datasets import load
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label


def _agency_share() -> float:
    return float((load("hotel_stays")["booked"] == "agency").mean())


def _agency_count() -> int:
    return int((load("hotel_stays")["booked"] == "agency").sum())


def _night_price() -> float:
    stays = load("hotel_stays")
    return float(stays["spend_yuan"].sum() / stays["nights"].sum())


def _mean_of_prices() -> float:
    stays = load("hotel_stays")
    return float((stays["spend_yuan"] / stays["nights"]).mean())


def _bill() -> float:
    return float(load("hotel_stays")["spend_yuan"].mean())


def _stays_of_each() -> list[int]:
    stays, guests = load("hotel_stays"), load("hotel_guests")
    counted = stays.groupby("guest_id").size().reindex(guests["guest_id"], fill_value=0)
    return [int(n) for n in counted]


def _repeat_share() -> float:
    counts = _stays_of_each()
    return sum(n >= 2 for n in counts) / len(counts)


def _repeat_among_seen() -> float:
    counts = [n for n in _stays_of_each() if n > 0]
    return sum(n >= 2 for n in counts) / len(counts)


def _stays_of_repeaters() -> float:
    counts = _stays_of_each()
    return sum(n for n in counts if n >= 2) / sum(counts)


QUESTIONS = [
    Question(
        id="L0.1.1",
        prompt=Label("Which share of the stays came through an agency?", "通过代理预订的住宿占多大比例？"),
        unit="share",
        reference=_agency_share,
        mistakes=[
            Mistake(
                "direct",
                lambda: 1 - _agency_share(),
                Label("That is the share booked direct. Ask for 'agency'.", "这是直接预订的比例。"),
            ),
            Mistake(
                "count",
                _agency_count,
                Label("That is a number of stays. Divide by all stays.", "这是住宿次数，请除以总次数。"),
            ),
        ],
        hints=[
            Label("A comparison gives True or False for each row.", "比较运算对每一行给出真或假。"),
            Label("The mean of True and False is a share.", "真假值的平均就是比例。"),
        ],
        method=Label('(stays["booked"] == "agency").mean()', "先比较，再求平均。"),
        insight=Label("Right: nearly four in ten.", "正确：近四成。"),
    ),
    Question(
        id="L0.1.2",
        prompt=Label(
            "How many yuan does the hotel take for a night, over all nights sold?",
            "酒店平均每间夜收入多少元？",
        ),
        unit="yuan",
        reference=_night_price,
        mistakes=[
            Mistake(
                "mean_of_ratios",
                _mean_of_prices,
                Label(
                    "That is the mean over stays: one night counts as much as five. Divide total by total.",
                    "这是各次住宿的平均，一晚与五晚权重相同。请用总额除以总晚数。",
                ),
            ),
            Mistake(
                "bill",
                _bill,
                Label("That is the mean bill of a stay. Divide by nights.", "这是每次住宿的平均账单。"),
            ),
        ],
        hints=[Label("Add up first, divide then.", "先求和，再相除。")],
        method=Label('stays["spend_yuan"].sum() / stays["nights"].sum()', "总账单除以总晚数。"),
        insight=Label("Right: each night counts once.", "正确：每一晚只算一次。"),
    ),
    Question(
        id="L0.1.3",
        prompt=Label(
            "Which share of all guests on file came at least twice in 2025?",
            "在册客人中，2025年至少来两次的占多大比例？",
        ),
        unit="share",
        reference=_repeat_share,
        mistakes=[
            Mistake(
                "seen_only",
                _repeat_among_seen,
                Label(
                    "You divided by those who came. The five who stayed away are guests on file too.",
                    "你只除以来过的客人；没来的五位也在册。",
                ),
            ),
            Mistake(
                "stays",
                _stays_of_repeaters,
                Label(
                    "That is the share of stays that repeat guests made. Count guests, not stays.",
                    "这是回头客所占的住宿次数。请数客人。",
                ),
            ),
        ],
        hints=[Label("Use the table that has all 30 guests.", "请用含全部30位客人的表。")],
        method=Label('(guest_table["stays"] >= 2).mean()', "用 30 位客人的表求比例。"),
        insight=Label(
            "Right: 16 of 30. Who is in the base decides the number.", "正确：30位中16位。分母决定结果。"
        ),
    ),
]
