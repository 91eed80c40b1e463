"""Looking at an image of a person is something that stays in the record."""

from datetime import datetime
from uuid import UUID

from services.biometrics.tables import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def record_reference_view(person: UUID, place: str, *, by: Actor, now: datetime) -> None:
    """Who looked at a reference picture outside a review."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="reference_viewed", about=person, details={"place": place}, at=now)


async def record_view(person: UUID, session: UUID, kind: str, *, by: Actor, now: datetime) -> None:
    """Who looked at which image, when."""
    async with transaction(DB):
        details: audit.Details = {"session": str(session), "image": kind}
        await audit.record(Audit, by=by, action="image_viewed", about=person, details=details, at=now)


async def record_export(rows: int, *, by: Actor, now: datetime) -> None:
    """Who took the figures of how many attempts away."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="attempts_exported", about=None, details={"rows": rows}, at=now)
