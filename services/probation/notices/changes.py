"""What happens to a notice afterwards: extended, ended early, withdrawn, taken over; begun and ended by time; the return."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.notices import effects
from services.probation.notices.actions import ASKED, LATE, TooLate, locked_notice, move, none_overlaps, tell_person, told
from services.probation.notices.domain.kinds import return_grace
from services.probation.notices.domain.lifecycle import Event, NotAllowed, State, as_of, next_by_time, transition
from services.probation.notices.domain.periods import Period
from services.probation.notices.queries import ShownNotice, came_after, home_after
from services.probation.notices.tables import Notice
from services.probation.queue.actions import close_item, open_item
from services.probation.reminders.domain.kinds import Kind as MessageKind
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

ENDS_NOW = frozenset({Event.END_EARLY, Event.RETURN})


async def change(
    notice: UUID, event: Event, why: str, *, ends_at: datetime | None = None, seen_version: int, by: Actor, now: datetime
) -> None:
    """An officer extends it (to `ends_at`), ends it early, withdraws it, takes it over, or says that the person is back.

    Raises NotFound, AlreadyClosed, AlreadyDecided, TooLate for an end that has passed, `actions.Overlaps` and `absences.Overlaps`.
    """
    async with transaction(DB):
        row = await locked_notice(notice, seen_version)
        before = as_of(State(row.state), row.starts_at, row.ends_at, now)
        try:
            state = transition(before, event)
        except NotAllowed:
            raise AlreadyDecided from None
        values: ColumnValues = {}
        if event is Event.EXTEND:
            if ends_at is None or row.ends_at is None or ends_at <= max(now, row.starts_at):
                raise TooLate
            await none_overlaps(row.person, row.authority, Period(row.starts_at, ends_at), but=row.id)
            values = await _end_effects(row, ends_at, by=by, now=now)
        elif event in ENDS_NOW and before is State.RUNNING:
            values = await _end_effects(row, now, by=by, now=now)
        elif event is Event.WITHDRAW:
            values = await _withdraw_effects(row, by=by, now=now)
        await move(row, event, state, values, why=why, sign="officer" if event is Event.RETURN else None, by=by, now=now)
        for kind in (ASKED, LATE):
            await close_item(kind=kind, subject_id=notice, by=by, now=now, outcome=str(state))
        details: audit.Details = {**told(row), "event": str(event), "why": why, "until": ends_at.isoformat() if ends_at else None}
        await audit.record(Audit, by=by, action="notice_changed", about=row.person, details=details, at=now)
        await add_entry(person=row.person, kind="notice_changed", details=details, at=now, by=by)
        await _tell_of_change(row, event, before, ends_at or now, by=by, now=now)


async def _tell_of_change(row: ShownNotice, event: Event, before: State, ends_at: datetime, *, by: Actor, now: datetime) -> None:
    """The person hears of another last day, and that it does not hold any more; who is back, or took a request back, knows it."""
    if event in (Event.EXTEND, Event.END_EARLY):
        last = ends_at.astimezone(ZoneInfo(row.time_zone)).date()
        await tell_person(row, MessageKind.PERMISSION_CHANGED, last, by=by, now=now)
    elif event is Event.WITHDRAW and before is not State.ASKED:
        await tell_person(row, MessageKind.PERMISSION_WITHDRAWN, by=by, now=now)


async def follow(notice: UUID, *, by: Actor, now: datetime) -> None:
    """What time and the person's signs change: it begins, it ends, the person was seen back, or is late and an officer is asked."""
    async with transaction(DB):
        try:
            row = await locked_notice(notice, None)
        except (NotFound, AlreadyClosed):
            return
        state, grace = State(row.state), return_grace(local_today(now))
        while (event := next_by_time(state, row.starts_at, row.ends_at, grace, now)) in (Event.START, Event.END):
            state = transition(state, event)
            await move(row, event, state, {}, by=by, now=now)
            row = await locked_notice(notice, None)
        if state not in (State.OVER, State.LATE) or row.ends_at is None:
            return
        sign, seen_at = await _seen_back(row, row.ends_at, now)
        if sign is not None:
            await move(row, Event.RETURN, transition(state, Event.RETURN), {}, sign=sign, by=by, now=now)
            await _tell(row, "notice_return_seen", {"sign": sign, "seen_at": seen_at, "late": state is State.LATE}, by=by, now=now)
        elif event is Event.OVERDUE:
            await move(row, event, transition(state, event), {}, by=by, now=now)
            await open_item(kind=LATE, person=row.person, subject_id=notice, reason=LATE, now=now, by=by, registration=row.lead)
            await _tell(row, "notice_return_late", {}, by=by, now=now)


async def _tell(row: ShownNotice, what: str, more: audit.Details, *, by: Actor, now: datetime) -> None:
    details: audit.Details = {**told(row), **more}
    await audit.record(Audit, by=by, action=what, about=row.person, details=details, at=now)
    await add_entry(person=row.person, kind=what, details=details, at=now, by=by)


async def _seen_back(row: ShownNotice, ends_at: datetime, now: datetime) -> tuple[str | None, str | None]:
    """(what showed that the person is back, when): a check-in or a visit after the end, or the bracelet inside the home zone."""
    came = await came_after(row.person, row.authority, ends_at, row.time_zone)
    if came is not None:
        return "check_in", came.isoformat()
    home = await home_after(row.person, ends_at, now)
    return ("position", home.isoformat()) if home else (None, None)


async def _end_effects(row: ShownNotice, ends_at: datetime, *, by: Actor, now: datetime) -> ColumnValues:
    """The period has another end: the absence and the permission in the order follow it."""
    zone = ZoneInfo(row.time_zone)
    values: ColumnValues = {Notice.ends_at: ends_at}
    if row.order_permission:
        period = Period(row.starts_at, ends_at)
        await effects.end_lift(row.person, row.order_permission, period, zone, stay=row.stays_at, by=by, now=now)
    if row.absence:
        last = ends_at.astimezone(zone).date()
        values[Notice.absence] = await effects.end_excuse(row.person, row.authority, row.absence, last, by=by, now=now)
    return values


async def _withdraw_effects(row: ShownNotice, *, by: Actor, now: datetime) -> ColumnValues:
    if row.order_permission:
        period, zone = Period(row.starts_at, now), ZoneInfo(row.time_zone)
        await effects.end_lift(row.person, row.order_permission, period, zone, stay=row.stays_at, by=by, now=now)
    if row.absence:
        await effects.end_excuse(row.person, row.authority, row.absence, None, by=by, now=now)
    return {}
