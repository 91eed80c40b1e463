"""Recording an absence beforehand, and withdrawing it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.check_ins.domain import lifecycle
from services.probation.check_ins.domain.absence import Absence, Effect, Reason
from services.probation.check_ins.domain.lifecycle import Event, State
from services.probation.check_ins.plans import lock_person, supervised, term_end
from services.probation.check_ins.scheduling import plan_ahead, tell_again, tell_withdrawn
from services.probation.check_ins.tables import CheckIn, CheckInReview, PlannedAbsence
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.queue.actions import open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_rows

WAITING = """SELECT id, state, due_on, closes_at, called_why FROM probation.check_in WHERE person = $1 AND supervising_authority = $2
    AND state = 'created' AND due_on BETWEEN $3 AND $4 AND closes_at > $5 ORDER BY due_on"""
EXCUSED = "SELECT id, state, due_on, closes_at, called_why FROM probation.check_in WHERE absence = $1 AND state = 'excused' ORDER BY due_on"
EXCUSE = """UPDATE probation.check_in SET state = $2, absence = $3, verdict = 'excused', reviewed_at = $4, reviewed_by = $5,
    reviewed_by_name = $6, version = version + 1 WHERE id = $1"""
RETURN = """UPDATE probation.check_in SET state = $2, absence = NULL, verdict = NULL, reviewed_at = NULL, reviewed_by = NULL,
    reviewed_by_name = NULL, version = version + 1 WHERE id = $1"""


class Overlaps(Exception):
    """An absence of these days is recorded already."""


@dataclass(frozen=True, slots=True)
class NewAbsence:
    """What the officer records: both days are included, and `document` names the paper that proves it."""

    from_on: date
    until_on: date
    effect: Effect
    reason: Reason
    document: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _CheckIn:
    id: UUID
    state: str
    due_on: date
    closes_at: datetime
    called_why: str | None


async def record_absence(person: UUID, authority: str, new: NewAbsence, *, by: Actor, now: datetime) -> UUID:
    """The person cannot come in a period: check-ins that are due in it are excused, or moved to the first working day after it.

    A check-in that the officer called the person in for is excused, never moved: it was for that day. Raises AlreadyClosed, and Overlaps
    where an absence of one of these days is recorded already.
    """
    async with transaction(DB):
        await lock_person(person)
        registrations = await supervised(person, authority)
        if not registrations:
            raise AlreadyClosed
        others = (PlannedAbsence.person == person) & (PlannedAbsence.authority == authority) & PlannedAbsence.withdrawn_at.is_null()
        if await PlannedAbsence.exists().where(others, PlannedAbsence.from_on <= new.until_on, PlannedAbsence.until_on >= new.from_on):
            raise Overlaps
        absence = Absence(uuid4(), new.from_on, new.until_on, new.effect)
        await PlannedAbsence.insert(
            PlannedAbsence(
                id=absence.id, person=person, authority=authority, from_on=new.from_on, until_on=new.until_on, effect=new.effect,
                reason=new.reason, document=new.document, note=new.note, by_id=by.id, by_name=by.name, recorded_at=now,
            )
        )  # fmt: skip
        rows = await fetch_rows(DB, _CheckIn, WAITING, person, authority, new.from_on, new.until_on, now)
        for row in rows:
            if new.effect is Effect.EXCUSED or row.called_why is not None:
                await _excuse(row, absence, new, by=by, now=now)
            else:
                cancelled = lifecycle.transition(State(row.state), Event.CANCEL)
                await CheckIn.update({CheckIn.state: cancelled}).where(CheckIn.id == row.id)
            await tell_withdrawn(person, row.id)
        details: audit.Details = {
            "absence": str(absence.id), "from_on": new.from_on.isoformat(), "until_on": new.until_on.isoformat(),
            "reason": str(new.reason), "effect": str(new.effect), "check_ins": len(rows),
        }  # fmt: skip
        await audit.record(Audit, by=by, action="absence_recorded", about=person, details=details, at=now)
        await add_entry(person=person, kind="absence_recorded", details=details, at=now, by=by)
        await plan_ahead(person, authority, by=by, now=now)
    return absence.id


async def _excuse(row: _CheckIn, absence: Absence, new: NewAbsence, *, by: Actor, now: datetime) -> None:
    state = lifecycle.transition(State(row.state), Event.EXCUSE)
    await DB.connection().execute(EXCUSE, row.id, state, absence.id, now, by.id, by.name)
    review = CheckInReview(id=uuid4(), check_in=row.id, verdict="excused", note=new.note, by_id=by.id, by_name=by.name, at=now)
    review.excuse, review.document = str(new.reason), new.document
    await CheckInReview.insert(review)


async def withdraw_absence(person: UUID, authority: str, absence: UUID, why: str, *, by: Actor, now: datetime) -> None:
    """It does not hold any more: check-ins whose time has not passed are due again, of the others an officer says why they were missed.

    Raises AlreadyClosed, AlreadyDecided where it was withdrawn before.
    """
    async with transaction(DB):
        await lock_person(person)
        registrations = await supervised(person, authority)
        if not registrations:
            raise AlreadyClosed
        gone: ColumnValues = {
            PlannedAbsence.withdrawn_at: now,
            PlannedAbsence.withdrawn_by: by.id,
            PlannedAbsence.withdrawn_by_name: by.name,
            PlannedAbsence.withdrawn_why: why,
        }
        mine = (PlannedAbsence.id == absence) & (PlannedAbsence.person == person) & (PlannedAbsence.authority == authority)
        found = await PlannedAbsence.update(gone).where(mine, PlannedAbsence.withdrawn_at.is_null()).returning(PlannedAbsence.id)
        if not found:
            raise AlreadyDecided
        for row in await fetch_rows(DB, _CheckIn, EXCUSED, absence):
            event = Event.RESUME if row.closes_at > now and row.due_on <= term_end(registrations) else Event.LAPSE
            await DB.connection().execute(RETURN, row.id, lifecycle.transition(State(row.state), event))
            if event is Event.RESUME:
                await tell_again(row.id)
            else:
                await open_item(
                    kind="missed", person=person, subject_id=row.id, reason="missed", now=now, by=by, registration=registrations[0].id
                )
        details: audit.Details = {"absence": str(absence), "why": why}
        await audit.record(Audit, by=by, action="absence_withdrawn", about=person, details=details, at=now)
        await add_entry(person=person, kind="absence_withdrawn", details=details, at=now, by=by)
        await plan_ahead(person, authority, by=by, now=now)
