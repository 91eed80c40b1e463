"""Figures of captures (scores without a template): deleted with the person's data, and in any case after their own term."""

from datetime import datetime, timedelta
from uuid import UUID

from services.biometrics.database import DB, Audit
from services.biometrics.sessions.domain import UNDER_WAY
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.submission.tables import Attempt
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

_OUTLIVED = """
    DELETE FROM biometrics.attempt a USING biometrics.session s, biometrics.subject p
    WHERE s.id = a.session AND p.person = a.person AND s.state <> ALL($1::text[])
      AND (a.at < $2 OR (p.erased_at IS NOT NULL AND p.wrapped_key IS NULL))
    RETURNING a.person, a.at < $2 AS old
"""


async def forget_attempts_of(person: UUID) -> int:
    """Delete the figures of every visit that has ended; returns how many. Inside the caller's transaction."""
    under_way = await Session.select(Session.id).where(Session.person == person, Session.state.is_in(list(UNDER_WAY)))
    kept = [row["id"] for row in under_way]
    others = [Attempt.session.not_in(kept)] if kept else []
    return len(await Attempt.delete().where(Attempt.person == person, *others).returning(Attempt.id))


async def delete_outlived_attempts(*, by: Actor, now: datetime) -> int:
    """Delete figures older than their term, and those of erased persons whose visit was still in progress; returns how many."""
    async with transaction(DB) as opened:
        gone = await opened.connection.fetch(_OUTLIVED, list(UNDER_WAY), now - timedelta(days=settings().attempt_retention_days))
        for person, old in sorted({(row["person"], row["old"]) for row in gone}):
            count = sum((row["person"], row["old"]) == (person, old) for row in gone)
            details: audit.Details = {"because": "retention" if old else "erased", "attempts": count}
            await audit.record(Audit, by=by, action="attempts_deleted", about=person, details=details, at=now)
    return len(gone)
