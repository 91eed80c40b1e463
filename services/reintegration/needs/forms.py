"""What is posted around the answers."""

import re
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.domain.states import State
from shared.questions.answers import Answer
from shared.questions.forms import Form
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext
from shared.web.request import Fields

SHORT = ("outcome", "urgency", "wanted")
"""The questions of each pathway that the short form asks."""
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
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


class Begun(CheckedForm):
    """`printed_on`: the day on the paper that was filled in by hand; empty where the person is asked now."""

    printed_on: Day | None = None


def wrong_begin(right: Right, today: date) -> dict[str, str]:
    """A paper is not from tomorrow."""
    day = right.get("printed_on", date)
    return {"printed_on": gettext("Enter the day that stands on the paper")} if day is not None and day > today else {}


class Sent(CheckedForm):
    """A form that takes effect once."""

    token: UUID


def short_field(pathway: Pathway | str, question: str) -> str:
    """The name of a field of the short form."""
    return f"q-{pathway}-{question}"


def set_field(pathway: Pathway | str) -> str:
    """The name of the field that says with which version of the questions a pathway was shown."""
    return f"set-{pathway}"


def sets_shown(fields: Fields) -> dict[Pathway, UUID]:
    """The versions that the page showed."""
    found = {pathway: str(fields.get(set_field(pathway), "")) for pathway in Pathway}
    return {pathway: UUID(text) for pathway, text in found.items() if ID.fullmatch(text)}


def short_answers(form: Form, fields: Fields) -> dict[str, Answer]:
    """What the short form says of one pathway."""
    given = {question: str(fields.get(short_field(form.code, question), "")) for question in SHORT}
    return {question: text for question, text in given.items() if text}
