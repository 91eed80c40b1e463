"""Reads of suspicions."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.queries import case_of_anyone
from services.probation.cases.rows import Case
from services.probation.database import DB
from services.probation.duplicates.domain import Decided
from shared.db.beyond import beyond_scope
from shared.db.rows import fetch_row


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two people on the register who may be the same, and what an officer found out."""

    id: UUID
    person: UUID
    other: UUID
    suspected_at: datetime
    decision: Decided | None
    reason: str | None
    decided_by_name: str | None
    decided_at: datetime | None


async def suspicion(suspicion_id: UUID) -> tuple[Suspicion, tuple[Case, Case]] | None:
    """A suspicion of double registration with both people's latest cases. The route decides who may see which side."""
    found = await fetch_row(DB, Suspicion, "SELECT * FROM probation.duplicate_suspicion WHERE id = $1", suspicion_id)
    if found is None:
        return None
    async with beyond_scope(DB, "two cases that may be one person's: the reader's, and one of any office"):
        one, other = [await case_of_anyone(person) for person in (found.person, found.other)]
    assert one is not None
    assert other is not None
    return found, (one, other)
