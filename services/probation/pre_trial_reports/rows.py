"""Requests, reports and their history as typed rows."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.probation.opening_papers.versions.queries import form_of
from services.probation.pre_trial_reports.domain.lifecycle import OVER, State
from services.probation.pre_trial_reports.sealing import opened
from shared.questions.answers import Answer
from shared.questions.forms import Form


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A request as a list shows it."""

    id: UUID
    state: str
    name: str
    body: str
    request_number: str
    requested_on: date
    due_on: date
    officer_name: str
    office: str
    linked_person: UUID | None
    erased_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether something is still to be done."""
        return State(self.state) not in OVER

    def late(self, today: date) -> bool:
        """Whether it waits and its last day has passed."""
        return self.waits and self.due_on < today


@dataclass(frozen=True, slots=True)
class ShownReport(ListedReport):
    """A request with its report."""

    version: int
    asker: str
    birth_date: date | None
    iin: str | None
    language: str
    officer: UUID
    form_version: UUID
    form_number: int
    content: str
    created_at: datetime
    created_by_name: str
    saved_at: datetime
    saved_by_name: str
    finished_by_name: str | None
    signed_on: date | None
    signed_by_name: str | None
    served_on: date | None
    served_to: str | None
    linked_registration: UUID | None
    sealed: bytes | None = field(repr=False)
    wrapped_key: bytes | None = field(repr=False)

    @property
    def says(self) -> Form:
        """The form that it is answered with."""
        return form_of(self.content)

    def answered(self, *, sensitive: bool) -> dict[str, Answer]:
        """What is answered; without `sensitive` only the sections that are not; nothing once it is erased."""
        if self.sealed is None or self.wrapped_key is None:
            return {}
        return without(opened(self.id, self.wrapped_key, self.sealed), () if sensitive else self.says.sensitive)


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An entry of the history."""

    number: int
    event: str
    state: str
    day: date | None
    why: str
    by_id: UUID
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OnRegister:
    """Somebody on the register with the IIN of a request."""

    person: UUID
    registration: UUID
    name: str
    case_number: str
    office: str


def without(answers: dict[str, Answer], hidden: Collection[str]) -> dict[str, Answer]:
    """The answers without those of some questions."""
    return {code: given for code, given in answers.items() if code not in hidden}
