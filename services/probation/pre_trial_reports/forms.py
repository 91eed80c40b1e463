"""What is posted about a request: who asked, about whom, and what happened to the report."""

from contextlib import suppress
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints

from services.probation.cases.words import name_field
from services.probation.pre_trial_reports import words
from services.probation.pre_trial_reports.domain.requests import Asker, NewRequest, problems
from services.probation.register.form_words import problem
from services.probation.register.iin import WrongIin, parse_iin
from shared.messages.base import Language
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, parse
from shared.web.request import Fields

Name = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(name_field)]
Line = Annotated[str, StringConstraints(min_length=3, max_length=200)]
Number = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Reason = Annotated[str, StringConstraints(min_length=3, max_length=1000)]


class RequestForm(CheckedForm):
    """A request as typed."""

    form_token: UUID
    asker: Asker
    body: Line
    request_number: Number
    requested_on: Day
    due_on: Day
    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    birth_date: Day | None = None
    iin: Annotated[str, StringConstraints(max_length=40)] | None = None
    language: Language
    looked: Literal["yes"] | None = None


class DayForm(CheckedForm):
    """The day on which it was signed."""

    version: int = 0
    day: Day


class ServedForm(DayForm):
    """The day on which it was handed over, and to whom."""

    served_to: Line


class ReasonForm(CheckedForm):
    """Why a request is withdrawn, a report corrected, or a link taken back."""

    version: int = 0
    why: Reason


class LinkForm(CheckedForm):
    """The person whose the report is."""

    person: UUID


def read_request(fields: Fields, today: date) -> NewRequest | FormErrors:
    """The request, or all that is wrong with it."""
    form = parse(RequestForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return form
    wrong = {name: words.problem(code) for name, code in problems(form.requested_on, form.due_on, form.birth_date, today).items()}
    iin, born = None, form.birth_date
    if form.iin:
        try:
            number = parse_iin(form.iin)
            iin, born = number.number, born or _past(number.born_on, today)
        except WrongIin as found:
            wrong["iin"] = problem(f"iin_{found.problem}")
    if wrong:
        return FormErrors(wrong, words.field_names())
    return NewRequest(
        form.asker, form.body, form.request_number, form.requested_on, form.due_on, form.family_name, form.given_name, form.patronymic,
        born, iin, form.language, form.form_token, looked=form.looked == "yes",
    )  # fmt: skip


def _past(day: date | None, today: date) -> date | None:
    """A number may tell a day that is still to come; then it tells nothing."""
    return None if day is None or day > today else day


def version_of(fields: Fields) -> int:
    """The version that was on the screen; none that exists where it is no number."""
    with suppress(ValueError):
        return int(str(fields.get("version", "")))
    return 0
