"""Quick questions of the lesson on the full hotel, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.experience.occupancy import DAYS, occupancy
from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_1: list[Question] = [
    Question(
        id="L1.1.1",
        prompt=Label(
            "A hotel has 120 rooms and 30,000 past guests. 15% return each year, for two nights, one to a "
            "room. Which share of its room-nights do they fill, from 0 to 1?",
            "饭店有120间客房、30000位老客户；每年15%回头，住两晚，每间一人。占全年客房晚数的比例（0到1）？",
        ),
        unit="share",
        reference=lambda: occupancy(30_000, 0.15, 2, 120).demand,
        tolerance=5e-3,
        mistakes=[
            Mistake(
                "no_nights",
                lambda: 30_000 * 0.15 / (120 * DAYS),
                Label("You counted guests. Each stays two nights.", "你数的是人；每人住两晚。"),
            ),
            Mistake(
                "everybody",
                lambda: 30_000 * 2 / (120 * DAYS),
                Label("That is if all past guests return. It is 15%.", "那是全部回头；只有15%。"),
            ),
            Mistake(
                "rooms_only",
                lambda: 30_000 * 0.15 * 2 / 120,
                Label(
                    "That is nights sold per room in a year. Divide by 365.",
                    "那是每间一年售出晚数，再除以365。",
                ),
            ),
        ],
        hints=[Label("Room-nights sold / room-nights there are.", "售出晚数 / 可售晚数。")],
        method=Label("30,000 × 0.15 × 2 / (120 × 365)", "30000 × 0.15 × 2 /（120 × 365）"),
        insight=Label("A fifth: four rooms of five need new guests.", "约五分之一；其余要靠新客人。"),
    ),
    Question(
        id="L1.1.2",
        prompt=Label(
            "The same hotel: which share of past guests must return to fill it, from 0 to 1?",
            "同一饭店：回头率需多高才能住满（0到1）？",
        ),
        unit="share",
        reference=lambda: occupancy(30_000, 0.15, 2, 120).share_needed,
        tolerance=5e-3,
        mistakes=[
            Mistake(
                "one_night",
                lambda: 120 * DAYS / 30_000,
                Label("That needs each guest to stay one night, and is over 1.", "那是只住一晚，且大于1。"),
            ),
            Mistake(
                "upside_down",
                lambda: 30_000 * 2 / (120 * DAYS),
                Label("Upside down: room-nights there are go on top.", "上下颠倒：可售晚数在分子。"),
            ),
            Mistake(
                "scaled",
                lambda: 1 - occupancy(30_000, 0.15, 2, 120).demand,
                Label("That is the share of rooms left empty.", "那是空房比例。"),
            ),
        ],
        hints=[Label("Set the share of room-nights filled to 1.", "令住满比例等于1。")],
        method=Label("120 × 365 / (30,000 × 2)", "120 × 365 /（30000 × 2）"),
        insight=Label("Nearly three of four: no hotel has that.", "近四分之三，没有饭店能做到。"),
    ),
    Question(
        id="L1.1.3",
        prompt=Label(
            "By lot, 1,000 guests get a card and 80 return; 1,000 get none and 70 return. A card costs 6 "
            "yuan, a guest won back is worth 1,000. What does a card gain on average, in yuan?",
            "抽签寄卡1000人，80人回头；未寄1000人，70人回头。每张6元，挽回一人值1000元。平均每张净得多少元？",
        ),
        unit="yuan",
        reference=lambda: 1000 * (80 - 70) / 1000 - 6,
        mistakes=[
            Mistake(
                "all_credit",
                lambda: 1000 * 80 / 1000 - 6,
                Label(
                    "That credits the card with all 80. Seventy come without one.",
                    "把80人都算作贺卡之功；不寄也有70人来。",
                ),
            ),
            Mistake(
                "no_cost",
                lambda: 1000 * (80 - 70) / 1000,
                Label("The cost of 6 yuan is missing.", "漏了6元成本。"),
            ),
            Mistake(
                "in_all",
                lambda: 1000 * (80 - 70) - 6 * 1000,
                Label("That is the gain of all 1,000 cards.", "那是1000张的总额。"),
            ),
        ],
        hints=[Label("Which guests would not have come without it?", "哪些人不寄就不会来？")],
        method=Label("1,000 × (0.080 − 0.070) − 6", "1000 ×（0.080 − 0.070）− 6"),
        insight=Label(
            "But ± 2.3 points go with it: 1,000 guests a side decide nothing.",
            "但误差为 ±2.3 个百分点：每边1000人还不足以下结论。",
        ),
    ),
    Question(
        id="L1.1.4",
        prompt=Label(
            "Over a year, returning guests want exactly as many room-nights as a hotel has. The season "
            "swings. What follows?",
            "一年中，老客户想住的客房晚数恰等于饭店所有；有淡旺季。结果如何？",
        ),
        kind="choice",
        options={
            "full": Label("every night is full", "夜夜客满"),
            "both": Label("some wishes are turned away and some rooms stay empty", "有人被拒，也有空房"),
            "away": Label("wishes are turned away, no room stays empty", "有人被拒，没有空房"),
            "empty": Label("rooms stay empty, no wish is turned away", "有空房，无人被拒"),
        },
        reference="both",
        mistakes=[
            Mistake(
                "full", "full", Label("Full on average is not full each night.", "平均客满不等于夜夜客满。")
            ),
            Mistake(
                "away",
                "away",
                Label("A wish turned away in January fills no room in July.", "一月被拒者填不了七月。"),
            ),
            Mistake(
                "empty", "empty", Label("In high season they want more than there is.", "旺季供不应求。")
            ),
        ],
        hints=[Label("Look at January, then at July.", "先看一月，再看七月。")],
        method=Label("Above the line in season, below it out of season.", "旺季超出，淡季不足。"),
    ),
]
