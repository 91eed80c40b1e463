"""Every export of figures is recorded."""

from datetime import datetime

from services.biometrics.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def record_export(rows: int, *, by: Actor, now: datetime) -> None:
    """Record who exported the figures, and of how many attempts."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="attempts_exported", about=None, details={"rows": rows}, at=now)
