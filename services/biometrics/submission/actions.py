"""The check-in given: with the machine's word on the face, or without a camera and the reason. Never refused."""

import json
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from services.biometrics.database import DB, MESSAGING, Audit
from services.biometrics.images.actions import forget_what_was_seen
from services.biometrics.sessions import changes
from services.biometrics.sessions.domain import Event, State, after
from services.biometrics.sessions.live import notify
from services.biometrics.sessions.queries import locked_session
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.submission.capture_description import capture_described
from services.biometrics.submission.domain import NOT_ATTEMPTED, Verification, reason_of, worth_another_try
from services.biometrics.submission.queries import attempts_of, last_attempt
from services.biometrics.submission.tables import Attempt
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.biometrics import IdentityVerified, Reason
from shared.messaging.outbox import send

KEPT = tuple(field.name for field in fields(Verification))
"""What an attempt keeps of a result: all of it."""
# Reasons that say nothing against what the camera saw before.
OWN_CHOICE = frozenset({"no_camera", "camera_refused", "cannot_see", "cannot_move", "chose_officer", "too_many_attempts"})


async def record_verification(session: UUID, attempt: int, result: Verification, *, by: Actor, now: datetime) -> State:
    """Keep what the engine saw. In doubt the person may try again while attempts are left; otherwise the check-in is handed in.

    A result for an attempt that is no longer the current one changes nothing.
    """
    async with transaction(DB):
        row = await locked_session(session)
        if row["state"] != State.SUBMITTED or row["attempts"] != attempt:
            return State(row["state"])
        reason = reason_of(result.match, result.liveness, result.quality)
        await _keep(row, result, reason, now)
        if worth_another_try(reason, await attempts_of(row, now)):
            await forget_what_was_seen(session, attempt)
            state = await changes.offer_another_try(session, reason, now=now)
            await notify(session)
            return state
        return await _hand_in(row, result, reason, Event.VERIFIED, by=by, now=now)


async def hand_in_without_camera(session: UUID, reason: Reason, *, by: Actor, now: datetime) -> State:
    """The camera is missing, refused, not wanted or of no use: the officer looks instead. Raises NotNow."""
    async with transaction(DB):
        row = await locked_session(session)
        if row["state"] in {State.VERIFIED, State.RECEIPTED}:
            return State(row["state"])
        last = await last_attempt(session) if reason in OWN_CHOICE else None
        if last is not None:  # after a doubtful capture: what the camera saw is not hidden from the officer
            return await _hand_in(row, _result_of(last), reason, Event.HAND_IN, by=by, now=now)
        result = NOT_ATTEMPTED if reason != "no_template" else Verification(match="no_template")
        if reason == "engine_error":
            result = Verification(match="error", liveness="error")
        await _keep(row, result, reason, now)
        return await _hand_in(row, result, reason, Event.HAND_IN, by=by, now=now)


async def hand_in_as_it_is(session: UUID, *, by: Actor, now: datetime) -> State:
    """After a doubtful capture: with the last result, whatever it was. Raises NotNow."""
    async with transaction(DB):
        row = await locked_session(session)
        last = await last_attempt(session)
        if row["state"] in {State.SUBMITTED, State.VERIFIED, State.RECEIPTED} or last is None:
            return State(row["state"])
        return await _hand_in(row, _result_of(last), last["reason"], Event.HAND_IN, by=by, now=now)


async def hand_in_left_behind(*, by: Actor, now: datetime) -> int:
    """Whoever stood before the camera and went away has checked in: hand in what there is; returns how many."""
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


def _result_of(attempt: dict[str, Any]) -> Verification:
    return Verification(**{name: attempt[name] for name in KEPT if attempt[name] is not None})


async def _hand_in(row: dict[str, Any], result: Verification, reason: Reason | None, event: Event, *, by: Actor, now: datetime) -> State:
    state = after(State(row["state"]), event)
    await forget_what_was_seen(row["id"], row["attempts"])
    submitted = row["submitted_at"] or now
    await changes.hand_in(row["id"], state, reason, submitted_at=submitted, now=now)
    answers: dict[str, str | list[str]] = json.loads(row["answers"])
    message = IdentityVerified(
        person=row["person"],
        check_in=row["check_in"],
        session=row["id"],
        kiosk=row["kiosk"],
        match=result.match,
        liveness=result.liveness,
        quality=result.quality,
        score=result.score,
        threshold=result.threshold,
        calibrated=result.calibrated,
        engine=result.engine,
        reason=reason,
        answers=answers,
        started_at=row["started_at"],
        submitted_at=submitted,
    )
    await send(MESSAGING, message)
    if (described := await capture_described(row)) is not None:
        await send(MESSAGING, described)
    details: audit.Details = {
        "session": str(row["id"]), "match": result.match, "liveness": result.liveness, "quality": result.quality, "reason": reason,
        "score": result.score, "threshold": result.threshold, "calibrated": result.calibrated, "engine": result.engine,
        "decision": str(result.decision) if result.decision else None,
    }  # fmt: skip
    await audit.record(Audit, by=by, action="check_in_handed_in", about=row["person"], details=details, at=now)
    await notify(row["id"])
    return state


async def _keep(row: dict[str, Any], result: Verification, reason: Reason | None, now: datetime) -> None:
    kept = {name: getattr(result, name) for name in KEPT}
    lists = {name: list(value) for name, value in kept.items() if isinstance(value, tuple)}
    attempt = Attempt(id=uuid4(), session=row["id"], person=row["person"], number=row["attempts"], reason=reason, at=now, **(kept | lists))
    await Attempt.insert(attempt)
