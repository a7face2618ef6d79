"""Judge what a submission's answers came to, outside the student's process."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crm_teaching.answers import BLANK, RIGHT, WRONG, judge, received
from crm_teaching.answers.functions import judge_outcomes
from crm_teaching.answers.verdict import Verdict
from crm_teaching.fingerprint import check_word
from crm_teaching.grading.lifting import CHECK, GIVEN, OWN, Lifted, Pattern, lift
from crm_teaching.grading.reading import Handed
from crm_teaching.grading.results import FAILED, GRADED, OTHER_DATA, PARTLY, Answer, Result
from crm_teaching.grading.sandbox import Ran, Sandbox
from crm_teaching.grading.values import MISSING, decode
from crm_teaching.own_data import draw
from crm_teaching.questions import Question, questions_of
from crm_teaching.wording import Label

NOT_JUDGED = "could not be judged"
_WHY = {
    "TimeUp": Label("ran longer than allowed", "运行超时"),
    "Ended": Label("ended Python", "使 Python 退出"),
    "TooMuch": Label("wrote more than allowed", "输出过多"),
}
# So often a cell may end the run; after that what is left is not judged.
MOST_RUNS = 5


@dataclass(frozen=True)
class Task:
    """A submission that is ready to run: its exercise, its cells, whose data it is judged on."""

    pattern: Pattern
    handed: Handed
    file: str
    student: str
    stated: str | None


def grade_task(task: Task, sandbox: Sandbox, slot: int) -> Result:
    """Run a submission and judge its answers; whatever it does, there is a result."""
    start = time.monotonic()
    questions = questions_of(task.pattern.name)
    judged_as = task.stated or task.student
    data = draw(task.pattern.name, judged_as)
    lifted = lift(task.pattern, task.handed.cells, judged_as)
    functions = {
        one.question: list(questions[one.question].inputs(data))
        for one in task.pattern.slots
        if questions[one.question].kind == "function"
    }
    ran, ended = _run_to_the_end(task.pattern.name, lifted, sandbox, data, functions, slot)
    answers = [
        _answer(questions[one.question], lifted, ran, ended.get(one.question), data)
        for one in task.pattern.slots
    ]
    _excuse(answers, lifted, ran)
    result = Result(task.file, task.pattern.name, task.student, GRADED, answers=answers)
    result.notes = [*task.handed.notes, *lifted.notes, *dict.fromkeys(ran.notes)]
    result.memos = lifted.memos
    _set_status(result, task, data)
    result.seconds = round(time.monotonic() - start, 2)
    return result


def _run_to_the_end(
    exercise: str, lifted: Lifted, sandbox: Sandbox, data: Any, functions: dict[str, Any], slot: int
) -> tuple[Ran, dict[str, str]]:
    """Run a submission, again without the cell that ended the run, until all other answers are there.

    Returns what came out, and for each question whose own cell ended a run, why.
    """
    skip: set[int] = set()
    ended: dict[str, str] = {}
    together = Ran()
    for _ in range(MOST_RUNS):
        ran = sandbox.run(exercise, lifted.steps, skip, data, functions, slot)
        together.values |= ran.values
        together.errors |= ran.errors
        together.notes += ran.notes
        together.done, together.started, together.why = ran.done, ran.started, ran.why
        if ran.done or not ran.started or ran.at < 0 or ran.at in skip:
            break
        skip.add(ran.at)
        step = lifted.steps[ran.at]
        if step.question:
            # The reading of an answer cannot succeed either where the answer itself ended the run.
            ended[step.question] = ran.why
            reads = {
                n for n, one in enumerate(lifted.steps) if one.question == step.question and one.kind == CHECK
            }
            skip |= reads
            together.values.pop(step.question, None)
    return together, ended


def _answer(question: Question, lifted: Lifted, ran: Ran, ended: str | None, data: Any) -> Answer:
    blank = Answer(question.id, NOT_JUDGED, None, question.points)
    own = [n for n, step in enumerate(lifted.steps) if step.question == question.id and step.kind == OWN]
    stopped = next((ran.errors[n] for n in own if n in ran.errors), "")
    if ended is not None:
        return _with(blank, Label(f"Its cell {_WHY[ended].en}.", f"该单元{_WHY[ended].zh}。"))
    if question.id not in ran.values:
        read = next(
            (ran.errors[n] for n, step in enumerate(lifted.steps)
             if step.question == question.id and n in ran.errors), "",
        )  # fmt: skip
        return _with(blank, _stopped(read) if read else Label("It did not run.", "没有运行。"))
    try:
        value = decode(ran.values[question.id])
    except ValueError:
        return _with(blank, Label("Its value could not be read.", "无法读取其值。"))
    if stopped and (value is MISSING or value is Ellipsis or value is None):
        return _with(blank, _stopped(stopped))
    verdict = _verdict(question, ... if value is MISSING else value, data)
    points = question.points if verdict.state == RIGHT else 0
    got = "" if question.kind == "function" or verdict.state == BLANK else received(value).en
    return Answer(
        question.id, verdict.state, points, question.points, verdict.mistake, verdict.message.en,
        verdict.message.zh, got[:80],
    )  # fmt: skip


def _excuse(answers: Sequence[Answer], lifted: Lifted, ran: Ran) -> None:
    """Judge nothing wrong or blank where a given cell failed: that is no fault of the answer."""
    failed = [ran.errors[n] for n, step in enumerate(lifted.steps) if step.kind == GIVEN and n in ran.errors]
    for answer in answers if failed else ():
        if answer.state != RIGHT:
            answer.state, answer.points, answer.mistake = NOT_JUDGED, None, ""
            _with(answer, Label(f"A given cell failed: {failed[0]}.", f"给定的单元出错：{failed[0]}。"))


def _verdict(question: Question, value: Any, data: Any) -> Verdict:
    if question.kind == "function" and isinstance(value, list):
        wanted = len(question.inputs(data))
        if len(value) == wanted and all(isinstance(one, tuple) for one in value):
            return judge_outcomes(question, value, data)
    try:
        return judge(question, value, data)
    except Exception as error:
        return Verdict(
            WRONG, Label(f"It could not be compared ({type(error).__name__}).", "无法比较。"), "odd"
        )


def _with(answer: Answer, message: Label) -> Answer:
    answer.en, answer.zh = message.en, message.zh
    return answer


def _stopped(error: str) -> Label:
    if error == "TimeUp":
        return Label("Its cell ran longer than allowed.", "该单元运行超时。")
    return Label(f"Its cell stopped with {error}.", f"该单元出错：{error}。")


def _set_status(result: Result, task: Task, data: Any) -> None:
    """Say how far the submission was judged, and on whose data."""
    unjudged = [answer for answer in result.answers if answer.points is None]
    reasons = [f"{answer.question}: {answer.en}" for answer in unjudged]
    if unjudged and len(unjudged) == len(result.answers):
        result.status = FAILED
    elif unjudged:
        result.status = PARTLY
    blank = all(answer.state == BLANK for answer in result.answers)
    other = "" if blank else _other_data(task, data)
    if other and result.status != FAILED:
        result.status = OTHER_DATA
    result.reason = " ".join([*([other] if other else []), *reasons])


def _other_data(task: Task, data: Any) -> str:
    """Say whose data the answers belong to, if they are not the student's own."""
    if task.stated is not None and task.stated != task.student:
        return f"The notebook states STUDENT = {task.stated!r}, the file is {task.student}'s."
    shown = _stored_words(task.handed.cells)
    word = check_word(data)
    if shown and word not in shown:
        return f"The notebook was worked on with the data {shown[-1]}; {task.student}'s are {word}."
    return ""


def _stored_words(cells: Sequence[Any]) -> list[str]:
    """Return the check words in the outputs of the cell that loads the data."""
    words: list[str] = []
    for cell in cells:
        if cell.kind != "code" or "exercise_data(" not in cell.source:
            continue
        for output in cell.outputs[:5]:
            text = output.get("text", "") if isinstance(output, dict) else ""
            text = "".join(map(str, text)) if isinstance(text, list) else str(text)
            words += re.findall(r"check word ([a-z]+-\d\d)", text[:2000])
    return words
