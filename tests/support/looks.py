"""What the record of looks says, read as the owner of the database."""

from dataclasses import dataclass
from uuid import UUID

import asyncpg

from shared.db.rows import decode
from shared.settings import settings

STATEMENT = "SELECT * FROM identity.access_record ORDER BY ctid"
"""As they were written: nothing is removed, and the clock of tests stands still."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One row."""

    event: str
    account: UUID | None
    role: str | None
    office: str | None
    address: str
    service: str
    method: str
    route: str
    persons: list[UUID]
    status: int | None
    reason: str | None


async def recorded(route: str | None = None) -> list[Recorded]:
    """Every record, or those of one route."""
    connection = await asyncpg.connect(settings().database_url)
    try:
        rows = [decode(Recorded, row) for row in await connection.fetch(STATEMENT)]
    finally:
        await connection.close()
    return [row for row in rows if route in (None, row.route)]
