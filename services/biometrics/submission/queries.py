"""How often a person stood in front of the camera, and the last result."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.biometrics.sessions.queries import Visit
from services.biometrics.settings import settings
from services.biometrics.submission.domain import KEPT, Attempts, Verification
from services.biometrics.submission.tables import Attempt
from shared.messages.biometrics import Reason


@dataclass(frozen=True, slots=True)
class Judged:
    """What the engine said about a capture, and why a human must look."""

    result: Verification
    reason: Reason | None


async def attempts_of(visit: Visit, now: datetime) -> Attempts:
    """How often this person stood in front of the camera, in this session and in the last 24 hours."""
    today = await Attempt.count().where(
        Attempt.person == visit.person, Attempt.at > now - timedelta(days=1), Attempt.match != "not_attempted"
    )
    chosen = settings()
    return Attempts(visit.attempts, today, chosen.attempts_per_session, chosen.attempts_per_person_a_day)


async def last_attempt(session: UUID) -> Judged | None:
    """The newest result of a session."""
    row = await Attempt.select().where(Attempt.session == session).order_by(Attempt.number, ascending=False).first()
    if row is None:
        return None
    return Judged(Verification(**{name: row[name] for name in KEPT if row[name] is not None}), row["reason"])
