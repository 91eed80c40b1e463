"""What is posted about who takes part, and the labels of the fields."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.cases.domain import Origin
from services.reintegration.cases.own import NewCase
from services.reintegration.intake.forms import Name
from services.reintegration.intake.forms import labels as intake_labels
from services.reintegration.intake.forms import wrong as intake_wrong
from shared.messages.base import Language
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import format_date, gettext

What = Annotated[str, StringConstraints(min_length=5, max_length=500)]


class PartForm(CheckedForm):
    """Who takes part, what is asked of them, until when."""

    account: UUID
    what: What
    until: Day
    token: UUID


class NoteForm(CheckedForm):
    """A line for the worker."""

    words: Annotated[str, StringConstraints(min_length=3, max_length=1000)]
    token: UUID


class CorrectionForm(CheckedForm):
    """A note as it should have been. `version`: the one on the page."""

    words: Annotated[str, StringConstraints(min_length=3, max_length=1000)]
    version: Annotated[int, Field(ge=1, le=100_000)]


class ReleaseForm(CheckedForm):
    """Who is to be released when, where they are going to live, what the desk should know, and that they agree."""

    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    phone: Annotated[str, StringConstraints(max_length=40)] | None = None
    language: Language
    release_on: Day
    office: Annotated[str, StringConstraints(max_length=20)]
    what: What
    consent: Literal["yes"]
    token: UUID

    def case(self) -> NewCase:
        """The case to open."""
        name = " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)
        return NewCase(name, self.birth_year, self.phone, self.language, Origin.INSTITUTION, self.release_on, consent=True)


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        **intake_labels(),
        "account": gettext("Who takes part?"),
        "what": gettext("What is asked of them?"),
        "until": gettext("Until, this day included"),
        "words": gettext("Write to the worker"),
    }


def release_labels() -> dict[str, str]:
    """The words by field of a case before release."""
    return labels() | {"office": gettext("Where is the person going to live?"), "what": gettext("What should the desk know?")}


def part_wrong(right: Right, accounts: Collection[UUID], today: date, latest: date | None) -> dict[str, str]:
    """Somebody of the list, until a day that the consent covers."""
    found: dict[str, str] = {}
    account, until = right.get("account", UUID), right.get("until", date)
    if account is not None and account not in accounts:
        found["account"] = gettext("Choose somebody from the list")
    if until is not None and until < today:
        found["until"] = gettext("This day is over: choose today or later")
    elif until is not None and latest is not None and until > latest:
        found["until"] = gettext("The person's consent lasts until %(day)s: choose that day or an earlier one", day=format_date(latest))
    return found


def release_wrong(right: Right, offices: Collection[str], today: date) -> dict[str, str]:
    """A day of release ahead, a year of birth that is possible, a desk of the list."""
    found = intake_wrong(right, today)
    office, release = right.get("office", str), right.get("release_on", date)
    if office is not None and office not in offices:
        found["office"] = gettext("Choose a place from the list")
    if release is not None and release < today:
        found["release_on"] = gettext("This day is over: choose today or later")
    return found
