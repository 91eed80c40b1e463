"""A registration always has a next check-in, until the term ends."""

from collections.abc import Sequence
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
from shared.db.engine import transaction
from shared.db.rows import select_row
from shared.messages.probation import CheckInDue
from shared.messaging.outbox import send


@dataclass(frozen=True, slots=True)
class ScheduledCase:
    """What the dates of a registration's check-ins depend on, and whose they are."""

    id: UUID
    person: UUID
    state: str
    frequency: str
    first_check_in_on: date
    term_ends_on: date
    officer: UUID | None
    office: str | None


async def schedule_check_ins(registration: UUID, *, by: Actor, now: datetime) -> Window | None:
    """Make sure that the next check-in exists and the kiosk knows about it; returns its window, or None if the term has none left."""
    async with transaction(DB):
        case = await select_row(ScheduledCase, Registration.select().where(Registration.id == registration).lock_rows("UPDATE").first())
        if case is None or case.state != "open":
            return None
        waiting = (
            await CheckIn.select()
            .where(CheckIn.registration == registration, CheckIn.state == State.CREATED, CheckIn.closes_at > now)
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
    # A person who is back on the register may have given today's check-in under the registration before.
    taken = (CheckIn.registration == case.id) | ((CheckIn.person == case.person) & (CheckIn.state != State.CANCELLED))
    last = await CheckIn.select(CheckIn.due_on).where(taken).order_by(CheckIn.due_on, ascending=False).first()
    after = last["due_on"] if last else date.min
    while (due_on := next_due(case.first_check_in_on, Frequency(case.frequency), after, case.term_ends_on)) is not None:
        found = window(due_on, time_zone)
        # A window that passed while the system was down (a long outage) is nobody's fault: the next one counts.
        if found.closes_at > now:
            break
        after = due_on
    else:
        return None
    check_in = uuid4()
    await CheckIn.insert(
        CheckIn(
            id=check_in, person=case.person, registration=case.id, due_on=found.due_on, opens_at=found.opens_at,
            closes_at=found.closes_at, state=State.CREATED, created_at=now, version=1, officer=case.officer, office=case.office,
        )
    )  # fmt: skip
    await audit.record(Audit, by=by, action="check_in_created", about=check_in, details={"due_on": found.due_on.isoformat()}, at=now)
    await send(
        MESSAGING,
        CheckInDue(person=case.person, check_in=check_in, opens_at=found.opens_at, closes_at=found.closes_at, questions=list(questions())),
    )
    return found


async def hand_over_check_ins(registrations: Sequence[UUID], *, officer: UUID | None, office: str) -> None:
    """Inside the caller's transaction: every check-in of these registrations, past ones too, is read by their new officer."""
    await DB.connection().execute(
        "UPDATE probation.check_in SET officer = $2, office = $3 WHERE registration = ANY ($1::uuid[])",
        list(registrations),
        officer,
        office,
    )


async def cancel_check_ins(registration: UUID) -> None:
    """Inside the caller's transaction: cancel the check-ins that nobody has decided yet."""
    await CheckIn.update({CheckIn.state: State.CANCELLED}).where(
        CheckIn.registration == registration, CheckIn.state.is_in([State.CREATED, State.SUBMITTED])
    )
