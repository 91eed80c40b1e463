"""Suspending a decision on monitoring, with the zones and hours that it lifts, and what ends that: a clock, or an officer."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.database import DB
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.actions import lift_ends, locked_decision, move, next_state
from services.probation.telemetry.monitoring.changes import say_changed
from services.probation.telemetry.monitoring.domain.decisions import Event, State, last_day
from services.probation.telemetry.monitoring.queries import ShownDecision
from services.probation.telemetry.monitoring.tables import MonitoringDecision
from services.probation.telemetry.orders import actions as orders
from services.probation.telemetry.orders.actions import Suspension
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

NO_SUSPENSION: ColumnValues = {
    MonitoringDecision.suspended_since: None, MonitoringDecision.suspended_until: None, MonitoringDecision.lift: None,
}  # fmt: skip


async def suspend(
    number: UUID, why: str, *, since: datetime | None = None, until: date | None = None, seen_version: int, by: Actor, now: datetime
) -> None:
    """Suspend a decision, and lift zones and hours from now to its end.

    `since`: when it began, if before now; alerts from then on stay, and an officer decides about each. `until`: its last day, if known.
    Raises NotFound, AlreadyClosed, AlreadyDecided.
    """
    async with transaction(DB):
        row = await _locked(number, seen_version)
        state = next_state(row, Event.SUSPEND)
        begun = min(since or now, now)
        lift = await _lift(row, begun, until, row.version + 1, by=by, now=now)
        values: ColumnValues = {
            MonitoringDecision.suspended_since: begun, MonitoringDecision.suspended_until: until, MonitoringDecision.lift: lift,
        }  # fmt: skip
        await move(row, Event.SUSPEND, state, values, why=why, until=until, since=begun, by=by, now=now)
        await say_changed(row, str(Event.SUSPEND), why, until, by=by, now=now)


async def resume(number: UUID, why: str, *, seen_version: int | None, by: Actor, now: datetime) -> None:
    """The suspension is over: zones and hours hold from now on. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await _locked(number, seen_version)
        state = next_state(row, Event.RESUME)
        await lift_ends(row, by=by, now=now)
        await move(row, Event.RESUME, state, NO_SUSPENSION, why=why, by=by, now=now)
        await say_changed(row, str(Event.RESUME), why, by=by, now=now)


async def follow_suspension(number: UUID, *, by: Actor, now: datetime) -> None:
    """What the clock and other actions leave to do: a suspension whose last day has passed ends, one that found no order to lift lifts it
    now, and an order stops lifting for a decision that is not suspended any more. Raises NotFound, AlreadyClosed, AlreadyDecided.
    """
    async with transaction(DB):
        row = await _locked(number, None)
        suspended = State(row.state) is State.SUSPENDED
        if suspended and _end(row, row.suspended_until) <= now:
            await resume(number, "", seen_version=row.version, by=by, now=now)
        elif suspended and row.lift is None:
            lift = await _lift(row, row.suspended_since or now, row.suspended_until, row.version, by=by, now=now)
            await _remember(row, lift)
        elif not suspended and row.lift is not None:
            await lift_ends(row, by=by, now=now)
            await _remember(row, None)


async def _locked(number: UUID, seen_version: int | None) -> ShownDecision:
    """The order's lock first, as everywhere where an order changes together with the case."""
    found = await queries.any_decision(number)
    if found is not None:
        await orders.lock_order(found.person)
    return await locked_decision(number, seen_version)


async def _lift(row: ShownDecision, since: datetime, until: date | None, version: int, *, by: Actor, now: datetime) -> str | None:
    """The suspension's name in the order; None where there is no order, or nothing of the time is left."""
    name = f"suspension-{row.id}-{version}"
    new = Suspension(name, row.authority, since, _end(row, until), ZoneInfo(row.time_zone))
    return name if await orders.suspend(row.person, new, by=by, now=now) else None


async def _remember(row: ShownDecision, lift: str | None) -> None:
    await MonitoringDecision.update({MonitoringDecision.lift: lift}).where(MonitoringDecision.id == row.id)


def _end(row: ShownDecision, until: date | None) -> datetime:
    """The end of its last day, where the person lives."""
    return datetime.combine(last_day(until, row.ends_on) + timedelta(days=1), time(), ZoneInfo(row.time_zone))
