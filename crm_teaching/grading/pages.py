"""Pages that need nothing but a browser: one of feedback per student, and one for the class."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from itertools import count
from pathlib import Path

from crm_teaching.answers import BLANK, RIGHT
from crm_teaching.grading.book import write_whole
from crm_teaching.grading.results import STATUSES, Answer, Result
from crm_teaching.questions import Question, questions_of

_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;max-width:52rem;margin:0 auto;
padding:1rem}
h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;vertical-align:top}
tr+tr{border-top:1px solid #8884}.wide{overflow-x:auto}
.n{white-space:nowrap}.right{color:#00795a}.wrong{color:#c2410c}.open{color:#6b7280}
.box{border:1px solid #8884;border-radius:.5rem;padding:.1rem 1rem;margin:1rem 0}
.bar{display:flex;height:1.1rem;border-radius:.2rem;overflow:hidden;min-width:8rem;background:#8883}
.bar i{display:block}.b-right{background:#009e73}.b-wrong{background:#d55e00}.b-blank{background:#9ca3af}
.b-none{background:repeating-linear-gradient(45deg,#9ca3af,#9ca3af 3px,#e5e7eb 3px,#e5e7eb 6px)}
.legend .bar{display:inline-flex;min-width:0;width:1.1rem;vertical-align:-.2rem}.legend .bar i{width:100%}
pre{white-space:pre-wrap;overflow-wrap:anywhere}small{opacity:.8}
"""
_KINDS = {
    "right": "right 正确",
    "wrong": "wrong 错误",
    "blank": "not attempted 未答",
    "none": "not judged 未评",
}
_MARKS = {RIGHT: ("✓", "right"), BLANK: ("·", "open")}


def page_names(results: Iterable[Result]) -> list[str]:
    """Return a file name for each result's page: readable, safe, and never the same twice.

    Names that differ in capitals alone are the same file on Windows and macOS.

    Examples
    --------
    >>> one, other = (Result("x.ipynb", "03_loyalty", who, "graded") for who in ("../a b", "a-b"))
    >>> page_names([one, other])
    ['03_loyalty_a-b.html', '03_loyalty_a-b-2.html']
    """
    names: list[str] = []
    taken: set[str] = set()
    for result in results:
        who = re.sub(r"[\W_]+", "-", result.student or result.file).strip("-")[:60] or "unknown"
        start = f"{result.exercise or 'unknown'}_{who}"
        tries = (start if n == 1 else f"{start}-{n}" for n in count(1))
        names.append(next(name for name in map("{}.html".format, tries) if name.lower() not in taken))
        taken.add(names[-1].lower())
    return names


def write_student_page(result: Result, path: Path) -> None:
    """Write one student's feedback. It says what is wrong, never what is right."""
    who = " ".join(part for part in (result.name, result.student or result.file) if part)
    total = "" if result.total is None else f": {result.total} of {result.of} points"
    rows = "".join(_row(answer) for answer in result.answers)
    memos = "".join(
        f"<h2>Your memo 备忘录 ({escape(name)})</h2><p><small>A person marks it. 由教师评分。</small></p>"
        f"<pre>{escape(text or 'not written 未写')}</pre>"
        for name, text in result.memos.items()
    )
    notes = "".join(f"<li>{escape(note)}</li>" for note in result.notes)
    body = (
        f"<h1>{escape(who)}<br>{escape(result.exercise)}{total}</h1>"
        f"<div class=box><p><b>{escape(result.status)}</b> {escape(result.reason)}</p></div>"
        f"<table>{rows}</table>{memos}" + (f"<h2>What was noticed 备注</h2><ul>{notes}</ul>" if notes else "")
    )
    write_whole(path, _page(f"{result.exercise} {who}", body))


