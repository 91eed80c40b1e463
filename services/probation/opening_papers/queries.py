"""Reads of the papers that open a case, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.opening_papers.domain.lifecycle import State
from services.probation.opening_papers.sealing import opened, plain
from services.probation.opening_papers.versions.queries import form_of
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.questions.answers import Answer
from shared.questions.forms import Form
from shared.values import JsonObject

SHOWN = f"""SELECT o.*, {NAME} AS name, p.birth_date, p.iin, p.time_zone, p.language, r.case_number, r.office,
        r.state AS case_state, r.registered_on, f.content, f.version AS form_number
    FROM probation.opening_paper o JOIN probation.person p ON p.id = o.person JOIN probation.registration r ON r.id = o.registration
    JOIN probation.opening_form f ON f.id = o.form_version"""
EVENTS = """SELECT e.*, f.content, f.version AS form_number, o.wrapped_key FROM probation.opening_paper_event e
    JOIN probation.opening_paper o ON o.id = e.paper JOIN probation.opening_form f ON f.id = e.form_version
    WHERE e.paper = $1 ORDER BY e.number DESC"""
BEHIND = """SELECT r.id AS registration, r.person, r.registered_on FROM probation.registration r
    WHERE r.state = 'open' AND r.supervising_authority = 'probation' AND r.registered_on >= $3
    AND EXISTS (SELECT FROM unnest($1::text[], $2::date[]) late (form, registered_by) WHERE r.registered_on <= late.registered_by
        AND NOT EXISTS (SELECT FROM probation.opening_paper o WHERE o.registration = r.id AND o.form = late.form
            AND o.state IN ('finished', 'signed', 'refused') AND (o.state <> 'finished' OR o.form <> ALL ($4::text[]))))
    AND NOT EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = $5 AND q.subject_id = r.id AND q.closed_at IS NULL)
    ORDER BY r.registered_on, r.id LIMIT $6"""


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper with whose it is, and the version of the form that it is answered with."""

    id: UUID
    person: UUID
    registration: UUID
    form: str
    form_version: UUID
    form_number: int
    state: str
    version: int
    saved_at: datetime
    saved_by_name: str
    finished_at: datetime | None
    finished_by_name: str | None
    signed_on: date | None
    name: str
    birth_date: date | None
    iin: str | None = field(repr=False)
    time_zone: str
    language: str
    case_number: str
    office: str
    case_state: str
    registered_on: date
    content: str
    sealed: bytes = field(repr=False)
    wrapped_key: bytes = field(repr=False)
    answers: JsonObject = from_json()

    @property
    def says(self) -> Form:
        """The form that it is answered with."""
        return form_of(self.content)

    def answered(self, *, sensitive: bool) -> dict[str, Answer]:
        """What is answered; without `sensitive` only the sections that are not."""
        return opened(self.id, self.wrapped_key, self.answers, self.sealed) if sensitive else plain(self.answers)


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An entry of a paper's history, with what it said then where that was kept."""

    paper: UUID
    number: int
    event: str
    state: str
    form_number: int
    day: date | None
    why: str
    by_id: UUID
    by_name: str
    at: datetime
    content: str
    sealed: bytes | None = field(repr=False)
    wrapped_key: bytes = field(repr=False)
    answers: JsonObject = from_json()

    @property
    def says(self) -> Form:
        """The form that it was answered with."""
        return form_of(self.content)

    def answered(self, *, sensitive: bool) -> dict[str, Answer] | None:
        """What was answered then; None for an entry that kept nothing."""
        if self.sealed is None:
            return None
        return opened(self.paper, self.wrapped_key, self.answers, self.sealed) if sensitive else plain(self.answers)


@dataclass(frozen=True, slots=True)
class FormState:
    """How far one form of a registration is. `done_by`: who saved it last."""

    id: UUID
    form: str
    state: str
    saved_at: datetime
    saved_by_name: str
    signed_on: date | None
    content: str


@dataclass(frozen=True, slots=True)
class Behind:
    """An open registration with a paper that may be late."""

    registration: UUID
    person: UUID
    registered_on: date


async def paper(by: Actor, number: UUID) -> ShownPaper | None:
    """A paper; None if this reader may not see the case."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, ShownPaper, f"{SHOWN} WHERE o.id = $1 AND {condition}", number, *values)


async def any_paper(number: UUID) -> ShownPaper | None:
    """A paper, inside an action that checks who may change it."""
    return await fetch_row(DB, ShownPaper, f"{SHOWN} WHERE o.id = $1", number)


async def events(number: UUID) -> list[ShownEvent]:
    """What happened to a paper, the latest first. Call `paper` first: it checks who may read."""
    return await fetch_rows(DB, ShownEvent, EVENTS, number)


async def of_registration(registration: UUID) -> dict[str, FormState]:
    """The papers of a registration by form, without discarded ones. Call `case` first: it checks who may read."""
    statement = """SELECT o.id, o.form, o.state, o.saved_at, o.saved_by_name, o.signed_on, f.content FROM probation.opening_paper o
        JOIN probation.opening_form f ON f.id = o.form_version WHERE o.registration = $1 AND o.state <> 'discarded'"""
    return {row.form: row for row in await fetch_rows(DB, FormState, statement, registration)}


async def paper_of(registration: UUID, form: str) -> ShownPaper | None:
    """The finished paper of that form in a registration."""
    statement = f"{SHOWN} WHERE o.registration = $1 AND o.form = $2 AND o.state IN ('finished', 'signed', 'refused')"
    return await fetch_row(DB, ShownPaper, statement, registration, form)


async def behind(late: dict[str, date], since: date, to_sign: Collection[str], kind: str, *, size: int) -> list[Behind]:
    """Open registrations since that day that lack a paper and were registered by the day that `late` gives for its form.

    `to_sign`: the forms that are done when signed; `kind`: of the queue item that is not open yet.
    """
    forms, days = list(late), list(late.values())
    return await fetch_rows(DB, Behind, BEHIND, forms, days, since, list(to_sign), kind, size)


def states_of(found: dict[str, FormState]) -> dict[str, State]:
    """The state by form."""
    return {form: State(row.state) for form, row in found.items()}
