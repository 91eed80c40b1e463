"""The capture: a single-use challenge that is shown step by step, and its frames, encrypted before they are stored."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.biometrics.capture.domain import challenge as challenges
from services.biometrics.capture.domain.challenge import Challenge, Guidance
from services.biometrics.database import DB, Audit
from services.biometrics.engine.uploads import BadUpload
from services.biometrics.enrolment.tables import Enrolment
from services.biometrics.images.actions import delete_images_before, forget_what_was_seen
from services.biometrics.images.queries import captured_so_far, seen_frames
from services.biometrics.images.storage import TakenFrame, store_captured
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.observations.domain import Seen
from services.biometrics.sessions import changes
from services.biometrics.sessions.domain import Event, NotNow, State, after
from services.biometrics.sessions.queries import Visit, locked_session, session_row
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.subjects.domain import allows_images
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.queries import subject_of
from services.biometrics.submission.queries import attempts_of
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.identity.tokens import new_token, token_hash
from shared.messages.biometrics import Reason

DESCRIBE_EVERY = 3
"""Every third frame is described while the capture runs, so that little is left to do after the last one."""


class StaleNonce(Exception):
    """The nonce was used, is older than a minute, or belongs to another session: capture again."""


@dataclass
class CameraClosed(Exception):
    """The camera is of no use in this session; the check-in is handed in with `reason`."""

    reason: Reason


@dataclass(frozen=True)
class Step:
    """What the kiosk shows next; `attempt` is the number of the capture where this was its end. `frames`: those that were kept."""

    guidance: Guidance
    attempt: int | None = None
    frames: tuple[UUID, ...] = ()


async def camera_closed(session: UUID, *, now: datetime) -> Reason | None:
    """Why no image may or need be taken: no legal basis (or no signed copy of the consent), no template, too many attempts.

    None: the camera may be used.
    """
    visit = await session_row(session)
    assert visit is not None
    subject = await subject_of(visit.person)
    if subject is None or subject.wrapped_key is None or not allows_images(subject.basis_kind, subject.signed_copy):
        return "basis_missing"
    if not await Enrolment.exists().where(Enrolment.person == visit.person, Enrolment.state == "confirmed"):
        return "no_template"
    return None if (await attempts_of(visit, now)).left > 0 else "too_many_attempts"


async def begin_capture(session: UUID, *, now: datetime) -> str:
    """A fresh challenge; returns its nonce. The previous one becomes invalid, and its frames are deleted. Raises CameraClosed or NotNow."""
    async with transaction(DB):
        visit = await locked_session(session)
        after(State(visit.state), Event.FRAMES)
        if reason := await camera_closed(session, now=now):
            raise CameraClosed(reason)
        await forget_what_was_seen(session, visit.attempts)
        chosen, nonce, rng = settings(), new_token(), secrets.SystemRandom()
        movements = rng.sample(chosen.challenge_movements, min(chosen.challenge_steps, len(chosen.challenge_movements)))
        pauses_ms = [rng.randint(*chosen.challenge_pause_ms) for _ in range(len(movements) + 1)]
        expires_at = now + timedelta(seconds=chosen.nonce_seconds)
        await changes.start_challenge(session, token_hash(nonce), expires_at, movements=movements, pauses_ms=pauses_ms, now=now)
    return nonce


async def describe_next(session: UUID, nonce: str, count: int, *, now: datetime) -> list[bool]:
    """Which of the next `count` frames to describe when they are kept. Raises StaleNonce for a nonce that is not good now."""
    known = await Session.select(Session.attempts).where(*_good(session, nonce, now)).first()
    if known is None:
        raise StaleNonce
    taken = await captured_so_far(session, known["attempts"] + 1)
    return [(taken + number) % DESCRIBE_EVERY == 0 for number in range(count)]


async def add_frames(session: UUID, nonce: str, frames: Sequence[TakenFrame], *, by: Actor, now: datetime) -> Step:
    """Keep frames of a running capture and say what to show next; the last ones hand the capture to the engine and use the nonce up.

    Raises StaleNonce, BadUpload (a frame of another size, or from before the last one: nothing of the request is stored),
    CameraClosed, or NotNow where the session went on without them.
    """
    async with transaction(DB):
        visit = await locked_session(session)
        if visit.state != State.CAPTURING:
            raise NotNow(visit.state)
        if visit.nonce_hash != token_hash(nonce) or visit.nonce_expires_at is None or visit.nonce_expires_at <= now:
            raise StaleNonce
        if reason := await camera_closed(session, now=now):
            raise CameraClosed(reason)
        asked_ms, pauses_ms = visit.asked_ms, visit.pauses_ms
        assert asked_ms is not None, "A nonce comes with its challenge."
        assert pauses_ms is not None, "A nonce comes with its challenge."
        vault = await open_vault(visit.person)
        attempt = visit.attempts + 1
        before = await seen_frames(session, attempt, vault)
        together = [*before, *(Seen(frame.taken_ms, frame.observation) for frame in frames)]
        _check(together)
        movements, step_ms = tuple(Movement(name) for name in visit.movements), round(settings().challenge_step_seconds * 1000)
        challenge = Challenge(movements, tuple(pauses_ms), step_ms)
        step = visit.movements[len(asked_ms) - 1] if asked_ms else "neutral"
        kept = await store_captured(
            vault, frames, person=visit.person, session=session, attempt=attempt, first=len(before), step=step, now=now
        )
        # Geometry over all frames so far: some tens of milliseconds that the event loop should not spend.
        guidance = await asyncio.to_thread(challenges.guide, together, challenge, asked_ms)
        if guidance.done:
            await _record_images(visit, attempt, len(together), by=by, now=now)
            await changes.submit_capture(session, guidance.asked_ms, attempt=attempt, now=now)
        else:
            await changes.keep_asked(session, guidance.asked_ms, now=now)
    return Step(guidance, attempt if guidance.done else None, kept)


async def _record_images(visit: Visit, attempt: int, images: int, *, by: Actor, now: datetime) -> None:
    """Only the images of the capture that counts stay."""
    replaced = await delete_images_before(attempt, visit.id)
    details: audit.Details = {"session": str(visit.id), "images": images, "attempt": attempt, "images_replaced": replaced}
    await audit.record(Audit, by=by, action="images_stored", about=visit.person, details=details, at=now)


def _check(frames: Sequence[Seen]) -> None:
    """A camera neither changes the size of its picture nor goes back in time."""
    sizes = {(frame.observation.width, frame.observation.height) for frame in frames if frame.observation}
    times = [frame.taken_ms for frame in frames]
    if len(sizes) > 1 or times != sorted(set(times)):
        raise BadUpload("unreadable")


def _good(session: UUID, nonce: str, now: datetime) -> tuple[Any, ...]:
    return Session.id == session, Session.nonce_hash == token_hash(nonce), Session.nonce_expires_at > now


async def forget_unfinished_captures(*, now: datetime) -> int:
    """Delete captures whose nonce expired half-way, because the network failed or the person left. Returns how many."""
    async with transaction(DB):
        rows = (
            await Session.select(Session.id, Session.attempts)
            .where(Session.nonce_hash.is_not_null(), Session.nonce_expires_at <= now)
            .lock_rows("UPDATE", skip_locked=True)
        )
        for row in rows:
            await forget_what_was_seen(row["id"], row["attempts"])
            await changes.forget_nonce(row["id"])
    return len(rows)
