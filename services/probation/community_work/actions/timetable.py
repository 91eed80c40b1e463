"""Allocations and the sessions that the timetable makes of them: looked at first, made as it was seen, taken back one by one."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.community_work.actions.following import follow
from services.probation.community_work.actions.locking import locked_work, work_today
from services.probation.community_work.domain.rules import limits
from services.probation.community_work.domain.schedule import Allocation, Plan, Request, plan
from services.probation.community_work.queries import session_of
from services.probation.community_work.rows import Work
from services.probation.community_work.session_tables import WorkAllocation, WorkSession
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.law.calendar import is_day_off


@dataclass(frozen=True, slots=True)
class NewAllocation:
    """Days of the week and hours at a site, by an order; `token` belongs to the form."""

    work_order: UUID
    site: UUID
    weekdays: str
    starts: time
    hours: int
    begins_on: date
    ends_on: date | None
    token: UUID


def request_of(work: Work, now: datetime, *extra: Allocation) -> Request:
    """What the plan of this work is made from, with allocations that are not stored yet."""
    local = now.astimezone(ZoneInfo(work.sentenced.time_zone))
    today = local.date()
    window, requirement = work.window(today), work.requirement
    until = min(window.until, requirement.available_until or date.max)
    return Request(
        today,
        local.time().replace(tzinfo=None),
        0 if requirement.exempt else requirement.hours,
        limits(work.sentenced.kind or "community", free=requirement.free, on=today),
        [*(each.plain() for each in work.allocations), *extra],
        work.counted(today),
        None if until == date.max else until,
        is_day_off,
        away=[(each.from_on, each.until_on) for each in work.absences],
        cancelled=[each.plain() for each in work.cancelled],
    )


async def preview(registration: UUID, now: datetime, today: date, *extra: Allocation) -> Plan:
    """The plan, without making anything. Raises NotFound."""
    return plan(request_of(await work_today(registration, today), now, *extra))


async def allocate(person: UUID, registration: UUID, what: NewAllocation, *, by: Actor, now: datetime, today: date) -> UUID:
    """Store the allocation and make its sessions; returns the run. The same form sent again makes nothing more.

    Raises NotFound, AlreadyClosed; AlreadyDecided where the order does not hold any more.
    """
    async with transaction(DB):
        _, work = await locked_work(person, registration, today)
        if not any(each.id == what.work_order and each.state == "open" and each.acquainted_on for each in work.orders):
            raise AlreadyDecided
        if not await WorkAllocation.exists().where(WorkAllocation.form_token == what.token):
            await WorkAllocation.insert(
                WorkAllocation(
                    id=uuid4(), registration=registration, work_order=what.work_order, site=what.site, weekdays=what.weekdays,
                    starts=what.starts, hours=what.hours, begins_on=what.begins_on, ends_on=what.ends_on, form_token=what.token,
                    created_at=now, created_by_name=by.name,
                )
            )  # fmt: skip
        return await _run(person, registration, "allocation", by=by, now=now, today=today)


async def replan(person: UUID, registration: UUID, *, by: Actor, now: datetime, today: date) -> UUID:
    """Make the sessions that are missing, from the allocations as they are; returns the run. Raises NotFound, AlreadyClosed."""
    async with transaction(DB):
        await locked_work(person, registration, today)
        return await _run(person, registration, "again", by=by, now=now, today=today)


async def end_allocation(person: UUID, registration: UUID, allocation: UUID, *, by: Actor, now: datetime, today: date) -> None:
    """From today on the timetable makes no session of it; what was made stays. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        _, work = await locked_work(person, registration, today)
        found = next((each for each in work.allocations if each.id == allocation), None)
        if found is None:
            raise NotFound
        if found.ends_on is not None and found.ends_on <= today:
            raise AlreadyDecided
        values: ColumnValues = {WorkAllocation.ends_on: today}
        await WorkAllocation.update(values).where(WorkAllocation.id == allocation)
        details: audit.Details = {"allocation": str(allocation), "site": found.site_name}
        await audit.record(Audit, by=by, action="work_allocation_ended", about=person, details=details, at=now)
        await add_entry(person=person, kind="work_allocation_ended", details=details, at=now, by=by)


async def cancel(person: UUID, registration: UUID, session: UUID, why: str, *, by: Actor, now: datetime, today: date) -> None:
    """A session without an outcome does not take place. Raises NotFound, AlreadyClosed, ReasonNeeded; AlreadyDecided if it has one."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        await locked_work(person, registration, today)
        found = await session_of(registration, session)
        if found is None:
            raise NotFound
        if found.version or found.cancelled_at is not None:
            raise AlreadyDecided
        values: ColumnValues = {
            WorkSession.cancelled_at: now, WorkSession.cancelled_by_name: by.name, WorkSession.cancelled_why: why.strip()
        }  # fmt: skip
        await WorkSession.update(values).where(WorkSession.id == session)
        details: audit.Details = {"session": str(session), "on": found.on_date.isoformat(), "why": why.strip()}
        await audit.record(Audit, by=by, action="work_session_cancelled", about=person, details=details, at=now)
        await add_entry(person=person, kind="work_session_cancelled", details=details, at=now, by=by)
        await follow(person, registration, by=by, now=now, today=today)


async def cancel_future(registration: UUID, why: str, *, by: Actor, now: datetime) -> int:
    """Inside the caller's transaction: sessions that have not begun do not take place; returns how many."""
    condition = (WorkSession.registration == registration) & WorkSession.cancelled_at.is_null() & (WorkSession.on_date > now.date())
    values: ColumnValues = {WorkSession.cancelled_at: now, WorkSession.cancelled_by_name: by.name, WorkSession.cancelled_why: why}
    return len(await WorkSession.update(values).where(condition).returning(WorkSession.id))


async def restore(registration: UUID, cancelled_at: datetime, why: str) -> None:
    """Inside the caller's transaction: what was cancelled with the closing takes place again."""
    condition = (WorkSession.registration == registration) & (WorkSession.cancelled_at == cancelled_at)
    values: ColumnValues = {WorkSession.cancelled_at: None, WorkSession.cancelled_by_name: None, WorkSession.cancelled_why: None}
    await WorkSession.update(values).where(condition, WorkSession.cancelled_why == why)


async def _run(person: UUID, registration: UUID, trigger: str, *, by: Actor, now: datetime, today: date) -> UUID:
    found, run = await preview(registration, now, today), uuid4()
    for each in found.create:
        await WorkSession.insert(
            WorkSession(
                id=uuid4(), registration=registration, allocation=each.allocation, site=each.site, on_date=each.on, starts=each.starts,
                hours=each.hours, run=run, made_at=now, made_by_name=by.name,
            )
        )  # fmt: skip
    details: audit.Details = {
        "run": str(run), "trigger": trigger, "made": len(found.create), "kept": len(found.keep), "uncovered": found.uncovered,
    }  # fmt: skip
    await audit.record(Audit, by=by, action="work_timetable", about=person, details=details, at=now)
    if found.create:
        await add_entry(person=person, kind="work_timetable", details=details, at=now, by=by)
    await follow(person, registration, by=by, now=now, today=today)
    return run
