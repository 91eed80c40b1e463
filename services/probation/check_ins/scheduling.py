"""A registration always has a next check-in, until the term ends."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.tables import Person, Registration
from services.probation.check_ins.domain.lifecycle import State
from services.probation.check_ins.domain.questions import questions
from services.probation.check_ins.domain.schedule import Window, next_due, window
from services.probation.check_ins.tables import CheckIn
from services.probation.database import DB, MESSAGING, Audit
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, select_row, select_rows
from shared.messages.probation import CheckInDue
from shared.messaging.outbox import send

# What the closing cancelled: handed in and not decided yet, or still open now. A window that passed meanwhile is nobody's fault.
RESTORE = """UPDATE probation.check_in c SET state = CASE WHEN c.recorded_at IS NULL THEN 'created' ELSE 'submitted' END
    FROM probation.registration r WHERE r.id = c.registration AND c.registration = $1 AND c.state = 'cancelled' AND c.reviewed_at IS NULL
    AND c.created_at <= $2 AND (c.recorded_at IS NOT NULL OR c.closes_at > $3)
    AND (r.term_suspended_since IS NOT NULL OR c.due_on <= r.term_ends_on) AND r.term_over_at IS NULL
    AND NOT EXISTS (SELECT FROM probation.check_in o WHERE o.person = c.person AND o.due_on = c.due_on AND o.state <> 'cancelled')
    RETURNING c.id, c.person, c.state, c.opens_at, c.closes_at"""


@dataclass(frozen=True, slots=True)
class ScheduledCase:
    """What the dates of a registration's check-ins depend on, and whose they are."""

    id: UUID
    person: UUID
    supervising_authority: str
    state: str
    frequency: str
    first_check_in_on: date
    term_ends_on: date
    term_suspended_since: date | None
    officer: UUID | None
    office: str | None

    @property
    def last_day(self) -> date:
        """The last day on which a check-in may be due: while a term is suspended, it has none."""
        return date.max if self.term_suspended_since else self.term_ends_on


@dataclass(frozen=True, slots=True)
class RestoredCheckIn:
    """A check-in that waits again."""

    id: UUID
    person: UUID
    state: str
    opens_at: datetime
    closes_at: datetime


async def schedule_check_ins(registration: UUID, *, by: Actor, now: datetime) -> Window | None:
    """Make sure that the next check-in exists and the kiosk knows about it; returns its window, or None if the term has none left.

    The person's other open registrations of the same authority get theirs too: a check-in counts for all of them, so the next one may be
    another's. The window returned is the one that opens first.
    """
    async with transaction(DB):
        person = await Registration.select(Registration.person).where(Registration.id == registration).first()
        if person is None:
            return None
        # All of the person's registrations, in the order of their ids, as cases.actions.locked_registrations does.
        every = Registration.select().where(Registration.person == person["person"]).order_by(Registration.id).lock_rows("UPDATE")
        cases = {case.id: case for case in await select_rows(ScheduledCase, every)}
        asked = cases.get(registration)
        if asked is None or asked.state != "open":
            return None
        siblings = [case for case in cases.values() if case.supervising_authority == asked.supervising_authority and case.state == "open"]
        found = [await _schedule(case, by=by, now=now) for case in siblings]
        return min((each for each in found if each is not None), key=lambda each: (each.opens_at, each.closes_at), default=None)


async def _schedule(case: ScheduledCase, *, by: Actor, now: datetime) -> Window | None:
    async with transaction(DB):
        waiting = (
            await CheckIn.select()
            .where(CheckIn.registration == case.id, CheckIn.state == State.CREATED, CheckIn.closes_at > now)
            .order_by(CheckIn.due_on)
            .first()
        )
        if waiting is not None:
            return Window(waiting["due_on"], waiting["opens_at"], waiting["closes_at"])
        return await _create_next(case, by=by, now=now)


