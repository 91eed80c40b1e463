"""Logging that a person came, and taking it back on the same day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from piccolo.custom_types import Combinable

from services.probation.cases.domain import card
from services.probation.check_ins.by_hand.queries import KnownCheckIn, Visit, at_kiosk_on, known_check_ins, visit_on
from services.probation.check_ins.domain import lifecycle
from services.probation.check_ins.domain.lifecycle import Event, State
from services.probation.check_ins.domain.plan import Place, in_force
from services.probation.check_ins.domain.schedule import Window
from services.probation.check_ins.domain.visits import BY_OFFICER, IN_PERSON, UNSCHEDULED, Counted, Counting, How, counts_for
from services.probation.check_ins.plans import Supervised, lock_person, schedule_of, supervised
from services.probation.check_ins.scheduling import create_check_in, plan_ahead
from services.probation.check_ins.tables import CheckIn, CheckInReview
from services.probation.check_ins.tables import Visit as VisitTable
from services.probation.database import DB, MESSAGING, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, ReasonNeeded
from services.probation.law import rules as law
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row
from shared.messages.probation import CheckInRecorded, CheckInReviewed
from shared.messaging.outbox import send

VERDICTS = {True: "vouched_in_person", False: "spoke_by_phone"}


class AlreadyHere(Exception):
    """The visit of that day is known: it was logged, or the person checked in at a kiosk. Nothing is doubled."""

    def __init__(self, visit: Visit | None, check_in: KnownCheckIn | None) -> None:
        super().__init__("already here")
        self.visit, self.check_in = visit, check_in


class CountsForOther(Exception):
    """It would count for something else than the officer was shown."""

    def __init__(self, counted: Counted) -> None:
        super().__init__("counts for something else")
        self.counted = counted


class VisitFixed(Exception):
    """The visit cannot be taken back: a kiosk recorded the same check-in meanwhile, or nobody is supervised any more."""


class NotThatDay(Exception):
    """A day that has not come yet, before the registration, or longer ago than visits may be logged."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What was logged: `next_on` is the day of the next check-in, where one is planned."""

    visit: UUID
    counted: Counted
    receipt: str | None
    next_on: date | None


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """A logged visit, locked until commit."""

    id: UUID
    came_on: date
    how: str
    counting: str
    check_in: UUID | None
    state_before: str | None
    logged_at: datetime
    undone_at: datetime | None


def days_back(today: date) -> int:
    """How many days ago a visit may be that is logged now."""
    return law.number("check_in.logged_afterwards", today)


def first_day(registrations: Sequence[Supervised], today: date) -> date:
    """The earliest day of a visit that is logged now: nobody could check in before they were registered."""
    return max(today - timedelta(days=days_back(today)), min(one.registered_on for one in registrations))


async def counted_for(registrations: Sequence[Supervised], came_on: date, how: How, *, now: datetime) -> Counted:
    """What a visit would count for. Raises AlreadyHere. A call by phone counts only where the schedule says phone."""
    lead = registrations[0]
    known = await known_check_ins(lead.person, lead.authority)
    there, at_kiosk = await visit_on(lead.person, lead.authority, came_on), at_kiosk_on(known, came_on, lead.zone)
    if there is not None or at_kiosk is not None:
        raise AlreadyHere(there, at_kiosk)
    if how not in IN_PERSON:
        schedule = await schedule_of(registrations)
        if schedule.place_of(in_force(schedule.plans, came_on))[0] is not Place.PHONE:
            return UNSCHEDULED
    early = law.number("check_in.early", came_on)
    return counts_for([one.candidate(now) for one in known], came_on, lead.zone, early_days=early)


