"""Question 2.6, with the package: the Kano class of a feature, from pairs of answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crm_teaching.fingerprint import number_below
from crm_teaching.questions import Mistake, Question, Try
from crm_teaching.satisfaction.kano import ANSWERS, QUALITIES, TABLE
from crm_teaching.wording import Label

# How a customer feels with the feature, and without it; None where no answer was given.
Pair = tuple[str | None, str | None]
Class = Callable[[Sequence[Pair]], str | None]
_ORDER = "MOAIRQ"


def kano_class(pairs: Sequence[Pair]) -> str | None:
    """Return the most frequent letter of Kano's table; in a tie the first of M, O, A, I, R, Q."""
    letters = [TABLE.loc[with_it, without] for with_it, without in pairs if with_it and without]
    return max(_ORDER, key=letters.count) if letters else None


def _letters(pairs: Sequence[Pair]) -> list[str]:
    return [str(TABLE.loc[with_it, without]) for with_it, without in pairs if with_it and without]


def _tie_by(order: str, keep: str = _ORDER) -> Class:
    """Return a formula that breaks ties in another order, or counts fewer letters."""

    def formula(pairs: Sequence[Pair]) -> str | None:
        letters = [letter for letter in _letters(pairs) if letter in keep]
        return max(order, key=letters.count) if letters else None

    return formula


def _first_seen(pairs: Sequence[Pair]) -> str | None:
    letters = _letters(pairs)
    return max(letters, key=letters.count) if letters else None


def _turned(pairs: Sequence[Pair]) -> str | None:
    return kano_class([(without, with_it) for with_it, without in pairs])


def _commonest_pair(pairs: Sequence[Pair]) -> str | None:
    full = [pair for pair in pairs if None not in pair]
    return kano_class([max(full, key=full.count)]) if full else None


def _missing_is_neutral(pairs: Sequence[Pair]) -> str | None:
    return kano_class([(with_it or "neutral", without or "neutral") for with_it, without in pairs])


def _words(pairs: Sequence[Pair]) -> str | None:
    letter = kano_class(pairs)
    return QUALITIES[letter][0] if letter else None


def _each_side_alone(pairs: Sequence[Pair]) -> str | None:
    """Look up the commonest answer with the feature and the commonest without it."""
    full = [pair for pair in pairs if None not in pair]
    sides = [[pair[side] for pair in full] for side in (0, 1)]
    return kano_class([tuple(max(side, key=side.count) for side in sides)]) if full else None  # type: ignore[list-item]


_PAIR: dict[str, Pair] = {
    "M": ("neutral", "dislike"),
    "m": ("must-be", "dislike"),
    "O": ("like", "dislike"),
    "A": ("like", "neutral"),
    "a": ("like", "must-be"),
    "I": ("must-be", "live with"),
    "i": ("neutral", "neutral"),
    "R": ("dislike", "like"),
    "r": ("neutral", "like"),
    "Q": ("like", "like"),
    "-": (None, "dislike"),
    "_": ("like", None),
}


def _surveys() -> list[Try]:
    """Return surveys of every kind, and forty mixed ones."""
    kinds = [
        ("m", "one customer who takes it for granted", "一位视为理所当然的客户"),
        ("O", "one customer who weighs it", "一位看重程度的客户"),
        ("A", "one delighted customer", "一位感到惊喜的客户"),
        ("i", "one customer who does not care", "一位无所谓的客户"),
        ("r", "one customer who dislikes it", "一位不想要它的客户"),
        ("Q", "one customer who contradicts herself", "一位自相矛盾的客户"),
        ("AAOMI", "a clear majority of A", "A 占明显多数"),
        ("AOOAM", "a tie of A and O", "A 与 O 票数相同"),
        ("AmOMOA", "a tie of M, O and A", "M、O、A 票数相同"),
        ("IIAiaA", "a tie of A and I", "A 与 I 票数相同"),
        ("RRrO", "mostly reverse answers", "多数为反向"),
        ("QQQA", "mostly contradictions", "多数自相矛盾"),
        ("MmOOOm-", "one half pair among full ones", "有一份只答了一半"),
        ("A---", "most pairs incomplete", "多数只答了一半"),
        ("A__", "missing answers without the feature", "缺少“没有时”的回答"),
        ("", "an empty list", "空列表"),
        ("-_", "no complete pair at all", "没有完整的一对"),
        ("OOMmAI", "two pairs that mean the same letter", "两种回答属于同一类"),
    ]
    tries = [Try(Label(en, zh), ([_PAIR[one] for one in code],)) for code, en, zh in kinds]
    for i in range(40):
        n = 4 + number_below(9, "kano", i)
        tries.append(Try(Label(f"a mixed survey of {n} pairs", f"{n} 对混合回答"), (_mixed(i, n),)))
    return tries


