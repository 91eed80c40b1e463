"""A visit to the kiosk: who it is, what they answer, and what is deleted when they leave."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from services.biometrics.check_ins.tables import CheckInDue
from services.biometrics.database import DB, Audit
from services.biometrics.images.actions import apply_image_retention
from services.biometrics.images.domain import Ending
from services.biometrics.sessions.domain import HANDED_IN, OPEN, UNDER_WAY, Event, State, after
from services.biometrics.sessions.queries import locked_session
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.subjects.domain import normal_code
from services.biometrics.subjects.merging import person_behind, subjects_behind
from services.biometrics.subjects.tables import Card, Subject
from shared import audit
from shared.actors import Actor
from shared.crypto import check_secret, hash_secret
from shared.db.engine import transaction
from shared.identity.limits import alarms, hashing, lockout
from shared.identity.tokens import new_token, token_hash
from shared.messages.base import Language


class WrongCard(Exception):
    """The card and the PIN do not match; the answer does not say which is wrong."""


@dataclass
class Locked(Exception):
    """Too many wrong PINs in a row for this card."""

    until: datetime


@dataclass
class NothingDue(Exception):
    """This person, whom card and PIN identified, has no check-in now; the next one opens at `opens_at`, if that is known."""

    opens_at: datetime | None
    person: UUID


@dataclass
class AlreadyHandedIn(Exception):
    """This check-in was given before; `check_in` finds its receipt."""

    check_in: UUID
    person: UUID


@dataclass(frozen=True)
class Identified:
    """A new session; `token` goes into the kiosk's cookie, only its hash is stored."""

    session: UUID
    person: UUID
    token: str


async def identify(code: str, pin: str, *, kiosk: UUID, language: Language, by: Actor, now: datetime) -> Identified:
    """Open a session for the person of this card. Any other open session of the same person ends.

    Raises Locked, WrongCard, NothingDue or AlreadyHandedIn, and TooBusy where too many PINs are being checked.
    """
    code = normal_code(code)
    if not code or not pin:
        raise WrongCard
    key = f"card:{code}"
    with hashing.KNOWN.place(f"kiosk:{kiosk}") as place:
        if until := await lockout.attempt(key, now=now):
            raise Locked(until)
        person = await _person_of(code, pin, place)
    if person is None:
        until = await lockout.locked_until(key, now=now)
        if until is None:
            raise WrongCard
        await alarms.raise_alarm(alarms.AlarmKind.CARD, place=f"kiosk {kiosk}", now=now)
        raise Locked(until)
    await lockout.cleared(key)
    async with transaction(DB):
        await Subject.select(Subject.person).where(Subject.person == person).lock_rows("UPDATE").first()
        check_in = await _due_now(person, now)
        await end_open_sessions(person, by=by, now=now)
        token, session = new_token(), uuid4()
        await Session.insert(
            Session(
                id=session,
                token_hash=token_hash(token),
                person=person,
                check_in=check_in,
                kiosk=kiosk,
                language=language,
                state=State.IDENTIFIED,
                answers="{}",
                drafts="{}",
                movements=[],
                attempts=0,
                verify_tries=0,
                started_at=now,
                seen_at=now,
            )
        )
        await audit.record(Audit, by=by, action="session_started", about=person, details={"session": str(session)}, at=now)
    return Identified(session, person, token)


async def end_open_sessions(person: UUID, *, by: Actor, now: datetime) -> None:
    """A new session deletes the answers, images and nonces of the old ones."""
    for session in await Session.select(Session.id).where(Session.person == person, Session.state.is_in(list(OPEN))).lock_rows("UPDATE"):
        await end(session["id"], Event.LEAVE, by=by, now=now)


async def end(session: UUID, event: Event, *, by: Actor, now: datetime) -> None:
    """Leave or time out, inside the caller's transaction: nothing personal stays behind."""
    visit = await locked_session(session)
    state = after(State(visit.state), event)
    nothing: dict[Any, Any] = {Session.answers: {}, Session.drafts: {}, Session.nonce_hash: None, Session.movements: []}
    await Session.update({Session.state: state, Session.ended_at: now, **nothing}).where(Session.id == session)
    await apply_image_retention(session, Ending.ABANDONED, by=by, now=now)
    await audit.record(Audit, by=by, action=f"session_{state}", about=visit.person, details={"session": str(session)}, at=now)


