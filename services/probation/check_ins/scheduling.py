"""A person always has a next check-in with an authority, until the term ends: by the schedule, around absences, with its questions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.tables import Registration
from services.probation.check_ins.domain import own_questions, plan
from services.probation.check_ins.domain.absence import Absence, Effect, absence_on, moved_behind
from services.probation.check_ins.domain.lifecycle import State
from services.probation.check_ins.domain.plan import Kind, Place
from services.probation.check_ins.domain.questions import questions
from services.probation.check_ins.domain.schedule import Window
from services.probation.check_ins.plans import (
    Schedule,
    Supervised,
    absences_in_force,
    lock_person,
    own_questions_of,
    schedule_of,
    supervised,
)
from services.probation.check_ins.tables import CheckIn
from services.probation.database import DB, MESSAGING, Audit
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values, from_json, select_row
from shared.messages.probation import CheckInDue, CheckInWithdrawn, Question
from shared.messaging.outbox import send

TAKEN = """SELECT due_on, state FROM probation.check_in WHERE person = $1 AND supervising_authority = $2 AND state <> 'cancelled'
    AND due_on > $3"""
LAST_PLANNED = "SELECT max(due_on) FROM probation.check_in WHERE registration = $1 AND called_why IS NULL AND state <> 'cancelled'"
WITHDRAW = """UPDATE probation.check_in SET state = 'cancelled', version = version + 1 WHERE person = $1 AND supervising_authority = $2
    AND state = 'created' AND called_why IS NULL AND due_on >= $3 AND opens_at > $4 RETURNING id"""


@dataclass(frozen=True, slots=True)
class _Taken:
    due_on: date
    state: str


@dataclass(frozen=True, slots=True)
class ToSend:
    """A check-in with what the kiosk is told about it."""

    id: UUID
    person: UUID
    opens_at: datetime
    closes_at: datetime
    asked: list[dict[str, object]] = from_json()


async def schedule_check_ins(registration: UUID, *, by: Actor, now: datetime) -> Window | None:
    """Make sure that the next check-in exists and the kiosk knows about it; returns the next window, or None if none is planned."""
    async with transaction(DB):
        row = await Registration.select().where(Registration.id == registration).first()
        if row is None or row["state"] != "open":
            return None
        return await plan_ahead(row["person"], row["supervising_authority"], by=by, now=now)


async def plan_ahead(person: UUID, authority: str, *, by: Actor, now: datetime) -> Window | None:
    """The same for a person and an authority: each open registration has its next check-in, and one a day counts for all of them.

    The window returned is the one that opens first.
    """
    async with transaction(DB):
        await lock_person(person)
        registrations = await supervised(person, authority)
        if not registrations:
            return None
        schedule, absences = await schedule_of(registrations), await absences_in_force(person, authority)
        waiting = (CheckIn.person == person) & (CheckIn.supervising_authority == authority)
        waiting &= (CheckIn.state == State.CREATED) & (CheckIn.closes_at > now)
        for one in registrations:
            if not await CheckIn.exists().where(waiting, CheckIn.registration == one.id, CheckIn.called_why.is_null()):
                await _create_next(one, schedule.of(one), absences, by=by, now=now)
        row = await CheckIn.select().where(waiting).order_by(CheckIn.opens_at, CheckIn.closes_at).first()
        return Window(row["due_on"], row["opens_at"], row["closes_at"]) if row else None


async def _create_next(one: Supervised, schedule: Schedule, absences: Sequence[Absence], *, by: Actor, now: datetime) -> None:
    last = (await fetch_values(DB, LAST_PLANNED, one.id))[0] or date.min
    taken = {row.due_on: row.state for row in await fetch_rows(DB, _Taken, TAKEN, one.person, one.authority, last)}
    for day in plan.all_dates(schedule.plans, one.last_day, after=last):
        absence = absence_on(absences, day)
        due_on = moved_behind(absences, day)
        excused = absence is not None and absence.effect is Effect.EXCUSED
        if due_on > one.last_day:
            continue
        version = plan.in_force(schedule.plans, day)
        found = plan.window(version, due_on, one.zone)
        if taken.get(due_on) == State.CREATED and found.closes_at > now:
            return  # of another registration, or called in: one check-in a day counts for all
        # A window that passed while the system was down (a long outage) is nobody's fault: the next one counts.
        if due_on in taken or found.closes_at <= now:
            continue
        if version.kind is Kind.RANDOM and found.opens_at > now:
            return  # it is made when its day comes: nobody, and no kiosk, knows it before
        place, words = schedule.place_of(version)
        await create_check_in(
            one, found, by=by, now=now, place=place, place_words=words, state=State.EXCUSED if excused else State.CREATED,
            absence=absence if excused else None,
        )  # fmt: skip
        if not excused:
            return
        taken[due_on] = State.EXCUSED


async def create_check_in(
    lead: Supervised,
    found: Window,
    *,
    by: Actor,
    now: datetime,
    place: Place = Place.KIOSK,
    place_words: str | None = None,
    called_why: str | None = None,
    state: State = State.CREATED,
    absence: Absence | None = None,
) -> UUID:
    """Inside the caller's transaction: one check-in; the kiosk is told if it can be handed in."""
    check_in, asked = uuid4(), own_questions.asked(await own_questions_of(lead.person, lead.office))
    excused = absence is not None
    await CheckIn.insert(
        CheckIn(
            id=check_in, person=lead.person, registration=lead.id, due_on=found.due_on, opens_at=found.opens_at,
            closes_at=found.closes_at, state=state, created_at=now, version=1, officer=lead.officer, office=lead.office,
            supervising_authority=lead.authority, place=place, place_words=place_words, called_why=called_why, asked=_packed(asked),
            absence=absence.id if absence else None, verdict="excused" if excused else None, reviewed_at=now if excused else None,
            reviewed_by=by.id if excused else None, reviewed_by_name=by.name if excused else None,
        )
    )  # fmt: skip
    details = {"due_on": found.due_on.isoformat()}
    await audit.record(Audit, by=by, action="check_in_created", about=check_in, details=details, at=now)
    if state is State.CREATED:
        await _tell(check_in, lead.person, found.opens_at, found.closes_at, asked)
    return check_in


