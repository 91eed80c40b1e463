"""Questions of a form, and answers to them, in words."""

from collections.abc import Mapping

from shared.questions.answers import Answer
from shared.questions.forms import Form
from shared.questions.forms import said as said_in
from shared.questions.questions import NO, YES, Kind, Question, Texts
from shared.web.fields import written_day
from shared.web.i18n import current, gettext

Options = list[tuple[str, str]]


def said(texts: Texts) -> str:
    """A text of a form in the page's language."""
    return said_in(texts, current())


def paragraphs(texts: Texts) -> list[str]:
    """A text of a form by lines."""
    return [line for line in said(texts).splitlines() if line.strip()]


def answer(question: Question, given: Answer | None) -> str:
    """An answer in the page's language; empty where there is none."""
    if not given:
        return ""
    codes = (given,) if isinstance(given, str) else given
    if question.kind is Kind.DATE:
        return written_day(codes[0])
    named = dict(options(question))
    return ", ".join(named.get(code, code) for code in codes)


def options(question: Question) -> Options:
    """What can be chosen."""
    if question.kind is Kind.YES_NO:
        return [(YES, gettext("yes")), (NO, gettext("no"))]
    return [(option.code, said(option.text)) for option in question.options]


def condition(asked: Form, one: Question) -> str:
    """After which answers a question is asked, for an empty form on paper."""
    above = one.shown_if and asked.question(one.shown_if.question)
    if not above or not one.shown_if:
        return ""
    named = dict(options(above))
    answers = " / ".join(named.get(code, code) for code in one.shown_if.values)
    return gettext("If “%(question)s” is answered: %(answers)s", question=said(above.text), answers=answers)


def problem(code: str) -> str:
    """What is wrong with an answer, and what to do."""
    return {
        "missing": gettext("Fill this in"),
        "choice": gettext("Choose one of the answers"),
        "number": gettext("Enter a number"),
        "date": gettext("Enter day, month and year, for example 05.11.2026"),
        "long": gettext("Use at most %(most)s characters", most=4000),
    }[code]


def problems(found: Mapping[str, str]) -> dict[str, str]:
    """The same for several answers, by the field of the form."""
    return {f"q-{name}": problem(code) for name, code in found.items()}
