"""Somebody read which programme a person follows, and for what."""

from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def note_reading(person: UUID, purpose: str, *, by: Actor, now: datetime) -> None:
    """Record it before anything is shown."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="group_programmes_read", about=person, details={"purpose": purpose}, at=now)
