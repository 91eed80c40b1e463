"""Lifting what an order requires for some time, in the transaction of whoever decides it, and ending that."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.telemetry.orders.actions import change_order
from services.probation.telemetry.orders.domain import edits, suspending
from services.probation.telemetry.orders.queries import order_in_force
from shared.actors import Actor


async def changed(person: UUID, change: edits.Change, what: str, *, by: Actor, now: datetime, why: str = "") -> bool:
    """Make the next version of the order; False where there is no order, or the part is not in it any more."""
    try:
        await change_order(person, change, by=by, now=now, reason=why, also={"changed": what})
    except (edits.NoOrder, edits.NotThere):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Suspension:
    """Monitoring that is suspended until a moment. `name`: of the entry in the order; `since`: when it began, now or earlier."""

    name: str
    authority: str
    since: datetime
    until: datetime
    zone: ZoneInfo


async def suspend(person: UUID, new: Suspension, *, by: Actor, now: datetime) -> bool:
    """From now until its end only the distance to a protected place is required. False where nothing is monitored, or the end has come.

    The caller holds the order's lock (`lock_order`) before any other. What was before `now` stays: a human looks at alerts of that time.
    """
    if new.until <= now or await order_in_force(person) is None:
        return False
    begins, until, since = (local(moment, new.zone) for moment in (now, new.until, new.since))
    entry = suspending.suspension(new.name, begins, until, since=since, authority=new.authority)
    return await changed(person, lambda body: edits.with_permission(body, entry), "suspended", by=by, now=now)


async def resume(person: UUID, name: str, zone: ZoneInfo, *, by: Actor, now: datetime) -> bool:
    """What is required holds again from now on. False where no order holds the suspension, or its time was over."""
    if await order_in_force(person) is None:
        return False
    local_now = now.astimezone(zone)
    return await changed(person, lambda body: suspending.ended(body, name, local_now), "resumed", by=by, now=now)


def local(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as an order holds it: local, without an offset."""
    return moment.astimezone(zone).replace(tzinfo=None).isoformat(timespec="seconds")
