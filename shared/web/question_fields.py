"""The questions of a form as fields of a page: their names, and what is posted."""

from shared.questions.answers import Answer, Answers
from shared.questions.forms import Form
from shared.questions.questions import Kind
from shared.web.request import Fields

FIELD = "q-"
"""How the name of a question's field begins."""


def many_of(form: Form) -> list[str]:
    """The fields that have several values."""
    return [FIELD + question.code for question in form.questions() if question.kind is Kind.MANY]


def answers_of(form: Form, fields: Fields) -> dict[str, Answer]:
    """The answers as they were typed."""
    found: dict[str, Answer] = {}
    for question in form.questions():
        given = fields.get(FIELD + question.code)
        if given:
            found[question.code] = tuple(given) if isinstance(given, list) else str(given)
    return found


def fields_of(answers: Answers) -> Fields:
    """Answers as their fields would be typed."""
    return {FIELD + code: given if isinstance(given, str) else list(given) for code, given in answers.items()}


def version_of(fields: Fields) -> int:
    """The version that was on the screen; none that exists where it is no number."""
    given = str(fields.get("version", ""))
    return int(given) if given.isdecimal() and len(given) < 9 else 0