def _row(answer: Answer) -> str:
    mark, css = _MARKS.get(answer.state, ("✗", "wrong"))
    if answer.points is None:
        mark, css = "?", "open"
    points = "not judged 未评" if answer.points is None else f"{answer.points} / {answer.of}"
    got = f"<br><small>Your answer 你的答案: {escape(answer.got)}</small>" if answer.got else ""
    return (
        f"<tr><td class={css}><b>{mark}</b></td><td><b>{escape(answer.question)}</b><br>{points}</td>"
        f"<td>{escape(answer.en)}<br><span lang=zh>{escape(answer.zh)}</span>{got}</td></tr>"
    )


def write_class_page(results: Sequence[Result], pages: Sequence[str], path: Path) -> None:
    """Write what the class knows: per question the share right, and which wrong answers people gave."""
    counts = Counter(result.status for result in results)
    said = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    body = f"<h1>The class 全班</h1><p>{len(results)} rows: {said}.</p>"
    for exercise in sorted({result.exercise for result in results if result.answers}):
        body += _exercise(exercise, [one for one in results if one.exercise == exercise and one.answers])
    rows = "".join(map(_student_row, results, pages))
    body += f"<h2>Who 名单</h2><div class=wide><table>{rows}</table></div>"
    write_whole(path, _page("The class", body))


def _exercise(exercise: str, results: Sequence[Result]) -> str:
    legend = "".join(
        f"<span class=bar><i class=b-{kind}></i></span> {words} &nbsp; " for kind, words in _KINDS.items()
    )
    body = f"<h2>{escape(exercise)}</h2><p class=legend>{legend}</p>"
    questions = questions_of(exercise)
    for name in [answer.question for answer in results[0].answers]:
        given = [answer for result in results for answer in result.answers if answer.question == name]
        body += f"<div class=box>{_question(questions[name], given)}</div>"
    return body


def _kind(answer: Answer) -> str:
    if answer.points is None:
        return "none"
    return {RIGHT: "right", BLANK: "blank"}.get(answer.state, "wrong")


def _question(question: Question, given: Sequence[Answer]) -> str:
    kinds = Counter(map(_kind, given))
    share = kinds["right"] / len(given)
    bar = "".join(
        f'<i class=b-{kind} style="width:{100 * kinds[kind] / len(given):.2f}%"></i>' for kind in _KINDS
    )
    wrong = [answer for answer in given if _kind(answer) == "wrong"]
    said = {answer.mistake: f"{answer.en} {answer.zh}" for answer in wrong}
    said[""] = "another wrong answer 其他错误"
    rows = "".join(
        f"<tr><td>{n}</td><td>{escape(said[mistake])}</td></tr>"
        for mistake, n in Counter(answer.mistake for answer in wrong).most_common()
    )
    return (
        f"<p><b>{escape(question.id)}</b> {share:.0%} right of {len(given)}. "
        f"<small>{escape(question.prompt.en)}</small></p>"
        f'<div class=bar role=img aria-label="{share:.0%} right">{bar}</div><table>{rows}</table>'
    )


def _student_row(result: Result, page: str) -> str:
    total = "" if result.total is None else f"{result.total} / {result.of}"
    who = " ".join(part for part in (result.name, result.student or result.file) if part)
    link = f'<a href="students/{escape(page)}">{escape(who)}</a>' if result.file else escape(who)
    return (
        f"<tr><td>{link}</td><td>{escape(result.exercise)}</td><td>{escape(result.status)}</td>"
        f"<td class=n>{total}</td><td><small>{escape(result.reason)}</small></td></tr>"
    )


def write_pages(results: Iterable[Result], folder: Path) -> None:
    """Write the page of each submission into ``folder/students`` and the class page beside it."""
    results = list(results)
    pages = page_names(results)
    for result, page in zip(results, pages, strict=True):
        if result.file:
            write_student_page(result, folder / "students" / page)
    write_class_page(results, pages, folder / "class.html")


def _page(title: str, body: str) -> str:
    head = '<meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">'
    return (
        f"<!doctype html><html lang=en>{head}<title>{escape(title)}</title><style>{_STYLE}</style>"
        f"<body>{body}</body></html>\n"
    )
