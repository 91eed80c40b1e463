"""The line of captures that wait for the engine: its length, and a person's own place in it.

The line is in PostgreSQL; the queue in Redis holds only its first part.
"""

from uuid import UUID

from services.biometrics.database import DB
from services.biometrics.sessions.domain import State
from services.biometrics.sessions.tables import Session
from shared.db.beyond import beyond_scope


async def length() -> int:
    """How many captures wait."""
    async with beyond_scope(DB, "how many captures of every kiosk wait"):
        return int(await Session.count().where(Session.state == State.SUBMITTED))


async def ahead_of(session: UUID) -> int:
    """How many captures were handed in before this one and are still waiting."""
    row = await Session.select(Session.submitted_at).where(Session.id == session, Session.state == State.SUBMITTED).first()
    if row is None:
        return 0
    async with beyond_scope(DB, "how many captures of every kiosk wait before this one"):
        return int(await Session.count().where(Session.state == State.SUBMITTED, Session.submitted_at < row["submitted_at"]))
