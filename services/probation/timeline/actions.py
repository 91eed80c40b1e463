"""The timeline of a person: added to, never changed."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.timeline.tables import TimelineEntry
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.final_writes import FinalWrite

Detail = str | int | float | bool | None | list[str]


async def add_entry(*, person: UUID, kind: str, details: Mapping[str, Detail], at: datetime, by: Actor, for_both: bool = False) -> UUID:
    """Add what happened at `at`, when the caller's transaction ends. `details` holds codes, ids and numbers.

    What an officer does is read by the officers of the same authority; `for_both`: by those of the other one too, as what the system does.
    """
    entry, authority = uuid4(), None if for_both else scope_of(by).authority
    row = TimelineEntry(
        id=entry, person=person, kind=kind, details=json.dumps(dict(details)), at=at, by_id=by.id, by_name=by.name, authority=authority
    )

    async def write() -> None:
        await TimelineEntry.insert(row)

    async with transaction(DB) as opened:
        opened.at_the_end(FinalWrite.TIMELINE, write)
    return entry
