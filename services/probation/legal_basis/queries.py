"""What is known about signed copies."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from shared.db.rows import fetch_rows


@dataclass(frozen=True, slots=True)
class Copy:
    """What is known of a signed copy, without its content; `destroyed_at` is None while it can be shown."""

    id: UUID
    basis_reference: str
    basis_given_on: date
    stored_at: datetime
    stored_by_name: str
    ended_at: datetime | None
    destroyed_at: datetime | None


async def copies(person: UUID) -> list[Copy]:
    """What is known of the person's signed copies, the latest first, without their content. Call `case` first: it checks who may read."""
    return await fetch_rows(
        DB,
        Copy,
        "SELECT id, basis_reference, basis_given_on, stored_at, stored_by_name, ended_at, destroyed_at"
        " FROM probation.legal_basis_document WHERE person = $1 ORDER BY stored_at DESC, id",
        person,
    )
