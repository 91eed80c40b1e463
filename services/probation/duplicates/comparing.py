"""Finding pairs among people who are on the register already."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.duplicates.actions import raise_suspicion, withdraw_suspicion
from services.probation.identity_match.domain.weighing import Weights, outcome, weigh
from services.probation.identity_match.queries import candidates, identities
from services.probation.identity_match.weights import weights
from services.probation.local_time import local_today
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values

AT_ONCE = 300
NOT_COMPARED = """SELECT p.id FROM probation.person p LEFT JOIN probation.match_check c ON c.person = p.id
    WHERE c.person IS NULL OR EXISTS (SELECT FROM probation.field_change f WHERE f.person = p.id AND f.at > c.checked_at)
    ORDER BY p.id LIMIT $1"""
COMPARED = """INSERT INTO probation.match_check (person, checked_at) VALUES ($1, $2)
    ON CONFLICT (person) DO UPDATE SET checked_at = EXCLUDED.checked_at"""
OPEN_BY_RECORDS = """SELECT id, person, other, face_alike_at FROM probation.duplicate_suspicion
    WHERE (person = $1 OR other = $1) AND source = 'records' AND decided_at IS NULL"""


@dataclass(frozen=True, slots=True)
class _Open:
    """An open question that alike records raised."""

    id: UUID
    person: UUID
    other: UUID
    face_alike_at: datetime | None


async def compare_records(*, by: Actor, now: datetime, most: int = AT_ONCE) -> int:
    """Compare people who were never compared or have changed since; returns how many. Safe to repeat and to interrupt."""
    limits = weights(local_today(now))
    async with transaction(DB):
        persons: list[UUID] = await fetch_values(DB, NOT_COMPARED, most)
    for person in persons:
        async with transaction(DB):
            await _compare(person, limits, by=by, now=now)
            await DB.connection().execute(COMPARED, person, now)
    return len(persons)


async def _compare(person: UUID, limits: Weights, *, by: Actor, now: datetime) -> None:
    who = (await identities([person])).get(person)
    if who is None:
        return
    for row in await fetch_rows(DB, _Open, OPEN_BY_RECORDS, person):
        other = row.other if row.person == person else row.person
        known = (await identities([other])).get(other)
        face = row.face_alike_at is not None
        if known is None or outcome(weigh(who, known, limits, face=face).total, limits, joined=True) == "apart":
            await withdraw_suspicion(row.id, by=by, now=now)
    for found in await candidates(who, limits, besides=person):
        if outcome(found.weighed.total, limits) == "join":
            await raise_suspicion(person, found.person, suspected_at=now, by=by, now=now, source="records")
