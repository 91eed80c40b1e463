"""Whoever takes figures away stays in the record."""

from datetime import datetime

from services.biometrics.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def record_export(rows: int, *, by: Actor, now: datetime) -> None:
    """Who took the figures of how many attempts away."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="attempts_exported", about=None, details={"rows": rows}, at=now)
