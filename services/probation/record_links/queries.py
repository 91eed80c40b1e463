"""Reads of the links. A reader finds those that lead to a person whose case they see; the system finds all of them."""

from uuid import UUID

from services.probation.database import DB
from shared.db.rows import fetch_values

SURVIVOR = "SELECT survivor FROM probation.person_link WHERE person = $1"
MERGED = "SELECT person FROM probation.person_link WHERE survivor = $1 ORDER BY linked_at, person"


async def survivor_of(person: UUID) -> UUID:
    """The record that this one was merged into, or itself."""
    found = await fetch_values(DB, SURVIVOR, person)
    return UUID(str(found[0])) if found else person


async def records_of(person: UUID) -> list[UUID]:
    """The record itself, and those that were merged into it."""
    return [person, *await fetch_values(DB, MERGED, person)]
