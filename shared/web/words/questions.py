"""Questions of a form, and answers to them, in words."""

from collections.abc import Mapping

from shared.questions.answers import Answer
from shared.questions.faults import Fault
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


def fault(found: Fault) -> str:
    """What is wrong on a line of a form as it was written."""
    return gettext("Line %(line)s: %(what)s", line=found.line, what=_fault(found))


def _fault(found: Fault) -> str:
    return {
        "too_long": gettext("the text is longer than %(most)s characters", most=found.detail),
        "syntax": gettext("this is not TOML (%(detail)s)", detail=found.detail),
        "form": gettext("form has to be: %(detail)s", detail=found.detail),
        "missing": gettext("%(detail)s is missing", detail=found.detail),
        "unknown": gettext("%(detail)s is not known here", detail=found.detail),
        "language": gettext("the text is missing in: %(detail)s", detail=found.detail),
        "code": gettext("code has to begin with a letter: small Latin letters, digits and _, at most 40"),
        "twice": gettext("the code %(detail)s stands here a second time", detail=found.detail),
        "kind": gettext("kind has to be one of: %(detail)s", detail=found.detail),
        "status": gettext("status has to be one of: %(detail)s", detail=found.detail),
        "valid_from": gettext("valid_from has to be a day, such as 2027-01-01"),
        "too_early": gettext("valid_from has to be later than %(day)s", day=written_day(found.detail) if found.code == "too_early" else ""),
        "flag": gettext("%(detail)s has to be true or false", detail=found.detail),
        "list": gettext("%(detail)s has to be a list of tables", detail=found.detail),
        "lines": gettext("lines has to be a number from 1 to %(most)s", most=found.detail),
        "no_section": gettext("the form has no section"),
        "options_needed": gettext("a choice needs at least two options"),
        "options_unwanted": gettext("kind %(detail)s has no options", detail=found.detail),
        "condition": gettext("shown_if needs a question and the answers (is)"),
        "condition_unknown": gettext("shown_if names the question %(detail)s, which does not exist", detail=found.detail),
        "condition_later": gettext("shown_if names the question %(detail)s, which does not come before", detail=found.detail),
        "condition_kind": gettext("shown_if names the question %(detail)s, which has nothing to choose", detail=found.detail),
        "condition_value": gettext("shown_if names answers that cannot be chosen: %(detail)s", detail=found.detail),
        "starts_from": gettext("starts_from needs a form and its questions, and is for questions of the kind text"),
    }[found.code]