async def hand_over_check_ins(registrations: Sequence[UUID], *, officer: UUID | None, office: str) -> None:
    """Inside the caller's transaction: every check-in of these registrations, past ones too, is read by their new officer."""
    await DB.connection().execute(
        "UPDATE probation.check_in SET officer = $2, office = $3 WHERE registration = ANY ($1::uuid[])",
        list(registrations),
        officer,
        office,
    )


async def tell_again(check_in: UUID) -> None:
    """Inside the caller's transaction: the kiosk may take this check-in, which was withdrawn from it."""
    row = await select_row(ToSend, CheckIn.select().where(CheckIn.id == check_in).first())
    assert row is not None
    await _tell(row.id, row.person, row.opens_at, row.closes_at, [Question.model_validate(one) for one in row.asked or []])


async def withdraw_planned(person: UUID, authority: str, *, from_on: date, now: datetime) -> int:
    """Inside the caller's transaction: cancel planned check-ins from a day on that are not open yet; how many there were."""
    gone = await fetch_values(DB, WITHDRAW, person, authority, from_on, now)
    for check_in in gone:
        await tell_withdrawn(person, check_in)
    return len(gone)


async def tell_withdrawn(person: UUID, check_in: UUID) -> None:
    """Inside the caller's transaction: the kiosk does not take this check-in any more."""
    await send(MESSAGING, CheckInWithdrawn(person=person, check_in=check_in))


async def ask_anew(person: UUID, *, now: datetime) -> int:
    """Inside the caller's transaction: check-ins that are not open yet get the own questions in force; how many there were."""
    waiting = CheckIn.select().where(CheckIn.person == person, CheckIn.state == State.CREATED, CheckIn.opens_at > now)
    rows = await waiting
    for row in rows:
        asked = own_questions.asked(await own_questions_of(person, row["office"]))
        await CheckIn.update({CheckIn.asked: _packed(asked)}).where(CheckIn.id == row["id"])
        await _tell(row["id"], person, row["opens_at"], row["closes_at"], asked)
    return len(rows)


async def pass_on_check_ins(registration: UUID, heir: UUID, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: what waits for a decision, or may be handed in now, goes on under another registration.

    What opens later is cancelled; the other registration's own days hold from now on.
    """
    async with beyond_scope(DB, "the registration that goes on may be a colleague's"):
        heirs = await Registration.select(Registration.officer, Registration.office).where(Registration.id == heir).first()
        assert heirs is not None
        begun = (CheckIn.state == State.SUBMITTED) | ((CheckIn.state == State.CREATED) & (CheckIn.opens_at <= now))
        await CheckIn.update({CheckIn.registration: heir, CheckIn.officer: heirs["officer"], CheckIn.office: heirs["office"]}).where(
            CheckIn.registration == registration, begun
        )
        await cancel_check_ins(registration)
        await schedule_check_ins(heir, by=by, now=now)


async def cancel_check_ins(registration: UUID) -> None:
    """Inside the caller's transaction: cancel the check-ins that nobody has decided yet; the kiosk does not take them any more.

    The kiosk has to be told one by one: the person stays there as long as any registration is open.
    """
    cancelled = (
        await CheckIn.update({CheckIn.state: State.CANCELLED})
        .where(CheckIn.registration == registration, CheckIn.state.is_in([State.CREATED, State.SUBMITTED]))
        .returning(CheckIn.id, CheckIn.person)
    )
    for row in cancelled:
        await tell_withdrawn(row["person"], row["id"])


async def _tell(check_in: UUID, person: UUID, opens_at: datetime, closes_at: datetime, asked: Sequence[Question]) -> None:
    every = [*questions(), *asked]
    await send(MESSAGING, CheckInDue(person=person, check_in=check_in, opens_at=opens_at, closes_at=closes_at, questions=every))


def _packed(asked: Sequence[Question]) -> str | None:
    return json.dumps([one.model_dump() for one in asked], ensure_ascii=False) if asked else None
