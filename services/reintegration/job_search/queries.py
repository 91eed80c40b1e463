"""Reads of CVs, applications and jobs; what a provider's organisation was sent."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.job_search.deadlines import proof_days
from services.reintegration.job_search.domain.applications import ApplicationRow
from services.reintegration.job_search.domain.cv import Cv, opened
from services.reintegration.job_search.domain.employment import EmploymentRow, Milestone, ProofRow, milestones
from services.reintegration.rows import fetch_in_scope, organisation_of
from services.reintegration.sealing.keys import PersonKey, key_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

_APPLICATION = """SELECT a.*, v.title, v.text_language, o.name AS organisation_name FROM reintegration.job_application a
    JOIN reintegration.vacancy v ON v.id = a.vacancy JOIN reintegration.organisation o ON o.id = a.organisation"""
_CASE = 'JOIN reintegration."case" c ON c.person'
PROOFS = """SELECT DISTINCT ON (p.step) p.* FROM reintegration.employment_proof p WHERE p.employment = $1
    ORDER BY p.step, p.version DESC"""
TO_ASK = "SELECT id, person FROM reintegration.employment WHERE next_proof_on <= $1 AND state <> 'mistake' ORDER BY next_proof_on, id"
DUE = f"""SELECT e.id, e.person, e.next_proof_on, c.name FROM reintegration.employment e {_CASE} = e.person
    WHERE :in_scope AND c.status = 'open' AND e.next_proof_on <= $2 ORDER BY e.next_proof_on, e.id LIMIT $3"""
INTERVIEWS = f"""SELECT a.id, a.person, a.interview_at, c.name, o.name AS organisation_name FROM reintegration.job_application a
    JOIN reintegration.organisation o ON o.id = a.organisation {_CASE} = a.person
    WHERE :in_scope AND c.status = 'open' AND a.state = 'interview' AND a.interview_at >= $2 ORDER BY a.interview_at, a.id LIMIT $3"""
RECEIVED = """SELECT a.id, a.person, a.vacancy, a.state, a.shared_name, a.shared_phone, a.sent_at, v.title, v.text_language
    FROM reintegration.job_application a JOIN reintegration.vacancy v ON v.id = a.vacancy
    WHERE a.organisation = $1 AND a.sent_at IS NOT NULL AND a.state NOT IN ('considered', 'withdrawn')"""
RECEIVED_PAGE = f"""{RECEIVED} AND ($3::uuid IS NULL OR (a.sent_at, a.id) < (SELECT sent_at, id FROM reintegration.job_application
    WHERE id = $3)) ORDER BY a.sent_at DESC, a.id DESC LIMIT $2"""


@dataclass(frozen=True, slots=True)
class KeptCv:
    """A CV that was opened with the person's key."""

    version: int
    changed_at: datetime
    changed_by_name: str
    cv: Cv = field(repr=False)


@dataclass(frozen=True, slots=True)
class _SealedCv:
    id: UUID
    language: str
    version: int
    changed_at: datetime
    changed_by_name: str
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApplicationEventRow:
    """One version of an application; `sealed`: a note."""

    version: int
    state: str
    reason: str | None
    interview_at: datetime | None
    sealed: bytes | None
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EmploymentEventRow:
    """One version of a job."""

    act: str
    started_on: date
    ended_on: date | None
    end_reason: str | None
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProofDue:
    """A job for which something is to be asked."""

    id: UUID
    person: UUID
    next_proof_on: date
    name: str


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview that was agreed."""

    id: UUID
    person: UUID
    interview_at: datetime
    name: str
    organisation_name: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """An application as its employer sees it: what was sent, with the person's consent."""

    id: UUID
    person: UUID
    vacancy: UUID
    state: str
    shared_name: str
    shared_phone: str | None
    sent_at: datetime
    title: str
    text_language: str


async def cv_of(person: UUID) -> KeptCv | None:
    """The CV; None where none was entered. The caller has checked the scope."""
    statement = "SELECT person AS id, '' AS language, version, changed_at, changed_by_name, sealed FROM reintegration.cv WHERE person = $1"
    row, key = await fetch_row(DB, _SealedCv, statement, person), await key_of(person)
    if row is None or key is None:
        return None
    return KeptCv(row.version, row.changed_at, row.changed_by_name, opened(key.open(row.sealed, f"cv/{person}")))


async def applications_of(person: UUID) -> list[ApplicationRow]:
    """Every application of the person, the latest first; the caller has checked the scope."""
    return await fetch_rows(DB, ApplicationRow, f"{_APPLICATION} WHERE a.person = $1 ORDER BY a.made_at DESC, a.id", person)


async def application(number: UUID, by: Actor) -> ApplicationRow:
    """One application. Raises NotThere out of scope."""
    found = await fetch_in_scope(ApplicationRow, f"{_APPLICATION} {_CASE} = a.person WHERE :in_scope AND a.id = $2", by, number)
    if not found:
        raise NotThere
    return found[0]


