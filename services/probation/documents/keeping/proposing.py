"""The software finds documents whose time is over and proposes their erasure; nothing is erased by it."""

from datetime import datetime
from uuid import uuid4

import asyncpg

from services.probation.database import DB, Audit
from services.probation.documents.keeping.queries import over
from services.probation.documents.keeping.tables import DocumentErasure
from services.probation.local_time import local_today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def propose_over(*, by: Actor, now: datetime, limit: int) -> int:
    """Propose what is over and waits for no answer yet; returns how many."""
    found = await over(now, limit)
    for each in found:
        try:
            async with transaction(DB):
                await DocumentErasure.insert(
                    DocumentErasure(
                        id=uuid4(), document=each.id, kind=each.kind, number=each.number, office=each.office,
                        dated_on=local_today(each.dated_at), ended_on=local_today(each.ended_at), digests=list(each.digests),
                        state="proposed", proposed_at=now,
                    )
                )  # fmt: skip
                details: audit.Details = {"document": str(each.id), "kind": each.kind, "number": each.number}
                await audit.record(Audit, by=by, action="document_erasure_proposed", about=None, details=details, at=now)
        except asyncpg.UniqueViolationError:
            continue  # another worker was faster
    return len(found)
