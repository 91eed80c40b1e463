"""Reads of corrective work. Call `case_of` first: it checks who may read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.probation.corrective_work.rows import ShownEntry
from services.probation.database import DB
from shared.db.rows import fetch_row, fetch_rows, fetch_values

TO_FOLLOW = """SELECT r.id FROM probation.registration r WHERE r.state = 'open' AND r.category = 'corrective_work' AND r.id > $1
    ORDER BY r.id LIMIT $2"""
OF_PERSON = """SELECT r.id FROM probation.registration r WHERE r.person = $1 AND (r.category = 'corrective_work'
    OR EXISTS (SELECT FROM probation.corrective_entry e WHERE e.registration = r.id)) ORDER BY r.state DESC, r.created_at, r.id"""


@dataclass(frozen=True, slots=True)
class Sentenced:
    """What of a registration bears on corrective work."""

    id: UUID
    person: UUID
    category: str
    registered_on: date
    time_zone: str


async def entries_of(registration: UUID) -> list[ShownEntry]:
    """Every entry, in their order."""
    return await fetch_rows(
        DB, ShownEntry, "SELECT * FROM probation.corrective_entry WHERE registration = $1 ORDER BY number", registration
    )


async def sentenced_of(registration: UUID) -> Sentenced | None:
    """The registration."""
    statement = """SELECT r.id, r.person, r.category, r.registered_on, p.time_zone FROM probation.registration r
        JOIN probation.person p ON p.id = r.person WHERE r.id = $1"""
    return await fetch_row(DB, Sentenced, statement, registration)


async def registrations_of(person: UUID) -> list[UUID]:
    """The person's registrations with corrective work."""
    return await fetch_values(DB, OF_PERSON, person)


async def registrations_to_follow(after: UUID, size: int) -> list[UUID]:
    """Open registrations with corrective work, from an id on, for the sweep."""
    return await fetch_values(DB, TO_FOLLOW, after, size)
