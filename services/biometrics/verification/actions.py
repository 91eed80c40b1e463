"""A submitted capture on its way through the engine: claimed by a worker, tried again when its job got lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.biometrics.database import DB
from services.biometrics.engine.queue import QUEUE
from services.biometrics.enrolment.queries import references_of
from services.biometrics.images.queries import captured_frames
from services.biometrics.matching.domain.decisions import Decision
from services.biometrics.observations.domain import CapturedFrame
from services.biometrics.sessions import changes
from services.biometrics.sessions.domain import State
from services.biometrics.sessions.queries import find_locked
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.subjects.vault import Descriptors
from services.biometrics.thresholds.queries import decision_in_force
from services.biometrics.verification.line import ahead_of
from services.biometrics.verification.non_mated import some_others
from shared.db.engine import transaction
from shared.messaging.queue import enqueue, is_waiting

FUNCTION = "verify_session"
IN_QUEUE = 64
"""The most captures in Redis at one time; the rest of the line is only in PostgreSQL."""


@dataclass(frozen=True, repr=False)
class Capture:
    """What the engine needs of one session. `references` are those that this engine made: the first set, the second where there is one.

    `outdated`: there are references, but another engine made all of them, so they cannot be compared.
    """

    session: UUID
    attempt: int
    movements: tuple[str, ...]
    asked_ms: tuple[int, ...] | None
    frames: tuple[CapturedFrame, ...]
    references: tuple[Descriptors, ...]
    outdated: bool
    places: tuple[str, ...] = ()
    decision: Decision | None = None
    others: tuple[tuple[Descriptors, ...], ...] = ()


async def claim(session: UUID, *, engine: str, now: datetime) -> Capture | None:
    """The capture, if it still waits for a result; `engine` is the one that will compare."""
    async with transaction(DB) as opened:
        visit = await find_locked(session)
        if visit is None or visit.state != State.SUBMITTED:
            return None
        # Only the moment of this try is written: if a crash of the server loses it, the sweep asks sooner. So there is no wait for the
        # disk.
        await opened.connection.execute("SET LOCAL synchronous_commit TO off")
        await changes.mark_tried(session, now=now)
    frames = await captured_frames(session, visit.attempts)
    references = await references_of(visit.person)
    usable = [reference for reference in references if reference.engine == engine]
    comparable = tuple(reference.descriptors for reference in usable)
    return Capture(
        session=session,
        attempt=visit.attempts,
        movements=tuple(visit.movements),
        asked_ms=tuple(visit.asked_ms) if visit.asked_ms is not None else None,
        frames=tuple(frames),
        references=comparable,
        outdated=bool(references) and not comparable,
        places=tuple(reference.place for reference in usable),
        decision=await decision_in_force(now=now),
        others=await some_others(visit.person, settings().measure_against, engine=engine) if comparable else (),
    )


async def unverified(*, now: datetime) -> list[tuple[UUID, int, int]]:
    """Captures that wait for longer than they should: session, attempt, and how often the engine was asked again.

    One whose job still stands in the queue only waits for its turn.
    """
    late = now - timedelta(seconds=settings().verify_again_after_seconds)
    rows = (
        await Session.select(Session.id, Session.attempts, Session.verify_tries)
        .where(Session.state == State.SUBMITTED, Session.verify_tried_at < late)
        .order_by(Session.submitted_at)
        .limit(IN_QUEUE)
    )
    late_ones = [(row["id"], row["attempts"], row["verify_tries"]) for row in rows]
    return [one for one in late_ones if not await is_waiting(_job(*one))]


async def ask(session: UUID, attempt: int) -> None:
    """Put a capture on the engine's queue; the caller has committed it. If Redis is not available, the sweep asks again.

    The queue holds at most `IN_QUEUE`: captures further back wait in the table, and the sweep adds them when their turn is near.
    """
    if await ahead_of(session) < IN_QUEUE:
        await enqueue(QUEUE, FUNCTION, str(session), job_id=_job(session, attempt, 0))


async def again(session: UUID, attempt: int, tries: int, *, now: datetime) -> None:
    """Ask once more, and count it, so that a capture whose job never runs ends too."""
    if await changes.count_try(session, tries, now=now):
        await enqueue(QUEUE, FUNCTION, str(session), job_id=_job(session, attempt, tries + 1))


def _job(session: UUID, attempt: int, tries: int) -> str:
    """The name of the job that was put on the queue last, after `tries` repetitions."""
    return f"verify:{session}:{attempt}:{tries}"
