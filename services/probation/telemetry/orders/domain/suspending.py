"""Monitoring that is suspended: a permission with this cause lifts everything but the distance to a protected place. Pure."""

from datetime import datetime

from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.authorities import USUAL
from services.probation.telemetry.orders.domain.edits import Body
from shared.values import JsonObject

SUSPENDED = "suspended"
"""The `cause` of such a permission. Only whoever suspended ends it: it is no permission that an officer gave."""


def suspension(name: str, begins: str, until: str, *, since: str, authority: str) -> JsonObject:
    """The entry among an order's permissions; moments are local. `since`: when it began, which may be before anybody recorded it.

    Why stands with the decision on monitoring alone: an order goes to more readers than a stay in hospital concerns.
    """
    entry = {"id": name, "from": begins, "until": until, "since": since, "reason": "", "cause": SUSPENDED}
    return entry if authority == USUAL else {**entry, "authority": authority}


def is_suspension(permission: JsonObject) -> bool:
    """Whether an entry is one."""
    return permission.get("cause") == SUSPENDED


def suspended_at(body: Body | None, moment: str) -> JsonObject | None:
    """The suspension that had begun by a local moment and was not over; the order may hold it although nobody had recorded it by then."""
    entries = [each for each in (body or {}).get("permissions") or [] if is_suspension(each)]
    return next((each for each in entries if each.get("since", each["from"]) <= moment < each["until"]), None)


def ended(before: Body | None, name: str, now: datetime) -> Body:
    """The order in which this suspension ends `now` (local time). Raises NoOrder, NotThere."""
    return edits.without_permission(before, name, now, cause=SUSPENDED)
