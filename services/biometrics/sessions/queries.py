"""Visits to the kiosk: the one that a cookie names, its answers, its row locked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.biometrics.sessions.tables import Session
from shared.db.rows import from_json, select_row
from shared.identity.tokens import token_hash
from shared.messages.biometrics import Reason


@dataclass(frozen=True, slots=True)
class Visit:
    """One session: its state, its challenge and the answers so far."""

    id: UUID
    person: UUID
    check_in: UUID
    kiosk: UUID
    state: str
    movements: list[str]
    pauses_ms: list[int] | None
    asked_ms: list[int] | None
    nonce_hash: str | None
    nonce_expires_at: datetime | None
    attempts: int
    reason: Reason | None
    started_at: datetime
    submitted_at: datetime | None
    second_opinion_not_by: UUID | None
    answers: Mapping[str, str | list[str]] = from_json()
    drafts: Mapping[str, str | list[str]] = from_json()


@dataclass(frozen=True, slots=True)
class Given:
    """A visit that was handed in: the officer's verdict if there is one, and the answers."""

    id: UUID
    state: str
    verdict: str | None
    answers: Mapping[str, str | list[str]] = from_json()


async def session_of(token: str, kiosk: UUID) -> Visit | None:
    """The session that this kiosk's cookie names."""
    return await select_row(Visit, Session.select().where(Session.token_hash == token_hash(token), Session.kiosk == kiosk).first())


async def session_row(session: UUID) -> Visit | None:
    """The session as it is now, not locked."""
    return await select_row(Visit, Session.select().where(Session.id == session).first())


def answer_in(visit: Visit, code: str) -> str | list[str]:
    """What stands on the page of one question: what was ticked or written last, else what was answered."""
    return visit.drafts.get(code, visit.answers.get(code, ""))


async def find_locked(session: UUID) -> Visit | None:
    """The session, locked until COMMIT; None for an unknown one."""
    return await select_row(Visit, Session.select().where(Session.id == session).lock_rows("UPDATE").first())


async def locked_session(session: UUID) -> Visit:
    """The session, locked until COMMIT. Raises LookupError."""
    visit = await find_locked(session)
    if visit is None:
        raise LookupError("unknown session")
    return visit
