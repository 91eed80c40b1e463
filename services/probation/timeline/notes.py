"""Notes of officers, kept for good."""

from datetime import datetime
from uuid import UUID

from services.probation.database import DB, Audit
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def add_note(person: UUID, words: str, *, by: Actor, now: datetime) -> None:
    """A note of an officer, kept for good."""
    async with transaction(DB):
        await add_entry(person=person, kind="note", details={"words": words}, at=now, by=by)
        await audit.record(Audit, by=by, action="note_added", about=person, details={"length": len(words)}, at=now)
