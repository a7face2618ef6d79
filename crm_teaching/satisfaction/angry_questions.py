"""Quick questions of the lesson on one angry customer, each with its common misreadings."""

from __future__ import annotations

from crm_teaching.questions import Mistake, Question
from crm_teaching.wording import Label

LESSON_5: list[Question] = [
    Question(
        id="L2.5.1",
        prompt=Label(
            "A gym member pays 30 dollars a month and would have stayed two years. The margin is 40%. She "
            "takes 1.5 others along, on average; nobody is replaced. Which margin is lost, in dollars?",
            "健身会员每月付30美元，本会再来两年，毛利40%。平均带走1.5人，无人补上。损失毛利多少美元？",
        ),
        unit="dollars",
        reference=lambda: 30 * 12 * 2 * 0.40 * (1 + 1.5),
        mistakes=[
            Mistake(
                "sales",
                lambda: 30 * 12 * 2 * 2.5,
                Label("Those are sales. Take 40%.", "那是销售额，要乘40%。"),
            ),
            Mistake(
                "without_her",
                lambda: 30 * 12 * 2 * 0.40 * 1.5,
                Label("She herself leaves, too: 1 + 1.5.", "她自己也走了：1 + 1.5。"),
            ),
            Mistake(
                "alone",
                lambda: 30 * 12 * 2 * 0.40,
                Label("That is hers alone. Others go with her.", "那只是她自己的，还有别人。"),
            ),
            Mistake(
                "one_year",
                lambda: 30 * 12 * 0.40 * 2.5,
                Label("That is one year of two.", "那只是一年，共两年。"),
            ),
        ],
        hints=[Label("A year's margin x years x people.", "每年毛利 × 年数 × 人数。")],
        method=Label("30 × 12 × 0.40 × 2 × 2.5", "30 × 12 × 0.40 × 2 × 2.5"),
    ),
    Question(
        id="L2.5.2",
        prompt=Label(
            "Everybody has 200 friends; 40% of a friend's friends are hers already. At first hand 2% leave; "
            "a story at second hand moves a tenth as much. How many does each friend lost take along?",
            "人人有200位亲友，朋友的朋友中40%已是她的朋友。第一手故事使2%离开，转述只有十分之一影响。"
            "每位离开的朋友平均再带走几人？",
        ),
        unit="customers",
        reference=lambda: 200 * (1 - 0.40) * 0.02 * 0.1,
        mistakes=[
            Mistake(
                "no_overlap", lambda: 200 * 0.02 * 0.1, Label("40% were counted before.", "40%已经算过了。")
            ),
            Mistake(
                "no_fade",
                lambda: 200 * 0.6 * 0.02,
                Label("At second hand it moves a tenth as much.", "转述只有十分之一影响。"),
            ),
            Mistake("first", lambda: 200 * 0.02, Label("That is her own circle.", "那是她自己的圈子。")),
            Mistake(
                "in_common",
                lambda: 200 * 0.4 * 0.02 * 0.1,
                Label(
                    "You kept the friends in common. Keep the new ones, 60%.",
                    "你留下了共同的朋友；应留下60%的新人。",
                ),
            ),
        ],
        hints=[Label("New friends × share who leave × fading.", "新朋友 × 离开比例 × 减弱。")],
        method=Label("200 × 0.60 × 0.02 × 0.1", "200 × 0.60 × 0.02 × 0.1"),
        insight=Label("Below 1, so the story dies out.", "小于1，传言会平息。"),
    ),
    Question(
        id="L2.5.3",
        prompt=Label(
            "Ten angry customers took 0, 0, 0, 0, 0, 0, 0, 1, 3 and 36 others along. How many does the next "
            "one take along, for a budget?",
            "十位愤怒顾客分别带走 0、0、0、0、0、0、0、1、3、36 人。做预算时，下一位按几人算？",
        ),
        unit="customers",
        reference=lambda: (1 + 3 + 36) / 10,
        mistakes=[
            Mistake(
                "median",
                0,
                Label("The median is no cost: ten times 0 is not 40.", "中位数不是成本：10×0不等于40。"),
            ),
            Mistake(
                "outlier",
                lambda: (1 + 3) / 9,
                Label("You left out the 36. They left, too.", "你去掉了36，他们也走了。"),
            ),
            Mistake("total", 40, Label("That is all ten together.", "那是十位合计。")),
        ],
        hints=[Label("A budget must add up.", "预算要能加总。")],
        method=Label("40 / 10", "40 / 10"),
        insight=Label(
            "A mean that one customer carries: ten cases tell little.", "均值靠一人支撑，十例说明不了多少。"
        ),
    ),
    Question(
        id="L2.5.4",
        prompt=Label(
            "A kiosk: an angry customer takes 40 dollars of margin along. Counting 50 as paid draws 0.5 "
            "false claims per honest one. Looking costs 10, then 10% still leave. Which rule is cheapest?",
            "小卖部：愤怒顾客带走毛利40美元。直接认付50美元时，每位诚实者引来0.5个假索赔；"
            "查录像10美元，之后10%仍离开。哪条规则最省？",
        ),
        kind="choice",
        options={
            "give": Label("give: count it as paid", "直接认付"),
            "look": Label("look first", "先查录像"),
            "insist": Label("insist", "坚持不退"),
        },
        reference="insist",
        mistakes=[
            Mistake(
                "give",
                "give",
                Label("Giving costs 50 × 1.5 = 75. Compare with 40.", "直接认付要75，比40多。"),
            ),
            Mistake(
                "look", "look", Label("10 + 50 + 0.10 × 40 = 64, more than 40.", "10+50+0.10×40=64，比40多。")
            ),
        ],
        hints=[Label("Price each rule for one honest customer.", "按一位诚实顾客计算每条规则。")],
        method=Label("Give 75, look 64, insist 40.", "直接认付75，先查64，坚持40。"),
        insight=Label(
            "Cheapest, though she is right. Whether it is decent is another question.",
            "最省，但她是对的；是否正当是另一个问题。",
        ),
    ),
]
