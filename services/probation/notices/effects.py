"""What follows a notice while it runs: check-ins by a planned absence, zones and curfew by a permission in the monitoring order.

Both end with the period by themselves: an absence has its last day, a permission its last minute.
"""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.check_ins.absences import actions as absences
from services.probation.check_ins.domain.absence import Effect, Reason
from services.probation.errors import AlreadyDecided
from services.probation.notices.domain.kinds import Kind
from services.probation.notices.domain.periods import Period
from services.probation.telemetry.orders.actions import change_order
from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.edits import Body
from services.probation.telemetry.orders.queries import order_in_force
from shared.actors import Actor

ILLNESSES = frozenset({Kind.HOSPITAL, Kind.CHILDBIRTH})


async def lift_order(person: UUID, name: str, period: Period, reason: str, zone: ZoneInfo, *, by: Actor, now: datetime) -> bool:
    """Zones and curfew are not required in the period, forbidden zones stay. False where nothing is monitored."""
    if period.ends_at is None or await order_in_force(person) is None:
        return False
    begin, end = _local(max(period.starts_at, now), zone), _local(period.ends_at, zone)
    permission = {"id": name, "from": begin, "until": end, "reason": reason}
    return await _change(person, lambda body: edits.with_permission(body, permission), "permission_given", by=by, now=now, why=reason)


async def end_lift(person: UUID, name: str, ends_at: datetime, zone: ZoneInfo, *, by: Actor, now: datetime) -> bool:
    """The permission in the order ends at another moment, or at once where that has come. False where it is not in the order any more."""
    if await order_in_force(person) is None:
        return False
    until, local_now = _local(ends_at, zone), now.astimezone(zone)

    def change(body: Body | None) -> Body:
        if ends_at <= now:
            return edits.without_permission(body, name, local_now)
        return edits.with_permission_until(body, name, until)

    return await _change(person, change, "permission_ended", by=by, now=now)


async def excuse(
    person: UUID, authority: str, kind: Kind, effect: str, days: tuple[date, date], document: str, *, by: Actor, now: datetime
) -> UUID | None:
    """Record the absence that the notice means; None where check-ins go on. Raises Overlaps, AlreadyClosed."""
    if effect == "none":
        return None
    why = Reason.ILLNESS if kind in ILLNESSES else Reason.OTHER
    new = absences.NewAbsence(days[0], days[1], Effect(effect), why, document)
    return await absences.record_absence(person, authority, new, by=by, now=now)


async def end_excuse(person: UUID, authority: str, absence: UUID, last: date | None, *, by: Actor, now: datetime) -> UUID | None:
    """The absence ends on another day, or does not hold at all (None). An absence that an officer withdrew stays withdrawn."""
    try:
        if last is not None:
            return await absences.end_absence_on(person, authority, absence, last, by=by, now=now)
        await absences.withdraw_absence(person, authority, absence, absences.WITH_NOTICE, by=by, now=now)
    except AlreadyDecided:
        pass
    return None


async def _change(person: UUID, change: edits.Change, what: str, *, by: Actor, now: datetime, why: str = "") -> bool:
    try:
        await change_order(person, change, by=by, now=now, reason=why, also={"changed": what})
    except (edits.NoOrder, edits.NotThere):
        return False
    return True


def _local(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).replace(tzinfo=None).isoformat(timespec="seconds")
