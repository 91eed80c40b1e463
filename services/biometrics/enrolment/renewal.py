"""Faces and engines change: the officer is asked for new reference images, once for each set."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from services.biometrics.database import DB, MESSAGING, Audit
from services.biometrics.enrolment.domain import MONTH_DAYS, reference_is_old
from services.biometrics.enrolment.tables import Enrolment
from services.biometrics.settings import settings
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_rows
from shared.messages.biometrics import ReferenceWanted
from shared.messaging.outbox import send

AT_ONCE = 200
_WANTED = """
    SELECT e.id, e.person, e.taken_at
    FROM biometrics.enrolment e JOIN biometrics.template t ON t.enrolment = e.id
    WHERE e.state = 'confirmed' AND e.place = 'first' AND e.renewal_asked_at IS NULL AND (t.engine <> $1 OR e.taken_at < $2)
    ORDER BY e.taken_at LIMIT $3
"""


@dataclass(frozen=True, slots=True)
class AgedReference:
    """A first reference that new pictures should replace."""

    id: UUID
    person: UUID
    taken_at: datetime


async def ask_for_new_references(*, engine: str, by: Actor, now: datetime) -> int:
    """Tell probation whose first reference is old, or was made by another engine than `engine`; returns how many."""
    months = settings().reference_age_months
    rows = await fetch_rows(DB, AgedReference, _WANTED, engine, now - timedelta(days=months * MONTH_DAYS), AT_ONCE)
    told = 0
    for row in rows:
        because: Literal["aged", "engine_changed"] = "aged" if reference_is_old(row.taken_at, now, months) else "engine_changed"
        async with transaction(DB):
            asked = (
                await Enrolment.update({Enrolment.renewal_asked_at: now})
                .where(Enrolment.id == row.id, Enrolment.state == "confirmed", Enrolment.renewal_asked_at.is_null())
                .returning(Enrolment.id)
            )
            if not asked:
                continue
            await send(MESSAGING, ReferenceWanted(person=row.person, because=because, taken_at=row.taken_at))
            details: audit.Details = {"enrolment": str(row.id), "because": because}
            await audit.record(Audit, by=by, action="reference_wanted", about=row.person, details=details, at=now)
            told += 1
    return told
