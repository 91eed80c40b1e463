"""The fastest path: the stored state alone shows which next reports change nothing. The order and its zones are not read.

A state in which nothing is open has an unchanged area: a place around which reports confirm the beliefs about all zones, the time of the
next timer, and how long a silence means nothing. The result is the same as that of the evaluation, to the last bit (property tests compare
them).
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

# Faster than any lawful travel on the ground; a report that implies it is set aside once, and believed if the next one agrees.
FASTEST = 100.0
# A degree is never longer than this: a move slower than FASTEST by this measure need not be measured exactly.
MOST_METRES_A_DEGREE = 112_000.0
LENGTH_WITHOUT_SUMS = 3  # a zone's stored form without sums


class UnchangedArea(NamedTuple):
    """A precise enough report no more than `degrees` from the place (latitude and longitude added) changes nothing before `edge`."""

    latitude: float
    longitude: float
    degrees: float
    edge: float
    silence: float
    rules: str


def apply_if_unchanged(raw: JsonObject, line: Sequence[Fix], now: float) -> float | None:
    """Apply the reports after a stored state to it, in place; returns the time of the next timer. None, with `raw` unusable, if a report
    may change something.

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
    """Whether nobody could travel from one to the other in that time, allowing for both errors."""
    if before is None:
        return False
    reach = FASTEST * max(here[0] - before[0], 1.0)
    if (abs(here[1] - before[1]) + abs(here[2] - before[2])) * MOST_METRES_A_DEGREE <= reach:
        return False
    moved: float = metres(before[1], before[2], here[1], here[2]) - before[3] - here[3]
    return moved > float(reach)


def battery_ok(after: battery.Readings, before: battery.Readings, fix: Fix) -> bool:
    """Whether the battery is not flat and will not be flat soon."""
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
