"""Reads of suspicions."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.queries import case, case_of_anyone
from services.probation.cases.rows import Case
from services.probation.database import DB
from services.probation.duplicates.domain import Decided, Source
from services.probation.identity_match.domain.weighing import Weighed, weigh
from services.probation.identity_match.queries import identities
from services.probation.identity_match.weights import weights
from services.probation.local_time import local_today
from services.probation.record_links.queries import survivor_of
from shared.actors import Actor
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
    source: Source
    face_alike_at: datetime | None

    @property
    def face_alike(self) -> bool:
        """Whether biometrics found the faces alike."""
        return self.source == "face" or self.face_alike_at is not None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two people: the latest case, and whether the reader may see it."""

    case: Case
    seen: bool


async def suspicion(by: Actor, suspicion_id: UUID) -> tuple[Suspicion, tuple[Side, Side]] | None:
    """A suspicion of double registration with both people's latest cases, if the reader sees one of them."""
    found = await fetch_row(DB, Suspicion, "SELECT * FROM probation.duplicate_suspicion WHERE id = $1", suspicion_id)
    if found is None:
        return None
    async with beyond_scope(DB, "two cases that may be one person's: the reader's, and one of any office"):
        one, other = [await _side(by, person) for person in (found.person, found.other)]
    return (found, (one, other)) if one.seen or other.seen else None


async def explanation(found: Suspicion, now: datetime) -> Weighed | None:
    """What speaks for and against it, as the two records are now; None if one of them is gone. For a reader who sees both sides."""
    known = await identities([found.person, found.other])
    if len(known) != 2:
        return None
    return weigh(known[found.person], known[found.other], weights(local_today(now)), face=found.face_alike)


async def _side(by: Actor, person: UUID) -> Side:
    seen = await case(by, person)
    known = seen or await case_of_anyone(await survivor_of(person))
    assert known is not None, "Both people of a suspicion are or were on the register."
    return Side(known, seen is not None)
