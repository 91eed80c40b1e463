"""The desk's timeline: entries are added, never changed."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.database import DB
from services.reintegration.timeline.tables import ENTRY, TimelineEntry
from shared.actors import Actor
from shared.db.final_writes import FinalWrite


async def write_entry(
    person: UUID, kind: str, *, by: Actor, now: datetime, words: str | None = None, **details: str | int | bool | None
) -> None:
    """Add a line to the case's timeline when the caller's transaction ends: codes in `details`, a person's own words in `words`,
    which are encrypted."""
    number = uuid4()
    sealed = await ENTRY.seal(person, number, {"words": words}, now)
    row = TimelineEntry(
        id=number, person=person, kind=kind, details=json.dumps(details), sealed=sealed, by_name=by.name, by_role=str(by.role), at=now
    )

    async def write() -> None:
        await TimelineEntry.insert(row)

    DB.joined().at_the_end(FinalWrite.TIMELINE, write)
