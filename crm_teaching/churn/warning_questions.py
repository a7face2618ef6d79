"""Quick questions of the lesson on warning and winning back, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_3: list[Question] = [
    Question(
        id="L5.3.1",
        prompt=Label(
            "A gym calls members at risk. A call costs 30 yuan and keeps 20% of those who would leave; one "
            "who is kept is worth 500 yuan. Above which risk does a call pay? A number from 0 to 1.",
            "健身房给有流失风险的会员打电话：每个30元，能留住要走者的20%，留住一位值500元。风险高于多少才划算？0到1。",
        ),
        unit="share",
        reference=lambda: 30 / (0.20 * 500),
        mistakes=[
            Mistake(
                "half",
                0.5,
                Label(
                    "One half asks who leaves more likely than not. Ask the money.",
                    "一半只看可能性，要看钱。",
                ),
            ),
            Mistake(
                "sure_call",
                lambda: 30 / 500,
                Label("Only 20% of the leavers are kept.", "电话只能留住要走者的20%。"),
            ),
            Mistake(
                "turned_round",
                lambda: 0.20 * 500 / 30,
                Label("Upside down: cost / (success × value).", "颠倒了：成本÷（成功率×价值）。"),
            ),
            Mistake("success", 0.20, Label("That is the success of a call.", "那是电话的成功率。")),
        ],
        hints=[Label("At the line a call brings just what it costs.", "在这条线上，带来的恰好等于成本。")],
        method=Label("30 / (0.20 × 500)", "30 ÷（0.20 × 500）"),
        insight=Label("Far above 8%: a dear call for a small value.", "比8%高得多：电话贵，价值小。"),
    ),
    Question(
        id="L5.3.2",
        prompt=Label(
            "Of 1,000 customers 80 are lost. The score warned of 100, and 40 of those are among the lost. "
            "What is the lift of the warned?",
            "1,000位客户流失80位。系统对100位报警，其中40位流失。报警组的提升度是多少？",
        ),
        unit="times",
        reference=lambda: (40 / 100) / (80 / 1000),
        mistakes=[
            Mistake(
                "caught",
                lambda: 40 / 80,
                Label("That is the share of the lost who were warned of.", "那是流失者中被报警的比例。"),
            ),
            Mistake(
                "right_alarms",
                lambda: 40 / 100,
                Label(
                    "That is their own loss. Divide by everybody's.", "那是该组的流失率，还要除以总流失率。"
                ),
            ),
            Mistake(
                "accuracy",
                lambda: (40 + 1000 - 100 - 40) / 1000,
                Label("That is accuracy. Warning nobody has 0.92.", "那是准确率；谁也不报警也有0.92。"),
            ),
            Mistake(
                "points",
                lambda: 40 / 100 - 80 / 1000,
                Label("That is a difference. A lift is a ratio.", "那是差，提升度是比值。"),
            ),
        ],
        hints=[Label("Loss of the warned over loss of all.", "报警组流失率 ÷ 总流失率。")],
        method=Label("0.40 / 0.08", "0.40 ÷ 0.08"),
    ),
    Question(
        id="L5.3.3",
        prompt=Label(
            "On 31 March a telephone firm scores who will leave from April to June. The table was made on 1 "
            "July. Which column must stay out?",
            "电话公司要在3月31日预测4至6月谁会离开，数据表制于7月1日。哪一列不能用？",
        ),
        kind="choice",
        options={
            "calls": Label("Minutes called, January to March", "1至3月通话分钟数"),
            "complaints": Label("Complaints, January to March", "1至3月投诉次数"),
            "number": Label("Number moved to another firm, yes or no", "是否已携号转网"),
            "contract": Label("End of contract, known since last year", "合同到期日（去年已知）"),
        },
        reference="number",
        mistakes=[
            Mistake("calls", "calls", Label("That was known on 31 March.", "3月31日已知。")),
            Mistake(
                "complaints",
                "complaints",
                Label("A strong sign may be used, if it was known before.", "预兆强不要紧，只要事先已知。"),
            ),
            Mistake(
                "contract",
                "contract",
                Label("It lies in the future, and is known before.", "日期在未来，但事先已知。"),
            ),
        ],
        hints=[Label("What did nobody know on 31 March?", "哪一项3月31日还没有人知道？")],
        method=Label("The number moves when the customer leaves.", "客户离开时才携号转网。"),
    ),
    Question(
        id="L5.3.4",
        prompt=Label(
            "The first 100 yuan win back 20% of the lost customers of a class, 200 yuan 30%, 300 yuan 36%. "
            "One who is back is worth 900 yuan. How much do you spend on each: 0, 100, 200 or 300?",
            "某类流失客户：每人花100元赢回20%，200元30%，300元36%。赢回一位值900元。每人花多少：0、100、200或300？",
        ),
        unit="yuan",
        reference=lambda: max(
            (0, 100, 200, 300), key=lambda x: 900 * {0: 0, 100: 0.2, 200: 0.3, 300: 0.36}[x] - x
        ),
        mistakes=[
            Mistake(
                "still_positive",
                300,
                Label(
                    "Something is left, 24 yuan. But the last 100 bring 0.06 × 900 = 54.",
                    "虽还剩24元，但最后100元只带来54元。",
                ),
            ),
            Mistake(
                "one_step_more",
                200,
                Label("The second 100 bring 0.10 × 900 = 90, less than 100.", "第二个100元只带来90元。"),
            ),
            Mistake(
                "nothing",
                0,
                Label("The first 100 bring 0.20 × 900 = 180.", "第一个100元带来180元。"),
            ),
            Mistake(
                "worth",
                lambda: 0.20 * 900,
                Label(
                    "That is what the first 100 bring, not what to spend.",
                    "那是第一个100元带来的，不是该花的。",
                ),
            ),
        ],
        hints=[Label("What does the next 100 bring?", "再花100元带来多少？")],
        method=Label(
            "180, 90, 54 for each 100: stop after the first.", "每个100元依次带来180、90、54：花第一个即止。"
        ),
    ),
]
