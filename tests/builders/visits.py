"""A visit to the kiosk by actions, step by step: the card, the questions, the capture, its result, the receipt, the officer's verdict."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from arq import create_pool
from arq.jobs import JobDef

from services.biometrics.capture import actions as capture
from services.biometrics.database import Outbox
from services.biometrics.engine import queue as engine_queue
from services.biometrics.images.storage import TakenFrame
from services.biometrics.review import actions as review
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions import receipts
from services.biometrics.sessions.tables import Session
from services.biometrics.submission import actions as submission
from services.biometrics.submission.domain import Verification
from shared.messages.probation import CheckInRecorded, CheckInReviewed
from shared.messaging.queue import deserialize, redis_settings
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person

GOOD = Verification(match="match", liveness="live", quality="good", score=5.0, threshold=3.0, calibrated=True, engine="test", probe=1)
NO_MATCH = Verification(
    match="no_match", liveness="live", quality="good", score=0.1, threshold=3.0, calibrated=True, engine="test", probe=0
)
FRAMES = 4
"""The number of frames in a complete capture of `captured`."""


def taken(*milliseconds: int) -> list[TakenFrame]:
    """Frames that the engine could not look at: the challenge goes on by the clock."""
    return [TakenFrame(b"\xff\xd8 the face itself", at, None) for at in milliseconds]


async def identified(person: Person) -> UUID:
    """The person's card and PIN were right; the session."""
    found = await sessions.identify(person.card, PIN, kiosk=person.kiosk, language="kk", by=person.at_kiosk, now=NOW)
    return found.session


async def at_camera(person: Person) -> UUID:
    """Both questions are answered; the session."""
    session = await identified(person)
    await sessions.answer(session, "mood", "well", last=False, now=NOW)
    await sessions.answer(session, "support", ["housing"], last=True, now=NOW)
    return session


async def captured(person: Person, session: UUID, *, now: datetime = NOW) -> int:
    """A frame every now and then until the capture is complete: two movements take four. The number of the attempt."""
    nonce = await capture.begin_capture(session, now=now)
    for moment in range(0, 30_000, 2_600):
        step = await capture.add_frames(session, nonce, taken(moment), by=person.at_kiosk, now=now)
        if step.attempt is not None:
            return step.attempt
    raise AssertionError("the capture comes to no end")


async def judged(person: Person, session: UUID, result: Verification) -> None:
    """One capture, and the engine's result."""
    await submission.record_verification(session, await captured(person, session), result, by=SYSTEM, now=NOW)


async def in_doubt(person: Person) -> UUID:
    """A visit that is handed in although the face did not match; the session."""
    session = await at_camera(person)
    await judged(person, session, NO_MATCH)
    await submission.hand_in_as_it_is(session, by=SYSTEM, now=NOW)
    return session


async def receipt(person: Person, state: str = "accepted") -> None:
    """Probation's answer to a check-in."""
    body = {"person": person.id, "check_in": person.check_in, "state": state, "receipt": "R-1", "recorded_at": NOW, "next_check_in": None}
    await receipts.receive_receipt(CheckInRecorded.model_validate(body), by=SYSTEM, now=NOW)


async def reviewed(person: Person, verdict: str) -> None:
    """An officer's verdict on the check-in."""
    body = {"person": person.id, "check_in": person.check_in, "verdict": verdict, "reviewed_at": NOW}
    await review.receive_review(CheckInReviewed.model_validate(body), by=SYSTEM, now=NOW)


async def state(session: UUID) -> str:
    """The state of a session."""
    row = await Session.select(Session.state).where(Session.id == session).first()
    assert row
    return str(row["state"])


async def sent(person: UUID, type_name: str) -> list[dict[str, Any]]:
    """Bodies of the messages to probation about a person."""
    rows = await Outbox.select().where(Outbox.person == person, Outbox.type == type_name).order_by(Outbox.sequence)
    return [json.loads(row["body"]) for row in rows]


async def jobs() -> list[JobDef]:
    """What waits on the engine's queue."""
    redis = await create_pool(redis_settings(patient=False), job_deserializer=deserialize)
    try:
        return await redis.queued_jobs(queue_name=engine_queue.QUEUE)
    finally:
        await redis.aclose()
