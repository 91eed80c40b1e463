"""Notes on progress, and reviews. Call `case` first: it checks who may read."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.plans.stored.texts import open_words
from services.reintegration.rows import begin_of
from services.reintegration.sealing.keys import key_of
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

NOTES = """SELECT n.*, EXISTS (SELECT FROM reintegration.plan_note o WHERE o.corrects = n.id) AS corrected
    FROM reintegration.plan_note n WHERE n.person = $1 {only} ORDER BY n.at DESC, n.id DESC LIMIT $2"""
REVIEWS = "SELECT * FROM reintegration.plan_review WHERE person = $1 AND state = 'held' ORDER BY ended_at DESC, id"
WAITING = "SELECT * FROM reintegration.plan_review WHERE person = $1 AND state = 'active'"


@dataclass(frozen=True, slots=True)
class _Note:
    id: UUID
    goal: UUID | None
    corrects: UUID | None
    corrected: bool
    sealed: bytes = field(repr=False)
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note: the person's own words apart from the worker's. `corrected`: a later note says it better."""

    id: UUID
    goal: UUID | None
    corrects: UUID | None
    corrected: bool
    own: str = field(repr=False)
    worker: str = field(repr=False)
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """The review that waits."""

    id: UUID
    due_on: date
    basis: str
    exempt_reason: str | None
    exempt_since: date | None
    version: int


@dataclass(frozen=True, slots=True)
class _Review:
    id: UUID
    due_on: date
    sealed: bytes | None = field(repr=False)
    ended_by_name: str | None
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review that was held: what changed, and what the person said."""

    due_on: date
    changed: str = field(repr=False)
    own: str = field(repr=False)
    by_name: str | None
    at: datetime


async def notes_of(person: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[ShownNote]:
    """The notes, the latest first; `after` is a note."""
    begin = await begin_of("SELECT at, id FROM reintegration.plan_note WHERE id = $1", after)
    statement = NOTES.format(only="AND (n.at, n.id) < ($3, $4)" if begin else "")
    rows = await fetch_rows(DB, _Note, statement, person, size + 1, *begin)
    key = await key_of(person) if rows else None
    shown = []
    for row in rows:
        said = open_words(key, f"plan_note/{row.id}", row.sealed)
        shown.append(
            ShownNote(row.id, row.goal, row.corrects, row.corrected, said.get("own", ""), said.get("worker", ""), row.by_name, row.at)
        )
    return page_of(shown, size, begins_after=after)


async def note(person: UUID, number: UUID) -> ShownNote | None:
    """One note of this person."""
    statement = NOTES.format(only="AND n.id = $3")
    row = await fetch_row(DB, _Note, statement, person, 1, number)
    if row is None:
        return None
    said = open_words(await key_of(person), f"plan_note/{row.id}", row.sealed)
    return ShownNote(row.id, row.goal, row.corrects, row.corrected, said.get("own", ""), said.get("worker", ""), row.by_name, row.at)


async def waiting_review(person: UUID) -> WaitingReview | None:
    """The review that waits; None where there is no plan yet, or the case ended."""
    return await fetch_row(DB, WaitingReview, WAITING, person)


async def reviews_of(person: UUID) -> list[HeldReview]:
    """Those that were held, the latest first."""
    rows = await fetch_rows(DB, _Review, REVIEWS, person)
    key = await key_of(person) if rows else None
    shown = []
    for row in rows:
        said = open_words(key, f"plan_review/{row.id}", row.sealed)
        shown.append(HeldReview(row.due_on, said.get("changed", ""), said.get("own", ""), row.ended_by_name, row.ended_at))
    return shown