async def _create_next(case: ScheduledCase, *, by: Actor, now: datetime) -> Window | None:
    person = await Person.select(Person.time_zone).where(Person.id == case.person).first()
    assert person is not None
    time_zone = ZoneInfo(person["time_zone"])
    last = await CheckIn.select(CheckIn.due_on).where(CheckIn.registration == case.id).order_by(CheckIn.due_on, ascending=False).first()
    after = last["due_on"] if last else date.min
    taken = await _days_of_others(case)
    while (due_on := next_due(case.first_check_in_on, Frequency(case.frequency), after, case.last_day)) is not None:
        found = window(due_on, time_zone)
        if taken.get(due_on) == State.CREATED and found.closes_at > now:
            return found  # a check-in of another registration of the same authority, on the same day: it counts for both
        # A window that passed while the system was down (a long outage) is nobody's fault: the next one counts. So does a day on which the
        # person gave the check-in of another registration, one that has ended too.
        if found.closes_at > now and due_on not in taken:
            break
        after = due_on
    else:
        return None
    check_in = uuid4()
    await CheckIn.insert(
        CheckIn(
            id=check_in, person=case.person, registration=case.id, due_on=found.due_on, opens_at=found.opens_at,
            closes_at=found.closes_at, state=State.CREATED, created_at=now, version=1, officer=case.officer, office=case.office,
            supervising_authority=case.supervising_authority,
        )
    )  # fmt: skip
    await audit.record(Audit, by=by, action="check_in_created", about=check_in, details={"due_on": found.due_on.isoformat()}, at=now)
    await send(
        MESSAGING,
        CheckInDue(person=case.person, check_in=check_in, opens_at=found.opens_at, closes_at=found.closes_at, questions=list(questions())),
    )
    return found


async def _days_of_others(case: ScheduledCase) -> dict[date, str]:
    """The states of the person's check-ins under other registrations of the same authority, by their days."""
    others = (CheckIn.registration != case.id) & (CheckIn.supervising_authority == case.supervising_authority)
    rows = await CheckIn.select(CheckIn.due_on, CheckIn.state).where(
        CheckIn.person == case.person, others, CheckIn.state != State.CANCELLED
    )
    return {row["due_on"]: row["state"] for row in rows}


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
    """Inside the caller's transaction: cancel the check-ins that nobody has decided yet."""
    await CheckIn.update({CheckIn.state: State.CANCELLED}).where(
        CheckIn.registration == registration, CheckIn.state.is_in([State.CREATED, State.SUBMITTED])
    )


async def restore_check_ins(registration: UUID, *, closed_at: datetime, now: datetime) -> None:
    """The closing is undone: what it cancelled is due or waits for its officer again. Inside the caller's transaction."""
    rows = await fetch_rows(DB, RestoredCheckIn, RESTORE, registration, closed_at, now)
    for row in rows:
        if row.state == State.CREATED:
            due = CheckInDue(
                person=row.person, check_in=row.id, opens_at=row.opens_at, closes_at=row.closes_at, questions=list(questions())
            )
            await send(MESSAGING, due)


async def follow_term(registration: UUID, *, by: Actor, now: datetime) -> None:
    """The term has another last day: what is due after it is cancelled, and the next check-in exists. Inside the caller's transaction."""
    case = await select_row(ScheduledCase, Registration.select().where(Registration.id == registration).first())
    if case is None:
        return
    await CheckIn.update({CheckIn.state: State.CANCELLED}).where(
        CheckIn.registration == registration, CheckIn.state == State.CREATED, CheckIn.due_on > case.last_day
    )
    await schedule_check_ins(registration, by=by, now=now)


async def end_with_term(registration: UUID, *, by: Actor, now: datetime) -> None:
    """The term is over: nothing is due any more, and nobody can miss it. What was handed in still waits for its officer."""
    cancelled = (
        await CheckIn.update({CheckIn.state: State.CANCELLED})
        .where(CheckIn.registration == registration, CheckIn.state == State.CREATED)
        .returning(CheckIn.id)
    )
    for row in cancelled:
        await audit.record(Audit, by=by, action="check_in_cancelled", about=row["id"], details={"because": "term_over"}, at=now)
