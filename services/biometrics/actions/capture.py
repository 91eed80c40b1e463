"""Before the camera: a single-use challenge, then its frames, encrypted before they are stored."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.biometrics.actions._rows import locked_session
from services.biometrics.actions.handing_in import attempts_of
from services.biometrics.domain.erasure import Ending, delete_after
from services.biometrics.domain.session import Event, NotNow, State, after
from services.biometrics.keys import open_vault
from services.biometrics.settings import settings
from services.biometrics.tables import DB, Audit, Enrolment, Frame, Session, Subject
from shared import audit
from shared.db.engine import transaction
from shared.identity.actors import Actor
from shared.identity.tokens import new_token, token_hash
from shared.messages.biometrics import Reason

PROBE_VERSION = 0
"""Images of a session belong to no template version."""


class StaleNonce(Exception):
    """The nonce was used, is older than a minute, or belongs to another session: capture again."""


@dataclass
class CameraClosed(Exception):
    """The camera is of no use in this session; the check-in is handed in with `reason`."""

    reason: Reason


@dataclass(frozen=True)
class Challenge:
    """What to do before the camera, and the nonce under which its frames are taken, once."""

    nonce: str
    movements: tuple[str, ...]


@dataclass(frozen=True)
class TakenFrame:
    """One JPEG as it came, the step it was taken in, and milliseconds since the capture began."""

    jpeg: bytes
    step: str
    taken_ms: int


async def camera_closed(session: UUID, *, now: datetime) -> Reason | None:
    """Why no image may or need be taken: no legal basis, no template, or too many attempts. None: the camera may be used."""
    row = await Session.select().where(Session.id == session).first()
    assert row is not None
    subject = await Subject.select(Subject.basis_kind, Subject.wrapped_key).where(Subject.person == row["person"]).first()
    if subject is None or subject["basis_kind"] is None or subject["wrapped_key"] is None:
        return "basis_missing"
    if not await Enrolment.exists().where(Enrolment.person == row["person"], Enrolment.state == "confirmed"):
        return "no_template"
    return None if (await attempts_of(row, now)).left > 0 else "too_many_attempts"


async def begin_capture(session: UUID, *, now: datetime) -> Challenge:
    """A fresh challenge; the one before is worth nothing any more. Raises CameraClosed or NotNow."""
    async with transaction(DB):
        row = await locked_session(session)
        after(State(row["state"]), Event.FRAMES)
        if reason := await camera_closed(session, now=now):
            raise CameraClosed(reason)
        chosen, nonce = settings(), new_token()
        steps = min(max(1, chosen.challenge_steps), len(chosen.challenge_movements))
        movements = secrets.SystemRandom().sample(chosen.challenge_movements, steps)
        await Session.update(
            {
                Session.nonce_hash: token_hash(nonce),
                Session.nonce_expires_at: now + timedelta(seconds=chosen.nonce_seconds),
                Session.movements: movements,
                Session.seen_at: now,
            }
        ).where(Session.id == session)
    return Challenge(nonce, tuple(movements))


async def use_nonce(session: UUID, nonce: str, *, now: datetime) -> None:
    """Use the nonce up, whatever becomes of the frames. Raises StaleNonce."""
    used = (
        await Session.update({Session.nonce_hash: None, Session.seen_at: now})
        .where(Session.id == session, Session.nonce_hash == token_hash(nonce), Session.nonce_expires_at > now)
        .returning(Session.id)
    )
    if not used:
        raise StaleNonce


async def submit_frames(session: UUID, frames: Sequence[TakenFrame], *, by: Actor, now: datetime) -> int:
    """Store the frames encrypted and hand the session to the engine; returns the number of the attempt.

    The nonce was used up before (`use_nonce`). Raises CameraClosed, or NotNow where the session went on without them.
    """
    retention = timedelta(days=settings().image_retention_days)
    async with transaction(DB):
        row = await locked_session(session)
        if row["state"] != State.CAPTURING:
            raise NotNow(row["state"])
        if reason := await camera_closed(session, now=now):
            raise CameraClosed(reason)
        vault = await open_vault(row["person"])
        replaced = await Frame.delete().where(Frame.session == session).returning(Frame.id)
        attempt = row["attempts"] + 1
        for position, frame in enumerate(frames):
            frame_id = uuid4()
            await Frame.insert(
                Frame(
                    id=frame_id,
                    person=row["person"],
                    session=session,
                    attempt=attempt,
                    position=position,
                    step=frame.step,
                    taken_ms=frame.taken_ms,
                    version=PROBE_VERSION,
                    image=vault.close_image(frame.jpeg, frame_id, PROBE_VERSION),
                    stored_at=now,
                    delete_after=delete_after(Ending.UNREVIEWED, now, retention),
                )
            )
        await Session.update(
            {
                Session.state: after(State.CAPTURING, Event.FRAMES),
                Session.attempts: attempt,
                Session.submitted_at: now,
                Session.verify_tries: 0,
                Session.verify_tried_at: now,
                Session.seen_at: now,
            }
        ).where(Session.id == session)
        details: audit.Details = {"session": str(session), "images": len(frames), "attempt": attempt, "images_replaced": len(replaced)}
        await audit.record(Audit, by=by, action="images_stored", about=row["person"], details=details, at=now)
    return int(attempt)
