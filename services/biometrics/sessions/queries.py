"""Visits to the kiosk: the one that a cookie names, its answers, its row locked."""

import json
from uuid import UUID

from services.biometrics.rows import Row
from services.biometrics.sessions.tables import Session
from shared.identity.tokens import token_hash


async def session_of(token: str, kiosk: UUID) -> Row | None:
    """The session that this kiosk's cookie names."""
    row: Row | None = await Session.select().where(Session.token_hash == token_hash(token), Session.kiosk == kiosk).first()
    return row


def answer_in(row: Row, code: str) -> str | list[str]:
    """What the person answered to one question so far."""
    answers: dict[str, str | list[str]] = json.loads(row["answers"])
    return answers.get(code, "")


async def locked_session(session: UUID) -> Row:
    """The session, locked until COMMIT. Raises LookupError."""
    row: Row | None = await Session.select().where(Session.id == session).lock_rows("UPDATE").first()
    if row is None:
        raise LookupError("unknown session")
    return row
