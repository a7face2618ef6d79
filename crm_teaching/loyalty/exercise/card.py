"""Question 3.7, decide: a function that says who gets the card."""

from __future__ import annotations

from collections.abc import Sequence

from crm_teaching.fingerprint import number_below
from crm_teaching.loyalty.sequences import longest_run, purchase_share
from crm_teaching.questions import Mistake, Question, Try
from crm_teaching.wording import Label


def gets_card(purchases: Sequence[str], brand: str) -> bool:
    """Say whether a customer gets a brand's card: three in a row, and at least half of all purchases."""
    if len(purchases) == 0:
        return False
    return longest_run(purchases, brand) >= 3 and purchase_share(purchases, brand) >= 0.5


def _share(purchases: Sequence[str], brand: str) -> float:
    return purchase_share(purchases, brand) if len(purchases) else 0.0


def _run(purchases: Sequence[str], brand: str) -> int:
    return longest_run(purchases, brand) if len(purchases) else 0


def _either(purchases: Sequence[str], brand: str) -> bool:
    return _run(purchases, brand) >= 3 or _share(purchases, brand) >= 0.5


def _three_in_total(purchases: Sequence[str], brand: str) -> bool:
    return list(purchases).count(brand) >= 3 and _share(purchases, brand) >= 0.5


def _more_than_half(purchases: Sequence[str], brand: str) -> bool:
    return _run(purchases, brand) >= 3 and _share(purchases, brand) > 0.5


def _run_only(purchases: Sequence[str], brand: str) -> bool:
    return _run(purchases, brand) >= 3


def _any_brand(purchases: Sequence[str], brand: str) -> bool:
    longest = max((_run(purchases, one) for one in set(purchases)), default=0)
    return longest >= 3 and _share(purchases, brand) >= 0.5


def _last_three(purchases: Sequence[str], brand: str) -> bool:
    return list(purchases)[-3:] == [brand] * 3 and _share(purchases, brand) >= 0.5


def _histories() -> list[Try]:
    """Return purchase histories of every kind, and thirty mixed ones."""
    kinds = [
        ("ABAABA", "a customer without three in a row", "没有连续三次的顾客"),
        ("AAAB", "a run at the start", "开头连续"),
        ("BAAA", "a run at the end", "末尾连续"),
        ("AAABBB", "a share of exactly one half", "份额恰为一半"),
        ("AAABBBBB", "a run but less than half of all purchases", "有连续但份额不足一半"),
        ("BBBABABAAA", "a share of more than half with the run at the end", "份额过半且末尾连续"),
        ("ABBBAACAA", "a run of another brand", "其他品牌的连续"),
        ("AAAA", "a customer who buys one brand only", "只买一个品牌的顾客"),
        ("AA", "a customer with two purchases", "只有两次购买的顾客"),
        ("BCB", "a customer who never bought the brand", "从未购买该品牌的顾客"),
        ("", "a customer without purchases", "没有购买记录的顾客"),
    ]
    tries = [Try(Label(en, zh), (list(history), "A")) for history, en, zh in kinds]
    for i in range(30):
        n = 3 + number_below(10, "history", i)
        history = ["AAB"[number_below(3, "history", i, j)] for j in range(n)]
        tries.append(Try(Label(f"a mixed history of {n} purchases", f"{n} 次购买的混合记录"), (history, "A")))
    return tries


GETS_CARD = Question(
    id="3.7",
    kind="function",
    points=4,
    tries=_histories(),
    prompt=Label(
        "Write `gets_card(purchases, brand)`: True if the brand was bought at least three times in a row and "
        "makes up at least half of the purchases, else False. No purchases, no card.",
        "编写 `gets_card(purchases, brand)`：至少连续三次购买该品牌且份额不低于一半时为 True，否则为 False。",
    ),
    reference=gets_card,
    mistakes=[
        Mistake(
            "either",
            _either,
            Label(
                "You give a card if either rule holds; both must hold.",
                "你只要求满足其中一条规则；两条都要满足。",
            ),
        ),
        Mistake(
            "three_in_total",
            _three_in_total,
            Label(
                "You count purchases in total; three in a row was asked, and another brand breaks the run.",
                "你数的是总次数；要的是连续三次，买了别的品牌就中断。",
            ),
        ),
        Mistake(
            "more_than_half",
            _more_than_half,
            Label("You ask for more than half; exactly half is enough.", "你要求超过一半；恰好一半也算。"),
        ),
        Mistake(
            "run_only",
            _run_only,
            Label("You left out the second rule, the share of purchases.", "你漏了第二条规则：购买份额。"),
        ),
        Mistake(
            "any_brand",
            _any_brand,
            Label(
                "You count runs of any brand; only runs of `brand` count.",
                "你数了任意品牌的连续；只应数 `brand`。",
            ),
        ),
        Mistake(
            "last_three",
            _last_three,
            Label(
                "You look at the last three purchases only; a run anywhere counts.",
                "你只看了最后三次购买；任何位置的连续都算。",
            ),
        ),
    ],
    hints=[
        Label(
            "Two questions with `and` between them: how long is the longest run, and how large is the share?",
            "两个条件用 `and` 连接：最长连续是多少？份额是多少？",
        ),
        Label(
            "`longest_run(purchases, brand)` and `purchase_share(purchases, brand)` answer them. "
            "Neither takes an empty list, so deal with that first.",
            "可用 `longest_run(purchases, brand)` 与 `purchase_share(purchases, brand)`；"
            "二者不接受空列表，请先处理。",
        ),
    ],
    method=Label(
        "False for an empty list; else whether the longest run is at least 3 and the share at least 0.5.",
        "空列表返回 False；否则当最长连续至少为 3 且份额至少为 0.5 时返回 True。",
    ),
    insight=Label(
        "Right, on every history tried. Fewer lucky buyers pass two rules than one.",
        "正确，所有记录都通过。同时满足两条规则的侥幸者更少。",
    ),
)
