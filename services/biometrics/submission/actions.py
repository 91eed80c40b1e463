"""Handing in a check-in: with the face check's result, or without a camera and with the reason. Never refused."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.biometrics.database import DB, MESSAGING, Audit
from services.biometrics.images.actions import forget_what_was_seen
from services.biometrics.sessions import changes
from services.biometrics.sessions.domain import Event, State, after
from services.biometrics.sessions.live import notify
from services.biometrics.sessions.queries import Visit, locked_session
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.submission.capture_description import capture_described
from services.biometrics.submission.domain import KEPT, NOT_ATTEMPTED, Verification, reason_of, worth_another_try
from services.biometrics.submission.queries import attempts_of, last_attempt
from services.biometrics.submission.tables import Attempt
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.biometrics import IdentityVerified, Reason
from shared.messaging.outbox import send

# Reasons that say nothing against what the camera saw before.
OWN_CHOICE = frozenset({"no_camera", "camera_refused", "cannot_see", "cannot_move", "chose_officer", "too_many_attempts"})


async def record_verification(session: UUID, attempt: int, result: Verification, *, by: Actor, now: datetime) -> State:
    """Keep what the engine saw. In doubt the person may try again while attempts are left; otherwise the check-in is handed in.

    A result for an attempt that is no longer the current one changes nothing.
    """
    async with transaction(DB):
        visit = await locked_session(session)
        if visit.state != State.SUBMITTED or visit.attempts != attempt:
            return State(visit.state)
        reason = reason_of(result.match, result.liveness, result.quality)
        await _keep(visit, result, reason, now)
        if worth_another_try(reason, await attempts_of(visit, now)):
            await forget_what_was_seen(session, attempt)
            state = await changes.offer_another_try(session, reason, now=now)
            await notify(session)
            return state
        return await _hand_in(visit, result, reason, Event.VERIFIED, by=by, now=now)


async def hand_in_without_camera(session: UUID, reason: Reason, *, by: Actor, now: datetime) -> State:
    """The camera is missing, refused, unwanted or useless: the officer looks instead. Raises NotNow."""
    async with transaction(DB):
        visit = await locked_session(session)
        if visit.state in {State.VERIFIED, State.RECEIPTED}:
            return State(visit.state)
        last = await last_attempt(session) if reason in OWN_CHOICE else None
        if last is not None:  # after a doubtful capture: what the camera saw is not hidden from the officer
            return await _hand_in(visit, last.result, reason, Event.HAND_IN, by=by, now=now)
        result = NOT_ATTEMPTED if reason != "no_template" else Verification(match="no_template")
        if reason == "engine_error":
            result = Verification(match="error", liveness="error")
        await _keep(visit, result, reason, now)
        return await _hand_in(visit, result, reason, Event.HAND_IN, by=by, now=now)


async def hand_in_as_it_is(session: UUID, *, by: Actor, now: datetime) -> State:
    """After a doubtful capture: with the last result, whatever it was. Raises NotNow."""
    async with transaction(DB):
        visit = await locked_session(session)
        last = await last_attempt(session)
        if visit.state in {State.SUBMITTED, State.VERIFIED, State.RECEIPTED} or last is None:
            return State(visit.state)
        return await _hand_in(visit, last.result, last.reason, Event.HAND_IN, by=by, now=now)


async def hand_in_left_behind(*, by: Actor, now: datetime) -> int:
    """People who stood in front of the camera and left have checked in: hand in what was captured; returns how many."""
    idle = now - timedelta(seconds=settings().session_idle_seconds)
    async with transaction(DB):
        rows = (
            await Session.select(Session.id)
            .where(Session.state == State.CAPTURING, Session.attempts > 0, Session.seen_at < idle)
            .lock_rows("UPDATE", skip_locked=True)
        )
        for row in rows:
            await hand_in_as_it_is(row["id"], by=by, now=now)
    return len(rows)


async def _hand_in(visit: Visit, result: Verification, reason: Reason | None, event: Event, *, by: Actor, now: datetime) -> State:
    state = after(State(visit.state), event)
    await forget_what_was_seen(visit.id, visit.attempts)
    submitted = visit.submitted_at or now
    await changes.hand_in(visit.id, state, reason, submitted_at=submitted, now=now)
    message = IdentityVerified(
        person=visit.person,
        check_in=visit.check_in,
        session=visit.id,
        kiosk=visit.kiosk,
        match=result.match,
        liveness=result.liveness,
        quality=result.quality,
        score=result.score,
        threshold=result.threshold,
        calibrated=result.calibrated,
        engine=result.engine,
        reason=reason,
        answers=dict(visit.answers),
        started_at=visit.started_at,
        submitted_at=submitted,
    )
    await send(MESSAGING, message)
    if (described := await capture_described(visit)) is not None:
        await send(MESSAGING, described)
    details: audit.Details = {
        "session": str(visit.id), "match": result.match, "liveness": result.liveness, "quality": result.quality, "reason": reason,
        "score": result.score, "threshold": result.threshold, "calibrated": result.calibrated, "engine": result.engine,
        "decision": str(result.decision) if result.decision else None,
    }  # fmt: skip
    await audit.record(Audit, by=by, action="check_in_handed_in", about=visit.person, details=details, at=now)
    await notify(visit.id)
    return state


async def _keep(visit: Visit, result: Verification, reason: Reason | None, now: datetime) -> None:
    kept = {name: getattr(result, name) for name in KEPT}
    lists = {name: list(value) for name, value in kept.items() if isinstance(value, tuple)}
    attempt = Attempt(id=uuid4(), session=visit.id, person=visit.person, number=visit.attempts, reason=reason, at=now, **(kept | lists))
    await Attempt.insert(attempt)
