"""Quick questions of the lesson on questionnaires, each with its common misreadings."""

from __future__ import annotations

from math import sqrt

from crm_teaching.questions import Mistake, Question
from crm_teaching.satisfaction.kano import better_worse
from crm_teaching.wording import Label

LESSON_2: list[Question] = [
    Question(
        id="L2.2.1",
        prompt=Label(
            "100 guests of a hotel: expected 6.1, perceived 5.7 on the mean; their gaps have a standard "
            "deviation of 2.0 points. Where does the 95% interval of the gap begin (lower end, with 1.96)?",
            "酒店 100 位客人：期望均值 6.1，感知均值 5.7，差距的标准差 2.0 分。"
            "差距的 95% 区间下限是多少（用 1.96）？",
        ),
        unit="points",
        reference=lambda: 5.7 - 6.1 - 1.96 * 2.0 / sqrt(100),
        tolerance=0.01,
        mistakes=[
            Mistake(
                "turned",
                lambda: 6.1 - 5.7 - 1.96 * 2.0 / sqrt(100),
                Label(
                    "You took expected minus perceived. The gap is perceived minus expected.",
                    "应为感知减期望，您写反了。",
                ),
            ),
            Mistake(
                "no_root",
                lambda: 5.7 - 6.1 - 1.96 * 2.0,
                Label(
                    "That is the spread of single guests. Of a mean of 100 it is divided by the root of 100.",
                    "这是单个客人的离散程度；100 人的均值要除以 100 的平方根。",
                ),
            ),
            Mistake(
                "one_error",
                lambda: 5.7 - 6.1 - 2.0 / sqrt(100),
                Label("One standard error gives 68%, not 95%.", "一个标准误只有 68%，不是 95%。"),
            ),
        ],
        hints=[Label("Gap minus 1.96 times sd / root of n.", "差距减去 1.96 × 标准差 / n 的平方根。")],
        method=Label("−0.4 − 1.96 × 2.0 / 10", "−0.4 − 1.96 × 2.0 / 10"),
        insight=Label(
            "The interval ends just below 0: a gap, but a small one is possible.",
            "区间略低于 0：有差距，但可能很小。",
        ),
    ),
    Question(
        id="L2.2.2",
        prompt=Label(
            "Two gaps of the same survey: −0.8 (−1.0 to −0.6) and −0.7 (−0.9 to −0.5). Which is the worst?",
            "同一调查中两个差距：−0.8（−1.0 至 −0.6）与 −0.7（−0.9 至 −0.5）。哪个最差？",
        ),
        kind="choice",
        options={
            "first": Label("the first, it is lower", "第一个，数值更低"),
            "equal": Label("they are equal, the intervals overlap", "相等，区间重叠"),
            "paired": Label("compute each person's difference, and its interval", "先算每个人的差，再求区间"),
            "both": Label("both are below 0, so repair both", "都低于 0，两个都改进"),
        },
        reference="paired",
        mistakes=[
            Mistake(
                "first",
                "first",
                Label("In another survey the order may turn.", "换一次调查，次序可能相反。"),
            ),
            Mistake(
                "equal",
                "equal",
                Label(
                    "Overlap does not make them equal. The same people answered both: their difference is "
                    "known better.",
                    "重叠不等于相等；同一批人回答了两项，差值更精确。",
                ),
            ),
            Mistake(
                "both",
                "both",
                Label("Asked is which is worst, for the budget is one.", "问的是哪个最差，预算只有一份。"),
            ),
        ],
        hints=[Label("The same people answered both.", "两项由同一批人回答。")],
        method=Label("A paired difference, and its interval.", "配对差值及其区间。"),
        insight=Label("Two intervals answer two questions, not the third.", "两个区间回答不了第三个问题。"),
    ),
    Question(
        id="L2.2.3",
        prompt=Label(
            "Shuttle bus: 80 excitement, 30 performance, 60 basic, 20 indifferent, 10 reverse. What is its "
            "better?",
            "接驳车：激励 80，绩效 30，基本 60，无差异 20，反向 10。better 系数是多少？",
        ),
        unit="share",
        reference=lambda: better_worse(must_be=60, performance=30, excitement=80, indifferent=20)[0],
        tolerance=5e-3,
        mistakes=[
            Mistake(
                "with_reverse",
                lambda: 110 / 200,
                Label("Reverse answers are left out below the line.", "分母不含反向答案。"),
            ),
            Mistake(
                "worse",
                lambda: 90 / 190,
                Label("That is worse: performance and basic.", "那是 worse：绩效加基本。"),
            ),
            Mistake(
                "excitement_only",
                lambda: 80 / 190,
                Label("Performance pleases, too, if it is there.", "绩效质量做到时也让人满意。"),
            ),
        ],
        hints=[Label("(A + O) / (A + O + M + I)", "(A + O) / (A + O + M + I)")],
        method=Label("110 / 190", "110 / 190"),
        insight=Label(
            "The bus pleases most; half would also miss it.",
            "接驳车令多数人高兴，也有近半数人会因没有而不满。",
        ),
    ),
    Question(
        id="L2.2.4",
        prompt=Label(
            "With clean towels: neutral. Without: dislike. Which quality?",
            "有干净毛巾：无所谓；没有：不喜欢。属于哪种质量？",
        ),
        kind="choice",
        options={
            "M": Label("basic", "基本"),
            "O": Label("performance", "绩效"),
            "A": Label("excitement", "激励"),
            "I": Label("indifferent", "无差异"),
        },
        reference="M",
        mistakes=[
            Mistake("O", "O", Label("For that, having it must be liked.", "绩效质量要求“有”时喜欢。")),
            Mistake(
                "A", "A", Label("Excitement is liked, and not missed.", "激励质量：有则喜欢，没有也无妨。")
            ),
            Mistake(
                "I", "I", Label("Its absence is disliked, so it matters.", "没有会不喜欢，所以并非无差异。")
            ),
        ],
        hints=[Label("Row neutral, column dislike.", "表中“无所谓”行、“不喜欢”列。")],
        method=Label("The table: row neutral, column dislike.", "查表：无所谓行，不喜欢列。"),
        insight=Label("Nobody praises towels; everybody misses them.", "没人夸毛巾，没有时人人不满。"),
    ),
]