async def log_visit(
    person: UUID,
    authority: str,
    on: date,
    how: How,
    note: str,
    *,
    why_afterwards: str = "",
    appointment: UUID | None = None,
    seen: UUID | None,
    by: Actor,
    now: datetime,
) -> Logged:
    """The person came on that day: it counts for a check-in of every open registration of the authority, or stands by itself.

    `seen`: the check-in that the officer was told it would count for; `appointment`: with whose outcome it is logged. Nobody is turned
    away: a visit that counts for nothing is stored as unscheduled.
    Raises AlreadyClosed, NotThatDay, ReasonNeeded for an earlier day without a reason, AlreadyHere, and CountsForOther where `seen` is not
    the one any more.
    """
    async with transaction(DB):
        await lock_person(person)
        registrations = await supervised(person, authority)
        if not registrations:
            raise AlreadyClosed
        lead = registrations[0]
        today = now.astimezone(lead.zone).date()
        if how not in BY_OFFICER or not first_day(registrations, today) <= on <= today:
            raise NotThatDay
        if on < today and not why_afterwards.strip():
            raise ReasonNeeded
        counted = await counted_for(registrations, on, how, now=now)
        if (counted.check_in.id if counted.check_in else None) != seen:
            raise CountsForOther(counted)
        visit = uuid4()
        await VisitTable.insert(
            VisitTable(
                id=visit, person=person, authority=authority, came_on=on, how=how, why_afterwards=why_afterwards.strip() or None, note=note,
                counting=counted.counting, check_in=seen, state_before=counted.check_in.state if counted.check_in else None,
                by_id=by.id, by_name=by.name, logged_at=now, appointment=appointment,
            )
        )  # fmt: skip
        details: audit.Details = {
            "visit": str(visit), "came_on": on.isoformat(), "how": str(how), "counting": str(counted.counting),
            "due_on": counted.check_in.due_on.isoformat() if counted.check_in else None, "check_in": str(seen) if seen else None,
        }  # fmt: skip
        await audit.record(Audit, by=by, action="visit_logged", about=person, details=details, at=now)
        await add_entry(person=person, kind="visit_logged", details=details, at=now, by=by)
        receipt = await _settle(person, counted, how, note, by=by, now=now)
        following = await plan_ahead(person, authority, by=by, now=now)
        if counted.check_in is not None:
            await send(
                MESSAGING,
                CheckInRecorded(
                    person=person, check_in=counted.check_in.id, state="accepted", receipt=receipt or "", recorded_at=now,
                    next_check_in=following.opens_at if following else None,
                ),
            )  # fmt: skip
    return Logged(visit, counted, receipt, following.due_on if following else None)


async def _settle(person: UUID, counted: Counted, how: How, note: str, *, by: Actor, now: datetime) -> str | None:
    """The check-in that the visit counts for has the officer's word; its receipt."""
    one = counted.check_in
    if one is None:
        return None
    receipt, verdict = card.new_receipt(), VERDICTS[how in IN_PERSON]
    await DB.connection().execute(
        "UPDATE probation.check_in SET state = $2, verdict = $3, reviewed_at = $4, reviewed_by = $5, reviewed_by_name = $6,"
        " recorded_at = $4, receipt = $7, version = version + 1 WHERE id = $1",
        *(one.id, lifecycle.transition(one.state, counted.event), verdict, now, by.id, by.name, receipt),
    )
    review = CheckInReview(id=uuid4(), check_in=one.id, verdict=verdict, note=note, by_id=by.id, by_name=by.name, at=now)
    await CheckInReview.insert(review)
    await close_item(subject_id=one.id, kind="missed", by=by, now=now, outcome=verdict)
    await send(MESSAGING, CheckInReviewed(person=person, check_in=one.id, verdict="vouched_in_person", reviewed_at=now))
    return receipt


