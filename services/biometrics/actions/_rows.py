"""Rows taken for the length of a transaction."""

from typing import Any
from uuid import UUID

from services.biometrics.tables import Session

Row = dict[str, Any]


async def locked_session(session: UUID) -> Row:
    """The session, locked until COMMIT. Raises LookupError."""
    row: Row | None = await Session.select().where(Session.id == session).lock_rows("UPDATE").first()
    if row is None:
        raise LookupError("unknown session")
    return row
