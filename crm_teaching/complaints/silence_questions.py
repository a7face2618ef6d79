"""Quick questions of the lesson on the silent customers, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_1: list[Question] = [
    Question(
        id="L4.1.1",
        prompt=Label(
            "2,000 guests of a hotel are dissatisfied, 10% complain, and all complaints are solved. Then 60% "
            "of those who complained come back, and 20% of the silent. How many come back?",
            "酒店有2,000位客人不满，10%投诉且全部得到解决。投诉者60%再来，沉默者20%再来。共有多少人再来？",
        ),
        unit="customers",
        reference=lambda: 2000 * (0.10 * 0.60 + 0.90 * 0.20),
        mistakes=[
            Mistake(
                "silent_leave",
                lambda: 2000 * 0.10 * 0.60,
                Label(
                    "You let all the silent leave. 20% come back.", "你让沉默者全部离开了；其中20%会再来。"
                ),
            ),
            Mistake(
                "silent_only",
                lambda: 2000 * 0.90 * 0.20,
                Label("Those are the silent ones alone.", "那只是沉默者。"),
            ),
            Mistake(
                "plain_mean",
                lambda: 2000 * (0.60 + 0.20) / 2,
                Label(
                    "The groups are not equal: 200 complained, 1,800 did not.", "两组人数不同：200与1,800。"
                ),
            ),
            Mistake(
                "all_customers",
                lambda: 2000 * 0.10 * 0.60 + 2000 * 0.20,
                Label("Those who complained are counted twice.", "投诉者被算了两次。"),
            ),
        ],
        hints=[Label("Two groups, each with its own share.", "分两组，各有各的比例。")],
        method=Label("2,000 × (0.10 × 0.60 + 0.90 × 0.20)", "2,000 × (0.10 × 0.60 + 0.90 × 0.20)"),
        insight=Label("Three in four of them never complained.", "其中四分之三从未投诉。"),
    ),
    Question(
        id="L4.1.2",
        prompt=Label(
            "A chat window brings a gym 400 further complaints a year. 40% get solved; of these 75% stay, "
            "where 25% would have stayed anyway. A member who stays brings 500 yuan. A complaint costs 30 "
            "yuan of work, the window 12,000 yuan a year. What does a further complaint earn, in yuan?",
            "在线客服使健身房每年多收400起投诉，40%得到解决；其中75%留下，本来25%也会留下。"
            "每位留下者毛利500元。每起投诉成本30元，系统每年12,000元。每起新增投诉净赚多少元？",
        ),
        unit="yuan",
        reference=lambda: 0.40 * (0.75 - 0.25) * 500 - 30 - 12_000 / 400,
        mistakes=[
            Mistake(
                "no_anyway",
                lambda: 0.40 * 0.75 * 500 - 30 - 12_000 / 400,
                Label("25% would have stayed anyway. Take them off.", "25%本来就会留下，要减去。"),
            ),
            Mistake(
                "all_solved",
                lambda: (0.75 - 0.25) * 500 - 30 - 12_000 / 400,
                Label("Only 40% of the complaints get solved.", "只有40%的投诉得到解决。"),
            ),
            Mistake(
                "no_fixed",
                lambda: 0.40 * (0.75 - 0.25) * 500 - 30,
                Label(
                    "The window costs 12,000 a year: 30 for each complaint.", "系统每年12,000元，每起摊30元。"
                ),
            ),
            Mistake(
                "a_year",
                lambda: 400 * (0.40 * (0.75 - 0.25) * 500 - 30) - 12_000,
                Label("That is a year. Divide by the complaints.", "那是一年的，要除以投诉数。"),
            ),
        ],
        hints=[
            Label(
                "First: of 100 complaints, how many stay because of the answer?",
                "先算：100起中因此留下几人？",
            )
        ],
        method=Label(
            "0.40 × (0.75 - 0.25) × 500 - 30 - 12,000 / 400", "0.40 × (0.75 - 0.25) × 500 - 30 - 12,000 / 400"
        ),
    ),
    Question(
        id="L4.1.3",
        prompt=Label(
            "70% of a courier's customers with a solved complaint stay. With a voucher 78% would. A customer "
            "who stays is worth 500 yuan. What may a voucher cost at most, if all get one, in yuan?",
            "快递公司投诉得到解决的客户70%留下；送优惠券则78%留下。每位留下者值500元。"
            "若人人都送，每张最多值多少元？",
        ),
        unit="yuan",
        reference=lambda: (0.78 - 0.70) * 500,
        mistakes=[
            Mistake(
                "whole_value",
                500,
                Label(
                    "Then each voucher must keep one customer. 8 in 100 do.",
                    "那要每张都留下一人；实际每百张8人。",
                ),
            ),
            Mistake(
                "all_who_stay",
                lambda: 0.78 * 500,
                Label("70 of these 78 would stay without it.", "这78人中70人不送也会留下。"),
            ),
            Mistake(
                "of_the_rest",
                lambda: (0.78 - 0.70) / (1 - 0.70) * 500,
                Label(
                    "You divide by those who would leave. All are paid.",
                    "你除以了会离开的人；但人人都拿到券。",
                ),
            ),
            Mistake(
                "of_those_who_stay",
                lambda: (0.78 - 0.70) / 0.78 * 500,
                Label("You divide by those who stay. All are paid.", "你除以了留下的人；但人人都拿到券。"),
            ),
        ],
        hints=[Label("Of 100 vouchers, how many keep somebody?", "100张券能多留几人？")],
        method=Label("(0.78 - 0.70) × 500", "(0.78 - 0.70) × 500"),
        insight=Label("92 of 100 vouchers change nothing.", "100张中有92张什么也没改变。"),
    ),
    Question(
        id="L4.1.4",
        prompt=Label(
            "A bank's log has 90 complaints about fees and 20 about rude staff. Of customers with a problem, "
            "60% complain of fees and 10% of rudeness. How many met a rude clerk?",
            "银行记录了90起收费投诉、20起态度投诉。遇到问题者中，收费问题60%会投诉，态度问题10%会投诉。"
            "多少人遇到过态度问题？",
        ),
        unit="customers",
        reference=lambda: 20 / 0.10,
        mistakes=[
            Mistake("counted", 20, Label("Those complained. 90% did not.", "那是投诉的人；90%没有投诉。")),
            Mistake(
                "times",
                lambda: 20 * 0.10,
                Label("Divide: the 20 are the 10%.", "应除以10%：这20人就是那10%。"),
            ),
            Mistake(
                "one_rate",
                lambda: 20 / 0.60,
                Label("60% is for fees.", "60%是收费问题的投诉率。"),
            ),
            Mistake(
                "by_25",
                lambda: 20 * 25,
                Label("1 in 25 is not the share here.", "这里不是二十五分之一。"),
            ),
            Mistake(
                "silent",
                lambda: 20 / 0.10 - 20,
                Label("Those are the silent. The 20 met one, too.", "那是沉默者；投诉的20人也遇到了。"),
            ),
        ],
        hints=[Label("20 is 10% of how many?", "20是多少人的10%？")],
        method=Label("20 / 0.10", "20 / 0.10"),
        insight=Label(
            "More than the 90 / 0.60 = 150 with a fee problem.", "多于收费问题的 90 / 0.60 = 150 人。"
        ),
    ),
]
