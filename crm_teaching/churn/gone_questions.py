"""Quick questions of the lesson on who is gone, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_1: list[Question] = [
    Question(
        id="L5.1.1",
        prompt=Label(
            "A shop mails a coupon to 800 customers, silent for six months. 120 of them come back by "
            "themselves. Of the others the mail wins 10%. Which share of the coupons cashed goes to "
            "customers who would have come anyway?",
            "商店给800位沉默六个月的客户寄券。120位本来就会回来，其余的10%被挽回。"
            "用掉的券中，多大比例给了本来就会来的客户？",
        ),
        unit="share",
        reference=lambda: 120 / (120 + 0.10 * (800 - 120)),
        mistakes=[
            Mistake(
                "of_all",
                lambda: 120 / 800,
                Label(
                    "That is the share of the mails. Take the coupons that are cashed.",
                    "那是占全部邮件的比例，要除以用掉的券。",
                ),
            ),
            Mistake(
                "won_too",
                lambda: 120 / (120 + 0.10 * 800),
                Label(
                    "The mail can win only those who would not come anyway: 680.",
                    "只能挽回本来不会来的680位。",
                ),
            ),
            Mistake(
                "won_share",
                lambda: 68 / (120 + 68),
                Label("That is the share that was won.", "那是被挽回的比例。"),
            ),
        ],
        hints=[
            Label("How many coupons are cashed in all?", "一共用掉多少张券？"),
            Label("120 and 10% of 680.", "120，加上680的10%。"),
        ],
        method=Label("120 / (120 + 68)", "120 / (120 + 68)"),
        insight=Label(
            "The mail looks like 188 successes; 68 are its own.", "看似成功188位，真正的只有68位。"
        ),
    ),
    Question(
        id="L5.1.2",
        prompt=Label(
            "40 of a gym's 800 members leave. Each paid 2.5 times as much as a member who stays. Which share "
            "of the payments leaves with them?",
            "健身房800位会员中40位离开，每人付费是留下者的2.5倍。他们带走多大比例的收入？",
        ),
        unit="share",
        reference=lambda: 40 * 2.5 / (760 + 40 * 2.5),
        mistakes=[
            Mistake("absolute", lambda: 40 / 800, Label("That is the absolute rate.", "那是绝对流失率。")),
            Mistake(
                "against_all",
                lambda: 40 * 2.5 / 800,
                Label(
                    "That compares with all members. Here it is with those who stay.",
                    "那是与全部会员相比，这里是与留下者相比。",
                ),
            ),
            Mistake(
                "forgot_lost",
                lambda: 40 * 2.5 / 760,
                Label("The lost paid, too: add their 100.", "流失者也付过钱，要加上100。"),
            ),
        ],
        hints=[Label("Count in payments of one who stays.", "以留下者的付费为单位。")],
        method=Label("100 / (760 + 100)", "100 / (760 + 100)"),
    ),
    Question(
        id="L5.1.3",
        prompt=Label(
            "A magazine loses 10% of its readers in three months, at the same risk in every month. Which "
            "share does it lose in a year?",
            "杂志三个月流失10%的读者，每月风险相同。一年流失多大比例？",
        ),
        unit="share",
        reference=lambda: 1 - 0.9**4,
        mistakes=[
            Mistake(
                "times_four",
                lambda: 4 * 0.10,
                Label("Each quarter takes 10% of those still there.", "每季度流失的是剩下者的10%。"),
            ),
            Mistake("kept", lambda: 0.9**4, Label("That is the share that stays.", "那是留下的比例。")),
            Mistake(
                "twelve",
                lambda: 1 - 0.9**12,
                Label(
                    "10% is for three months: a year has four such periods.",
                    "10%是三个月的，一年有四个三月。",
                ),
            ),
        ],
        hints=[Label("How many stay after four quarters?", "四个季度后留下多少？")],
        method=Label("1 - 0.9⁴", "1 - 0.9⁴"),
    ),
    Question(
        id="L5.1.4",
        prompt=Label(
            "A shop has 600 active customers on 1 January. By 30 June 90 of them are lost; 40 who were lost "
            "before have come back, and 70 are new. Churn rate of the half-year?",
            "1月1日有600位活跃客户。到6月30日其中90位流失；40位早先流失者回来，70位新客户加入。半年流失率？",
        ),
        unit="share",
        reference=lambda: 90 / 600,
        mistakes=[
            Mistake(
                "net_back",
                lambda: (90 - 40) / 600,
                Label("Those 40 were lost before. Report them apart.", "那40位是以前流失的，应另外报告。"),
            ),
            Mistake(
                "net_new",
                lambda: (90 - 70) / 600,
                Label("Newcomers do not undo a loss.", "新客户不能抵消流失。"),
            ),
            Mistake(
                "end_base",
                lambda: 90 / (600 - 90 + 40 + 70),
                Label(
                    "That is the end of the period. The base is its start.", "那是期末人数，基数应是期初。"
                ),
            ),
            Mistake(
                "wide_base",
                lambda: 90 / (600 + 40 + 70),
                Label("Only the 600 could be lost from the start on.", "期初可能流失的只有600位。"),
            ),
        ],
        hints=[Label("Who could be lost on 1 January?", "1月1日谁可能流失？")],
        method=Label("90 / 600", "90 / 600"),
    ),
]
