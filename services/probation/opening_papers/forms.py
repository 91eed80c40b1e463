"""What is posted: the answers of a form, its version, and the forms around it."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from services.probation.opening_papers.domain.answers import Answer, Answers
from services.probation.opening_papers.domain.forms import Form, FormCode
from services.probation.opening_papers.domain.questions import Kind
from shared.web.fields import Day
from shared.web.forms import CheckedForm
from shared.web.request import Fields

FIELD = "q-"
"""How the name of a question's field begins."""
Words = Annotated[str, StringConstraints(max_length=1000)]
Reason = Annotated[str, StringConstraints(min_length=3, max_length=1000)]
Content = Annotated[str, StringConstraints(max_length=250_000)]


class BeginForm(CheckedForm):
    """Which paper is begun."""

    form: FormCode
    form_token: UUID


class SignatureForm(CheckedForm):
    """The person signed on that day, or would not."""

    version: int = 0
    outcome: Literal["sign", "refuse"]
    day: Day
    words: Words = ""


class ReasonForm(CheckedForm):
    """Why an entry is taken back, or a draft discarded."""

    version: int = 0
    why: Reason


class ProposalForm(CheckedForm):
    """A version of a form as it is written, and why it changes."""

    content: Content
    why: Reason


class AnswerForm(CheckedForm):
    """Why a version is refused or withdrawn."""

    answer: Reason


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
