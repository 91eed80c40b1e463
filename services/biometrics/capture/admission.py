"""Whether another capture may begin: not while the line is too long, or soon after several failures."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.biometrics.capture.domain.pauses import Try, paused_until
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.submission.tables import Attempt
from services.biometrics.verification.line import length


class LineFull(Exception):
    """So many captures wait that another one would wait for minutes: not filmed now, and never refused without a camera."""


@dataclass
class Paused(Exception):
    """Several failures in a row: the next try before the camera begins at `until`."""

    until: datetime


async def may_begin(session: UUID, *, now: datetime) -> None:
    """Check before anybody is filmed. Raises Paused or LineFull."""
    row = await Session.select(Session.person).where(Session.id == session).first()
    assert row is not None
    chosen = settings()
    rows = (
        await Attempt.select(Attempt.at, Attempt.reason)
        .where(Attempt.person == row["person"], Attempt.at > now - timedelta(days=1), Attempt.match.not_in(["not_attempted", "error"]))
        .order_by(Attempt.at, ascending=False)
    )
    tries = [Try(attempt["at"], attempt["reason"]) for attempt in rows]
    until = paused_until(tries, after=chosen.failures_before_pause, pause=timedelta(seconds=chosen.pause_seconds))
    if until is not None and until > now:
        raise Paused(until)
    if await length() >= chosen.longest_line:
        raise LineFull