async def undo_visit(person: UUID, authority: str, visit: UUID, *, by: Actor, now: datetime) -> None:
    """Take back a visit that was logged today: the check-in is as before. Raises AlreadyDecided where that is too late or not possible.

    It is too late the day after, and not possible where the kiosk has recorded the same check-in meanwhile.
    """
    async with transaction(DB):
        await lock_person(person)
        registrations = await supervised(person, authority)
        row = await _locked((VisitTable.id == visit) & (VisitTable.person == person))
        # What a kiosk handed in is no officer's word: nobody takes it back.
        if not registrations or row is None or row.undone_at is not None or row.how == How.KIOSK:
            raise AlreadyDecided
        zone = registrations[0].zone
        if row.logged_at.astimezone(zone).date() != now.astimezone(zone).date():
            raise AlreadyDecided
        await _take_back(registrations[0], row, None, by=by, now=now)


async def withdraw_visit(person: UUID, authority: str, appointment: UUID, why: str, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: the outcome of an appointment is corrected, the person was not there. The check-in is as before.

    On any later day, since the reason is written down. Raises VisitFixed.
    """
    registrations = await supervised(person, authority)
    row = await _locked((VisitTable.appointment == appointment) & VisitTable.undone_at.is_null())
    if not registrations or row is None:
        raise VisitFixed
    try:
        await _take_back(registrations[0], row, why, by=by, now=now)
    except AlreadyDecided:
        raise VisitFixed from None


async def _locked(wanted: Combinable) -> LoggedRow | None:
    return await select_row(LoggedRow, VisitTable.select().where(wanted).lock_rows("UPDATE").first())


async def _take_back(lead: Supervised, row: LoggedRow, why: str | None, *, by: Actor, now: datetime) -> None:
    undone: ColumnValues = {VisitTable.undone_at: now, VisitTable.undone_by: by.id, VisitTable.undone_by_name: by.name}
    await VisitTable.update(undone | {VisitTable.undone_why: why}).where(VisitTable.id == row.id)
    if row.check_in is not None and row.state_before is not None:
        await _restore(lead, row.check_in, State(row.state_before), Counting(row.counting), by=by, now=now)
    details: audit.Details = {"visit": str(row.id), "came_on": row.came_on.isoformat()}
    if why:
        details["why"] = why
    await audit.record(Audit, by=by, action="visit_undone", about=lead.person, details=details, at=now)
    await add_entry(person=lead.person, kind="visit_undone", details=details, at=now, by=by)


async def _restore(lead: Supervised, check_in: UUID, before: State, counting: Counting, *, by: Actor, now: datetime) -> None:
    """As it was: one that was missed is missed again; of the others a new one takes the place, since the kiosk has closed the old one."""
    row = await CheckIn.select().where(CheckIn.id == check_in).lock_rows("UPDATE").first()
    if row is None or row["session"] is not None:
        raise AlreadyDecided
    state = lifecycle.transition(State(row["state"]), Event.UNDO)
    if counting is Counting.LATE and before is State.EXPIRED:
        await DB.connection().execute(
            "UPDATE probation.check_in SET state = $2, verdict = NULL, reviewed_at = NULL, reviewed_by = NULL, reviewed_by_name = NULL,"
            " recorded_at = NULL, receipt = NULL, version = version + 1 WHERE id = $1",
            *(check_in, state),
        )
        again = check_in
    else:
        await CheckIn.update({CheckIn.state: State.CANCELLED, CheckIn.version: row["version"] + 1}).where(CheckIn.id == check_in)
        place = Place(row["place"]) if row["place"] else Place.KIOSK
        again = await create_check_in(
            lead, Window(row["due_on"], row["opens_at"], row["closes_at"]), by=by, now=now, place=place, place_words=row["place_words"],
            called_why=row["called_why"], state=before,
        )  # fmt: skip
        if before is State.EXCUSED:
            excused: ColumnValues = {CheckIn.absence: row["absence"], CheckIn.verdict: "excused", CheckIn.reviewed_at: now}
            excused |= {CheckIn.reviewed_by: by.id, CheckIn.reviewed_by_name: by.name}
            await CheckIn.update(excused).where(CheckIn.id == again)
    if before is State.EXPIRED:
        await open_item(kind="missed", person=lead.person, subject_id=again, reason="missed", now=now, by=by, registration=lead.id)
