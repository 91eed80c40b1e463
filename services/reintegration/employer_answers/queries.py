"""Reads of times and questions: the desk's with the application, the employer's by its organisation alone."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import organisation_of
from services.reintegration.sealing.keys import PersonKey, key_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.rows import fetch_row, fetch_rows

TIMES = "SELECT * FROM reintegration.interview_time WHERE application = $1 ORDER BY starts_at, id"
TIME = "SELECT * FROM reintegration.interview_time WHERE id = $1"
QUESTIONS = "SELECT * FROM reintegration.job_question WHERE employment = $1 ORDER BY at DESC, id"
QUESTION = "SELECT * FROM reintegration.job_question WHERE id = $1"
OPEN_QUESTIONS = """SELECT q.*, a.shared_name, v.title, v.text_language FROM reintegration.job_question q
    JOIN reintegration.job_application a ON a.id = q.application JOIN reintegration.vacancy v ON v.id = a.vacancy
    WHERE q.organisation = $1 AND q.answer IS NULL ORDER BY q.at, q.id"""
JOB = "SELECT id, person FROM reintegration.employment WHERE application = $1 AND state = 'going_on'"


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time that was proposed."""

    id: UUID
    application: UUID
    person: UUID
    organisation: UUID
    side: str
    starts_at: datetime
    sealed: bytes = field(repr=False)
    state: str
    by_name: str
    at: datetime
    ended_by_name: str | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question to an employer."""

    id: UUID
    employment: UUID
    application: UUID
    person: UUID
    organisation: UUID
    consent: UUID
    step: int
    by_name: str
    at: datetime
    answer: str | None
    answered_by_name: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenQuestion(QuestionRow):
    """One that waits, with what the employer was sent of the person."""

    shared_name: str
    title: str
    text_language: str


@dataclass(frozen=True, slots=True)
class Job:
    """A job that goes on."""

    id: UUID
    person: UUID


async def times_of(application: UUID) -> list[TimeRow]:
    """The earliest first; the caller has checked who may read the application."""
    return await fetch_rows(DB, TimeRow, TIMES, application)


async def time(number: UUID) -> TimeRow:
    """One of them; the caller checks whose it is. Raises NotThere."""
    row = await fetch_row(DB, TimeRow, TIME, number)
    if row is None:
        raise NotThere
    return row


async def questions_of(employment: UUID) -> list[QuestionRow]:
    """The latest first; the caller has checked the scope."""
    return await fetch_rows(DB, QuestionRow, QUESTIONS, employment)


async def question(number: UUID) -> QuestionRow:
    """One of them; the caller checks whose it is. Raises NotThere."""
    row = await fetch_row(DB, QuestionRow, QUESTION, number)
    if row is None:
        raise NotThere
    return row


async def own_question(number: UUID, by: Actor) -> QuestionRow:
    """One of the reader's organisation. Raises NotThere for another's."""
    row = await question(number)
    if row.organisation != organisation_of(by):
        raise NotThere
    return row


async def open_questions(by: Actor) -> list[OpenQuestion]:
    """What the reader's organisation is asked and has not answered."""
    return await fetch_rows(DB, OpenQuestion, OPEN_QUESTIONS, organisation_of(by))


async def job_of(application: UUID) -> Job | None:
    """The job that an application led to, while it goes on; the caller has checked whose application it is."""
    async with beyond_scope(DB, "an employer says when the job ended that it gave, and sees nothing of it"):
        return await fetch_row(DB, Job, JOB, application)


async def key_for_employer(person: UUID) -> PersonKey | None:
    """The key of what both sides wrote about a time. The caller has checked whose application it is."""
    async with beyond_scope(DB, "an employer reads where the interview is that it proposed itself, or was proposed"):
        return await key_of(person)


def said_with(row: TimeRow, key: PersonKey | None) -> tuple[str, str]:
    """(place, note) of a time; empty where the key was destroyed."""
    found = key.open(row.sealed, about(row.id)) if key else {}
    return str(found.get("place", "")), str(found.get("note", ""))


def about(number: UUID) -> str:
    """What the words of a time are bound to."""
    return f"interview_time/{number}"