async def any_application(number: UUID) -> ApplicationRow | None:
    """The same for an action that checks the scope with the case's lock."""
    return await fetch_row(DB, ApplicationRow, f"{_APPLICATION} WHERE a.id = $1", number)


async def events_of(number: UUID) -> list[ApplicationEventRow]:
    """What happened to an application, the latest first; the caller has checked the scope."""
    statement = "SELECT * FROM reintegration.job_application_event WHERE application = $1 ORDER BY version DESC"
    return await fetch_rows(DB, ApplicationEventRow, statement, number)


async def employments_of(person: UUID) -> list[EmploymentRow]:
    """Every job of the person, the latest first; the caller has checked the scope."""
    statement = "SELECT * FROM reintegration.employment WHERE person = $1 ORDER BY started_on DESC, id"
    return await fetch_rows(DB, EmploymentRow, statement, person)


async def employment(number: UUID, by: Actor) -> EmploymentRow:
    """One job. Raises NotThere out of scope."""
    statement = f"SELECT e.* FROM reintegration.employment e {_CASE} = e.person WHERE :in_scope AND e.id = $2"
    found = await fetch_in_scope(EmploymentRow, statement, by, number)
    if not found:
        raise NotThere
    return found[0]


async def any_employment(number: UUID) -> EmploymentRow | None:
    """The same for an action that checks the scope with the case's lock."""
    return await fetch_row(DB, EmploymentRow, "SELECT * FROM reintegration.employment WHERE id = $1", number)


async def employment_events(number: UUID) -> list[EmploymentEventRow]:
    """What happened to a job, the latest first; the caller has checked the scope."""
    statement = "SELECT * FROM reintegration.employment_event WHERE employment = $1 ORDER BY version DESC"
    return await fetch_rows(DB, EmploymentEventRow, statement, number)


async def proofs_of(number: UUID) -> Mapping[int, ProofRow]:
    """The newest version of each step's proof."""
    return {row.step: row for row in await fetch_rows(DB, ProofRow, PROOFS, number)}


async def milestones_of(row: EmploymentRow, today: date) -> list[Milestone]:
    """Every step of a job's clock, by the values of the law of the day on which it was entered."""
    return milestones(row.started_on, row.ended_on, proof_days(row.entered_on), await proofs_of(row.id), today)


async def to_ask(on: date) -> list[tuple[UUID, UUID]]:
    """(job, person) for every job whose next step is due by this day: for the worker's process, which sees all."""
    rows = await fetch_rows(DB, _ToAsk, TO_ASK, on)
    return [(row.id, row.person) for row in rows]


@dataclass(frozen=True, slots=True)
class _ToAsk:
    id: UUID
    person: UUID


async def due(on: date, by: Actor, most: int) -> list[ProofDue]:
    """Jobs whose next step is due, the earliest first; at most `most`."""
    return await fetch_in_scope(ProofDue, DUE, by, on, most)


async def interviews(since: datetime, by: Actor, most: int) -> list[Interview]:
    """Interviews that are still to come, the next first; at most `most`."""
    return await fetch_in_scope(Interview, INTERVIEWS, by, since, most)


async def applicants(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[Applicant]:
    """Who was sent to the provider's organisation, the latest first; nobody whose consent was taken back."""
    rows = await fetch_rows(DB, Applicant, RECEIVED_PAGE, organisation_of(by), size + 1, after)
    return page_of(rows, size, begins_after=after)


async def applicant(number: UUID, by: Actor) -> Applicant:
    """One of them. Raises NotThere for another organisation's."""
    row = await fetch_row(DB, Applicant, f"{RECEIVED} AND a.id = $2", organisation_of(by), number)
    if row is None:
        raise NotThere
    return row


async def sent_cv(row: Applicant) -> tuple[Cv, str]:
    """(the CV as it was sent last, its language) of an application that the caller may read. Raises NotThere."""
    statement = """SELECT id, language, 0 AS version, at AS changed_at, by_name AS changed_by_name, sealed FROM reintegration.cv_sent
        WHERE application = $1 ORDER BY at DESC, id LIMIT 1"""
    sent = await fetch_row(DB, _SealedCv, statement, row.id)
    async with beyond_scope(DB, "the key of a person whose CV this organisation was sent"):
        key = await key_of(row.person)
    if sent is None or key is None:
        raise NotThere
    return opened(key.open(sent.sealed, f"cv_sent/{sent.id}")), sent.language


def texts(key: PersonKey | None, sealed: bytes | None, about: str) -> dict[str, str]:
    """The sealed texts of a row; none where there is no key any more."""
    if key is None or sealed is None:
        return {}
    return {name: said if isinstance(said, str) else ", ".join(said) for name, said in key.open(sealed, about).items()}
