"""Somebody read sensitive answers, and for what."""

from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def note_reading(person: UUID, assessment: UUID, purpose: str, *, by: Actor, now: datetime) -> None:
    """Record it before anything is shown."""
    async with transaction(DB):
        details: audit.Details = {"assessment": str(assessment), "purpose": purpose}
        await audit.record(Audit, by=by, action="sensitive_needs_read", about=person, details=details, at=now)
