"""Who is asked when an officer does not take an alert in time."""

from datetime import datetime
from uuid import UUID

from services.probation.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction


async def set_deputy(officer: UUID, deputy: tuple[UUID, str] | None, *, by: Actor, now: datetime) -> None:
    """Set who (id and name) is asked when this officer does not take an alert in time; None: the senior officer at once."""
    async with transaction(DB):
        connection = DB.connection()
        if deputy is None:
            await connection.execute("DELETE FROM probation.deputy WHERE officer = $1", officer)
        else:
            await connection.execute(
                "INSERT INTO probation.deputy VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (officer) DO UPDATE"
                " SET office = excluded.office, deputy = excluded.deputy, deputy_name = excluded.deputy_name, set_at = excluded.set_at,"
                " set_by = excluded.set_by",
                *(officer, by.office or "", *deputy, now, by.id),
            )
        details = {"deputy": str(deputy[0]) if deputy else None}
        await audit.record(Audit, by=by, action="deputy_set", about=officer, details=details, at=now)
