"""What is posted around the answers."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.domain.states import State
from shared.questions.answers import Answer
from shared.questions.forms import Form
from shared.web.forms import CheckedForm
from shared.web.request import Fields

SHORT = ("outcome", "urgency", "wanted")
"""The questions of each pathway that the short form asks."""
View = Literal["answers", "compare", "print"]


class Purpose(CheckedForm):
    """For what sensitive answers are read, and how they are shown."""

    purpose: Literal["assessment", "plan", "referral", "danger", "asked_by_person"]
    view: View = "answers"


class Change(CheckedForm):
    """How far help with a need is."""

    state: State
    version: int
    note: Annotated[str, StringConstraints(max_length=1000)] = ""


class Sent(CheckedForm):
    """A form that takes effect once."""

    token: UUID


def short_field(pathway: Pathway | str, question: str) -> str:
    """The name of a field of the short form."""
    return f"q-{pathway}-{question}"


def short_answers(form: Form, fields: Fields) -> dict[str, Answer]:
    """What the short form says of one pathway."""
    given = {question: str(fields.get(short_field(form.code, question), "")) for question in SHORT}
    return {question: text for question, text in given.items() if text}
