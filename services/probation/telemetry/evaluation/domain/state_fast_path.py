"""The shortest way: a stored state that says by itself which next reports turn nothing. Neither the order nor its zones are looked at.

A state in which nothing is open carries an unchanged area: around which place a report says of every zone what is known of it already,
until when no clock strikes, and after how long silence speaks. What is done here is what evaluation would do, to the last bit (a law in
the tests).
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from services.probation.telemetry.devices.domain import battery
from services.probation.telemetry.evaluation.domain import sequential_test
from services.probation.telemetry.orders.domain.order import RULE_VERSION
from services.probation.telemetry.orders.domain.order_rules import DAY
from services.probation.telemetry.positions.domain.fix import Fix
from services.probation.telemetry.positions.domain.geometry import metres
from shared.values import JsonObject

# Faster than any lawful way of travel near the ground; a report that implies it is set aside once, believed when the next agrees.
FASTEST = 100.0
# A degree is never longer than this: what moved less than FASTEST by this measure need not be measured.
MOST_METRES_A_DEGREE = 112_000.0
LENGTH_WITHOUT_SUMS = 3  # a zone's stored form without sums


class UnchangedArea(NamedTuple):
    """A report that lies off the place by no more than `degrees` (both ways added) and is not vague turns nothing before `edge`."""

    latitude: float
    longitude: float
    degrees: float
    edge: float
    silence: float
    rules: str


def apply_if_unchanged(raw: JsonObject, line: Sequence[Fix], now: float) -> float | None:
    """Take the reports after a stored state into it, in place; when the clock next asks. None, and `raw` spoilt, where one may
    turn something.

    `raw`: a stored state as read from its JSON; `line`: reports after it, in order.
    """
    area = raw.get("card")
    if area is None or area[5] != RULE_VERSION or now >= area[3] or raw.get("open") or raw.get("visits"):
        return None
    latitude, longitude, degrees, edge, silence, _ = area
    at, placed, last, readings, zones = raw["at"], raw["placed"], raw["last"], raw.get("battery", []), raw.get("zones", {}).values()
    for fix in line:
        here = (fix.at, fix.latitude, fix.longitude, sequential_test.error(fix), fix.mechanism)
        off = abs(fix.latitude - latitude) + abs(fix.longitude - longitude)
        if fix.flags or here[3] > sequential_test.VAGUE_METRES or not off <= degrees or not at < fix.at < placed + silence:
            return None
        after = battery.note(readings, fix)
        if implausible_speed(last, here) or not battery_ok(after, readings, fix):
            return None
        for zone in zones:
            if len(zone) > LENGTH_WITHOUT_SUMS:
                _confirm(zone, fix)
        at, last, readings = fix.at, here, after
        placed = fix.at
    if placed + silence <= now:
        return None
    if line:
        raw |= {"at": at, "heard": at, "placed": placed, "last": last}
        raw.pop("doubt", None)
        if readings:
            raw["battery"] = readings
    return float(min(edge, placed + silence, now + DAY))


def implausible_speed(before: Sequence[Any] | None, here: Sequence[Any]) -> bool:
    """Whether nobody travels from one to the other in the time between, each error taken off."""
    if before is None:
        return False
    reach = FASTEST * max(here[0] - before[0], 1.0)
    if (abs(here[1] - before[1]) + abs(here[2] - before[2])) * MOST_METRES_A_DEGREE <= reach:
        return False
    moved: float = metres(before[1], before[2], here[1], here[2]) - before[3] - here[3]
    return moved > float(reach)


def battery_ok(after: battery.Readings, before: battery.Readings, fix: Fix) -> bool:
    """Whether the battery neither is nor will soon be flat."""
    if fix.battery < 0 or (after is before and fix.battery > battery.LOW):
        return True
    return fix.battery >= battery.WELL and not battery.soon(battery.flat_at(after), fix.at)


def _confirm(zone: list[Any], fix: Fix) -> None:
    """As ZoneBelief.stays, in a zone's stored form with the sums for and against."""
    where, _, _, breach, compliance = zone
    if where == "breach":
        breach[3], breach[5] = breach[3] + 1, [*breach[5][: sequential_test.MARKED - 1], fix.at]
    other = compliance if where == "breach" else breach
    if other[0]:
        other[0] = max(0.0, other[0] - sequential_test.WEIGHT[fix.mechanism])
