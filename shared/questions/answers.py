"""What is answered in a form: which questions are asked, what is wrong, what changed, what a newer form takes over.

A draft keeps everything as it was typed, also what is wrong or not asked any more. `settled` is what a finished paper says.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from shared.questions.forms import Form
from shared.questions.questions import Kind, Question

Answer = str | tuple[str, ...]
Answers = Mapping[str, Answer]
"""By the question's code: a text, or codes where several can be chosen."""
ReadDay = Callable[[object], date]
"""A day as people write it; raises ValueError where it is none."""
LONGEST, LONGEST_DRAFT = 4000, 20_000
NUMBER = re.compile(r"[+-]?[0-9]{1,9}([.,][0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that is another one now; None: there was, or is, none."""

    question: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Carried:
    """What a newer version of a form takes over; `left`: answered questions that it does not ask like this any more."""

    answers: Answers
    left: tuple[str, ...]


def asked(form: Form, answers: Answers) -> tuple[str, ...]:
    """The codes of the questions that are asked after these answers, in order. What is not asked shows nothing further."""
    found: dict[str, None] = {}
    for question in form.questions():
        condition = question.shown_if
        if condition is None or (condition.question in found and set(_codes(answers.get(condition.question))) & set(condition.values)):
            found[question.code] = None
    return tuple(found)


def problems(form: Form, answers: Answers, read_day: ReadDay) -> dict[str, str]:
    """What keeps a paper from being finished: a code by question. Only what is asked counts."""
    found: dict[str, str] = {}
    for code in asked(form, answers):
        question = form.question(code)
        wrong = question and _problem(question, answers.get(code), read_day)
        if wrong:
            found[code] = wrong
    return found


def settled(form: Form, answers: Answers, read_day: ReadDay) -> dict[str, Answer]:
    """Answers to questions that are asked, stripped, without empty ones; days as YYYY-MM-DD. Call `problems` first."""
    found: dict[str, Answer] = {}
    for code in asked(form, answers):
        question, given = form.question(code), answers.get(code)
        if question is None or _empty(given):
            continue
        assert given is not None
        found[code] = _plain(question, given, read_day)
    return found


def draft(form: Form, answers: Answers) -> dict[str, Answer]:
    """What a draft keeps: everything that was typed to a question of the form, too long texts cut off."""
    found: dict[str, Answer] = {}
    for question in form.questions():
        given = answers.get(question.code)
        if given:
            found[question.code] = given[:LONGEST_DRAFT] if isinstance(given, str) else tuple(given)
    return found


def differences(before: Answers, after: Answers, order: Collection[str]) -> list[Difference]:
    """The answers that are not the same, in the order of the form, those of questions that it does not have last."""
    codes = [*order, *sorted((set(before) | set(after)) - set(order))]
    pairs = [(code, _or_none(before.get(code)), _or_none(after.get(code))) for code in codes]
    return [Difference(code, was, now) for code, was, now in pairs if was != now]


def carried(old: Form, new: Form, answers: Answers) -> Carried:
    """The answers as a newer version of the form takes them over: the same code, the same kind, an option that still exists."""
    kept: dict[str, Answer] = {}
    left: list[str] = []
    for code, given in answers.items():
        was, now = old.question(code), new.question(code)
        if _empty(given):
            continue
        if was is None or now is None or was.kind is not now.kind:
            left.append(code)
            continue
        if now.values:
            fitting = tuple(each for each in _codes(given) if each in now.values)
            if len(fitting) < len(_codes(given)):
                left.append(code)
            if fitting:
                kept[code] = fitting if now.kind is Kind.MANY else fitting[0]
        else:
            kept[code] = given
    return Carried(kept, tuple(left))


def _problem(question: Question, given: Answer | None, read_day: ReadDay) -> str | None:
    if _empty(given):
        return "missing" if question.required else None
    assert given is not None
    if question.values:
        known = all(each in question.values for each in _codes(given))
        return None if known and (question.kind is Kind.MANY or len(_codes(given)) == 1) else "choice"
    if not isinstance(given, str):
        return "choice"
    if question.kind is Kind.NUMBER:
        return None if NUMBER.fullmatch(given.strip()) else "number"
    if question.kind is Kind.DATE:
        try:
            read_day(given)
        except ValueError:
            return "date"
    return "long" if len(given.strip()) > LONGEST else None


def _plain(question: Question, given: Answer, read_day: ReadDay) -> Answer:
    if question.kind is Kind.MANY:
        chosen = _codes(given)
        return tuple(value for value in question.values if value in chosen)
    text = given if isinstance(given, str) else "".join(given[:1])
    return read_day(text).isoformat() if question.kind is Kind.DATE else text.strip()


def _codes(given: Answer | None) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given.strip(),) if given.strip() else ()
    return tuple(each for each in given or () if each.strip())


def _empty(given: Answer | None) -> bool:
    return not _codes(given)


def _or_none(given: Answer | None) -> Answer | None:
    return None if _empty(given) else given