def _mixed(number: int, n: int) -> list[Pair]:
    """Return pairs in which likes with and dislikes without are frequent, as in a real survey."""
    answers = [*ANSWERS, "like", "dislike", None]

    def one(side: str, i: int) -> str | None:
        return answers[number_below(len(answers), "kano", number, side, i)]

    return [(one("with", i), one("without", i)) for i in range(n)]


KANO_CLASS = Question(
    id="2.6",
    kind="function",
    points=4,
    tries=_surveys(),
    prompt=Label(
        "Write `kano_class(pairs)`. Each pair is (with it, without it) in Kano's five words, None where no "
        "answer was given. It returns the most frequent letter, in a tie the first of M, O, A, I, R, "
        "Q; pairs "
        "with None are left out; without a complete pair it returns None.",
        "编写 `kano_class(pairs)`。每对为（有时，没有时），用卡诺的五个词，未答为 None。返回出现最多的字母；"
        "票数相同时取 M、O、A、I、R、Q 中最前的；含 None 的不计；没有完整的一对则返回 None。",
    ),
    reference=kano_class,
    mistakes=[
        Mistake(
            "turned",
            _turned,
            Label(
                "You read the table across: its rows are the answers with the feature, its columns "
                "those without.",
                "你把表的行列弄反了：行是“有时”的回答，列是“没有时”的回答。",
            ),
        ),
        Mistake(
            "first_seen",
            _first_seen,
            Label(
                "In a tie you take the letter that came first in the list. M goes before O, A and I.",
                "票数相同时你取了列表中先出现的。应按 M、O、A、I 的次序。",
            ),
        ),
        Mistake(
            "alphabet",
            _tie_by("AIMOQR"),
            Label(
                "In a tie you take the first letter of the alphabet. M goes first: what is missed "
                "hurts most.",
                "票数相同时你按字母表取。M 应在最前：缺了最伤人。",
            ),
        ),
        Mistake(
            "commonest_pair",
            _commonest_pair,
            Label(
                "You look up the most frequent pair. Look up every pair first, then count the letters: "
                "several "
                "pairs mean M.",
                "你只查了最常见的一对。应先查每一对再数字母：有几种回答都是 M。",
            ),
        ),
        Mistake(
            "each_side_alone",
            _each_side_alone,
            Label(
                "You took the most frequent answer on each side. Both answers of one customer belong "
                "together.",
                "你分别取了两边最常见的回答。同一客户的两个回答要放在一起看。",
            ),
        ),
        Mistake(
            "missing_is_neutral",
            _missing_is_neutral,
            Label(
                "You read a missing answer as neutral. Nobody said so: leave the pair out.",
                "你把未答当作无所谓。客户没有这么说：应去掉这一对。",
            ),
        ),
        Mistake(
            "without_r_and_q",
            _tie_by(_ORDER, keep="MOAI"),
            Label(
                "You left out R and Q. They are left out of better and worse, not of the count of letters.",
                "你去掉了 R 和 Q。只有计算 better 与 worse 时才去掉，数字母时要算。",
            ),
        ),
        Mistake(
            "words",
            _words,
            Label("Return the letter, not its meaning in words.", "请返回字母，而不是它的名称。"),
        ),
    ],
    hints=[
        Label(
            "Make a list of letters, one for each complete pair. Then: which letter occurs most often?",
            "先做字母列表，每个完整的一对得一个字母；再看哪个字母最多。",
        ),
        Label(
            "`TABLE.loc[with_it, without_it]` looks up one pair; skip a pair that holds None.",
            "`TABLE.loc[with_it, without_it]` 查一对；含 None 的跳过。",
        ),
        Label(
            '`max("MOAIRQ", key=letters.count)` gives the most frequent letter, and the first of them '
            "in a tie. "
            "Deal with an empty list before.",
            '`max("MOAIRQ", key=letters.count)` 给出最多的字母，相同时取最前的；请先处理空列表。',
        ),
    ],
    method=Label(
        "Look each complete pair up in TABLE (rows: with it), count the letters, take the most "
        "frequent, in a "
        "tie the first of MOAIRQ; None without a complete pair.",
        "完整的每一对在 TABLE 中查字母（行：有时），数出最多的，相同时取 MOAIRQ 中最前的；没有则返回 None。",
    ),
    insight=Label(
        "Right, on every survey tried. A basic quality is repaired first: nobody thanks you, but its "
        "lack is felt.",
        "正确，所有测试都通过。基本质量应先补：没人为此道谢，缺了却会离开。",
    ),
)
