"""What other capabilities change in a session's row: its challenge, its capture, its result, the officer's verdict.

Every function is one statement inside the caller's transaction; the caller has locked the row, unless the docstring says otherwise.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.biometrics.sessions.domain import Event, State, after
from services.biometrics.sessions.tables import Session
from shared.messages.biometrics import Reason


async def start_challenge(
    session: UUID, nonce_hash: str, expires_at: datetime, *, movements: Sequence[str], pauses_ms: Sequence[int], now: datetime
) -> None:
    """A new challenge replaces the previous one."""
    await Session.update(
        {
            Session.nonce_hash: nonce_hash,
            Session.nonce_expires_at: expires_at,
            Session.movements: [*movements],
            Session.pauses_ms: [*pauses_ms],
            Session.asked_ms: [],
            Session.seen_at: now,
        }
    ).where(Session.id == session)


async def keep_asked(session: UUID, asked_ms: Sequence[int], *, now: datetime) -> None:
    """The capture continues: store when each movement so far was asked for."""
    await Session.update({Session.asked_ms: [*asked_ms], Session.seen_at: now}).where(Session.id == session)


async def submit_capture(session: UUID, asked_ms: Sequence[int], *, attempt: int, now: datetime) -> None:
    """The capture is complete and waits for the engine; its nonce is used up."""
    await Session.update(
        {
            Session.asked_ms: [*asked_ms],
            Session.seen_at: now,
            Session.state: after(State.CAPTURING, Event.FRAMES),
            Session.attempts: attempt,
            Session.submitted_at: now,
            Session.verify_tries: 0,
            Session.verify_tried_at: now,
            Session.nonce_hash: None,
        }
    ).where(Session.id == session)


async def forget_nonce(session: UUID) -> None:
    """The running capture accepts no more frames."""
    await Session.update({Session.nonce_hash: None}).where(Session.id == session)


async def mark_tried(session: UUID, *, now: datetime) -> None:
    """The engine looks at the capture now."""
    await Session.update({Session.verify_tried_at: now}).where(Session.id == session)


async def count_try(session: UUID, tries: int, *, now: datetime) -> bool:
    """One try more than `tries`; False if another process counted it. Needs no lock and no transaction."""
    counted = (
        await Session.update({Session.verify_tries: tries + 1, Session.verify_tried_at: now})
        .where(Session.id == session, Session.verify_tries == tries)
        .returning(Session.id)
    )
    return bool(counted)


async def offer_another_try(session: UUID, reason: Reason | None, *, now: datetime) -> State:
    """Back to the camera, with the reason why; returns the state."""
    state = after(State.SUBMITTED, Event.RETRY)
    await Session.update({Session.state: state, Session.reason: reason, Session.seen_at: now}).where(Session.id == session)
    return state


async def hand_in(session: UUID, state: State, reason: Reason | None, *, submitted_at: datetime, now: datetime) -> None:
    """The check-in is told to probation: `state` follows from what happened."""
    await Session.update(
        {Session.state: state, Session.reason: reason, Session.submitted_at: submitted_at, Session.nonce_hash: None, Session.seen_at: now}
    ).where(Session.id == session)


async def ask_second_opinion(check_in: UUID, first_officer: UUID) -> None:
    """Another officer than `first_officer` may look, if there is no final verdict yet. Needs no lock."""
    await Session.update({Session.second_opinion_not_by: first_officer}).where(Session.check_in == check_in, Session.verdict.is_null())


async def keep_verdict(session: UUID, verdict: str, reviewed_at: datetime) -> None:
    """Store what the officer decided; a second opinion is no longer requested."""
    await Session.update({Session.verdict: verdict, Session.reviewed_at: reviewed_at, Session.second_opinion_not_by: None}).where(
        Session.id == session
    )
