"""What follows from an officer's review: images kept or deleted, and each view recorded."""

from datetime import datetime
from uuid import UUID

from services.biometrics.database import DB, Audit
from services.biometrics.images.actions import apply_image_retention
from services.biometrics.images.domain import VERDICTS
from services.biometrics.sessions import changes
from services.biometrics.sessions.tables import Session
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.probation import CheckInReviewed, SecondOpinionAsked


async def second_opinion(message: SecondOpinionAsked, *, by: Actor, now: datetime) -> None:
    """Until the verdict is final, an officer of the office who did not give the first verdict may look at the images."""
    async with transaction(DB):
        await changes.ask_second_opinion(message.check_in, message.first_officer)
        details: audit.Details = {"check_in": str(message.check_in)}
        await audit.record(Audit, by=by, action="second_opinion_asked", about=message.person, details=details, at=now)


async def receive_review(message: CheckInReviewed, *, by: Actor, now: datetime) -> None:
    """An officer decided: a confirmed identity deletes the images now, any other verdict after the retention time."""
    async with transaction(DB):
        sessions = await Session.select(Session.id).where(Session.check_in == message.check_in).lock_rows("UPDATE")
        for session in sessions:
            await changes.keep_verdict(session["id"], message.verdict, message.reviewed_at)
            await apply_image_retention(session["id"], VERDICTS[message.verdict], by=by, now=now)
        details: audit.Details = {"check_in": str(message.check_in), "verdict": message.verdict}
        await audit.record(Audit, by=by, action="review_received", about=message.person, details=details, at=now)


async def record_view(person: UUID, session: UUID, kind: str, *, by: Actor, now: datetime) -> None:
    """Record who looked at which image, and when."""
    async with transaction(DB):
        details: audit.Details = {"session": str(session), "image": kind}
        await audit.record(Audit, by=by, action="image_viewed", about=person, details=details, at=now)
