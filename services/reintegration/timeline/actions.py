"""The desk's timeline: entries are added, never changed."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.database import DB
from services.reintegration.timeline.tables import TimelineEntry
from shared.actors import Actor
from shared.db.final_writes import FinalWrite


async def write_entry(
    person: UUID, kind: str, *, by: Actor, now: datetime, words: str | None = None, **details: str | int | bool | None
) -> None:
    """Add a line to the case's timeline when the caller's transaction ends: codes in `details`, a person's own words in `words`."""
    row = TimelineEntry(
        id=uuid4(), person=person, kind=kind, details=json.dumps(details), words=words, by_name=by.name, by_role=str(by.role), at=now
    )

    async def write() -> None:
        await TimelineEntry.insert(row)

    DB.joined().at_the_end(FinalWrite.TIMELINE, write)