async def answer(session: UUID, code: str, value: str | list[str], *, last: bool, now: datetime) -> None:
    """Keep one answer; after the last one the camera is next. Raises NotNow for a page that is no longer current."""
    async with transaction(DB):
        visit = await locked_session(session)
        state = State(visit.state)
        if state == State.IDENTIFIED:
            state = after(state, Event.BEGIN)
        after(state, Event.ANSWERED)
        answers, drafts = {**visit.answers, code: value}, {other: draft for other, draft in visit.drafts.items() if other != code}
        if last:
            state, drafts = after(state, Event.ANSWERED), {}
        await Session.update({Session.state: state, Session.answers: answers, Session.drafts: drafts, Session.seen_at: now}).where(
            Session.id == session
        )


async def skip_questions(session: UUID, *, now: datetime) -> None:
    """A check-in without questions goes straight to the camera."""
    async with transaction(DB):
        visit = await locked_session(session)
        state = after(after(State(visit.state), Event.BEGIN), Event.ANSWERED)
        await Session.update({Session.state: state, Session.seen_at: now}).where(Session.id == session)


async def touch(session: UUID, *, now: datetime) -> None:
    """The person is still there."""
    await Session.update({Session.seen_at: now}).where(Session.id == session, Session.state.is_in(list(OPEN)))


async def expire_idle(*, by: Actor, now: datetime) -> int:
    """End sessions that nobody has touched for too long and that were never in front of the camera; returns how many."""
    idle = now - timedelta(seconds=settings().session_idle_seconds)
    async with transaction(DB):
        rows = (
            await Session.select(Session.id)
            .where(Session.state.is_in(list(OPEN)), Session.attempts == 0, Session.seen_at < idle)
            .lock_rows("UPDATE", skip_locked=True)
        )
        for row in rows:
            await end(row["id"], Event.TIME_OUT, by=by, now=now)
    return len(rows)


async def abandon_visits_of(person: UUID, *, now: datetime) -> None:
    """Whoever is at the kiosk, or waits for the engine, is not heard any more: the registration ended. Inside the caller's transaction."""
    await Session.update({Session.state: State.ABANDONED, Session.ended_at: now, Session.nonce_hash: None, Session.drafts: {}}).where(
        Session.person == person, Session.state.is_in(list(UNDER_WAY))
    )


async def forget_answers_of(person: UUID) -> None:
    """Delete the answers of every visit that has ended. Inside the caller's transaction."""
    await Session.update({Session.answers: {}}).where(Session.person == person, Session.state.not_in(list(UNDER_WAY)))


async def _person_of(code: str, pin: str, place: hashing.Place) -> UUID | None:
    """The person, if card and PIN belong together; the card of a second record leads to the person's first.

    Takes as long for an unknown card as for a wrong PIN.
    """
    row = await Card.select(Card.person, Card.pin_hash).where(Card.code == code, Card.active.eq(True)).first()
    stored: str = row["pin_hash"] if row else _dummy_hash()
    right = await place.run(lambda: check_secret(pin, stored))
    return await person_behind(row["person"]) if row and right else None


async def _due_now(person: UUID, now: datetime) -> UUID:
    rows = await CheckInDue.select().where(CheckInDue.person.is_in(await subjects_behind(person))).order_by(CheckInDue.opens_at)
    open_now = [row for row in rows if row["opens_at"] <= now < row["closes_at"]]
    for row in open_now:
        given = await Session.exists().where(Session.check_in == row["check_in"], Session.state.is_in(list(HANDED_IN)))
        if row["state"] == "due" and not given:
            check_in: UUID = row["check_in"]
            return check_in
    if any(row["state"] != "cancelled" for row in open_now):
        raise AlreadyHandedIn(open_now[-1]["check_in"], person)
    coming = [row["opens_at"] for row in rows if row["opens_at"] > now and row["state"] == "due"]
    raise NothingDue(coming[0] if coming else None, person)


@cache
def _dummy_hash() -> str:
    return hash_secret("no card has this PIN")
