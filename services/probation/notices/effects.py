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
from services.probation.notices.domain.stays import Stay
from services.probation.telemetry.orders import actions as orders
from services.probation.telemetry.orders.domain import authorities, edits, stays
from services.probation.telemetry.orders.domain.edits import Body
from services.probation.telemetry.orders.queries import order_in_force
from shared.actors import Actor

ILLNESSES = frozenset({Kind.HOSPITAL, Kind.CHILDBIRTH})


async def lift_order(
    person: UUID, name: str, period: Period, reason: str, zone: ZoneInfo, *, stay: Stay | None, place: str, by: Actor, now: datetime
) -> bool:
    """Zones and curfew are not required in the period, forbidden zones stay; a zone at `place` holds meanwhile, where there is one.

    False where nothing is monitored. Raises BadOrder where the order has no room for the zone.
    """
    if period.ends_at is None or await order_in_force(person) is None:
        return False
    left = Period(max(period.starts_at, now), period.ends_at)
    permission = {
        "id": name,
        "from": orders.local_moment(left.starts_at, zone),
        "until": orders.local_moment(period.ends_at, zone),
        "reason": reason,
    }
    hours = stay.hours(left, zone) if stay else []

    def change(body: Body | None) -> Body:
        if stay is None or not hours:
            return edits.with_permission(body, permission)
        there = stays.round_place(name, place, stay.latitude, stay.longitude, stay.radius_m, hours)
        return stays.with_stay(body, permission, there)

    return await orders.try_change(person, change, "permission_given", by=by, now=now, why=reason)


async def end_lift(
    person: UUID, name: str, period: Period, zone: ZoneInfo, *, stay: Stay | None, by: Actor, now: datetime
) -> bool:  # fmt: skip
    """The permission in the order ends at another moment, or at once where that has come, and the zone at the other place with it.

    `period`: as it is from now on. False where the permission is not in the order any more.
    """
    if period.ends_at is None or await order_in_force(person) is None:
        return False
    until, over, local_now = orders.local_moment(period.ends_at, zone), period.ends_at <= now, now.astimezone(zone)

    def change(body: Body | None) -> Body:
        if over:
            return edits.without_permission(body, name, local_now)
        after = edits.with_permission_until(body, name, until)
        return stays.with_stay_hours(after, name, stay.hours(period, zone)) if stay else after

    return await orders.try_change(person, change, "permission_ended", by=by, now=now)


async def leaves_for_other(person: UUID, name: str | None) -> bool:
    """Whether zones or hours of the other authority go on while the notice's permission in the order runs."""
    order = await order_in_force(person) if name else None
    return order is not None and authorities.leaves_for_other(order.body, name or "")


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
