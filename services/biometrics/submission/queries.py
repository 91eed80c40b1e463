"""How often a person stood before the camera, and what came of it last."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.biometrics.settings import settings
from services.biometrics.submission.domain import Attempts
from services.biometrics.submission.tables import Attempt


async def attempts_of(row: dict[str, Any], now: datetime) -> Attempts:
    """How often this person stood before the camera, here and in the last 24 hours."""
    today = await Attempt.count().where(
        Attempt.person == row["person"], Attempt.at > now - timedelta(days=1), Attempt.match != "not_attempted"
    )
    chosen = settings()
    return Attempts(row["attempts"], today, chosen.attempts_per_session, chosen.attempts_per_person_a_day)


async def last_attempt(session: UUID) -> dict[str, Any] | None:
    """The newest result of a session."""
    return await Attempt.select().where(Attempt.session == session).order_by(Attempt.number, ascending=False).first()
