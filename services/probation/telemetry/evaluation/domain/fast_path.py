"""The fast path for reports that change nothing, which are most: no timer is due, no event is open, no belief about a zone changes.

The result is the same as that of the evaluation, to the last bit (property tests compare them); all other reports are left to it.
"""

from collections.abc import Sequence

from services.probation.telemetry.devices.domain import battery
from services.probation.telemetry.evaluation.domain import device_signals, sequential_test
from services.probation.telemetry.evaluation.domain.state import Placed, State, ZoneBelief
from services.probation.telemetry.evaluation.domain.state_fast_path import (
    MOST_METRES_A_DEGREE,
    UnchangedArea,
    battery_ok,
    implausible_speed,
)
from services.probation.telemetry.orders.domain.order import RULE_VERSION, Order, Zone
from services.probation.telemetry.positions.domain.fix import Fix

FARTHEST_METRES = 50_000.0
NOWHERE = (0.0, 0.0, -1.0)
Distances = dict[str, list[float]]


def skip_unchanged(
    state: State, zones: Sequence[Zone], edge: float, silence: float, line: Sequence[Fix], first: int, measured: Distances
) -> int:
    """Handle the reports of `line` from `first` that change nothing before the next `edge`; returns the number of the first one left.

    `measured` contains distances of the whole line by zone, and is filled when they are needed.
    """
    if state.open or state.visits:
        return first
    placed, around = state.last_fix_at if state.last_fix_at is not None else state.worn_since or 0.0, NOWHERE
    for number in range(first, len(line)):
        fix = line[number]
        at, latitude, longitude = fix.at, fix.latitude, fix.longitude
        if fix.flags or at >= edge or at >= placed + silence or latitude != latitude:
            return number
        here: Placed = (at, latitude, longitude, sequential_test.error(fix), fix.mechanism)
        readings = battery.note(state.battery, fix)
        if implausible_speed(state.last_fix, here) or not battery_ok(readings, state.battery, fix):
            return number
        if here[3] > sequential_test.VAGUE_METRES or abs(latitude - around[0]) + abs(longitude - around[1]) > around[2]:
            changed = _stayed(state, zones, line, number, here[3], measured)
            if changed is None:
                return number
            state.zones.update(changed)
            around = _around(state, zones, latitude, longitude) if number + 2 < len(line) else NOWHERE
        else:
            for name, known in state.zones.items():
                if known.where == "breach":
                    state.zones[name] = known.stays(fix, 1.0, 0.0)
                elif known.breach.total:
                    state.zones[name] = known.stays(fix, 0.0, 1.0)
        state.at = state.last_report_at = at
        state.battery, state.last_fix, state.suspect_fix = readings, here, None
        if fix.mechanism != "LBS" and here[3] <= device_signals.USABLE_METRES:
            state.last_fix_at = placed = at
    return len(line)


def _stayed(
    state: State, zones: Sequence[Zone], line: Sequence[Fix], number: int, radius: float, measured: Distances
) -> dict[str, ZoneBelief] | None:
    """The report's changes to the beliefs about zones if each stays on its side; None if one does not."""
    fix, changed = line[number], dict[str, ZoneBelief]()
    for zone in zones:
        if zone.shape is None:
            continue
        known = state.zones[zone.id]
        breach, compliance = score_fix(zone, line, number, radius, measured)
        if (breach and known.where != "breach") or (compliance and known.where != "compliant"):
            return None
        after = known.stays(fix, breach, compliance)
        if after is not known:
            changed[zone.id] = after
    return changed


def unchanged_area(state: State, order: Order, zones: Sequence[Zone], edge: float) -> UnchangedArea | None:
    """The unchanged area of a state in which nothing is open; None if there is none.

    With a protected place in the order there is none: the size of the area would show how far away that place is.
    """
    if state.last_fix is None or state.last_fix_at is None or any(zone.kind == "proximity" for zone in zones):
        return None
    around = _around(state, zones, state.last_fix[1], state.last_fix[2])
    return UnchangedArea(*around, edge, order.silence, RULE_VERSION) if around[2] > 0 else None


def _around(state: State, zones: Sequence[Zone], latitude: float, longitude: float) -> tuple[float, float, float]:
    """A place, and how many degrees away a precise enough report may be and still say the same about every zone."""
    metres_left = FARTHEST_METRES
    for zone in zones:
        if zone.shape is None or (where := state.zones[zone.id].where) == "unknown":
            return NOWHERE
        low, high = sorted(map(zone.into_breach, zone.shape.bounds(latitude, longitude)))
        metres_left = min(
            metres_left, -high if where == "compliant" else low - sequential_test.BREACHES[zone.kind].errors * sequential_test.VAGUE_METRES
        )
    # Distances on planes have an error below the two hundredths that are subtracted here.
    return latitude, longitude, (metres_left * 0.98 - 0.1) / MOST_METRES_A_DEGREE


def score_fix(zone: Zone, line: Sequence[Fix], number: int, radius: float, measured: Distances) -> tuple[float, float]:
    """The score of a report with that error for the zone. The exact distance is measured only if the bounds do not settle it."""
    fix, shape, leaving = line[number], zone.shape, sequential_test.BREACHES[zone.kind]
    assert shape is not None
    if zone.id not in measured:
        least, most = shape.bounds(fix.latitude, fix.longitude)
        # The score is monotone in the distance: if both ends give the same score, all distances between them do.
        said = sequential_test.weights(zone.into_breach(least), radius, leaving)
        if least == most or said == sequential_test.weights(zone.into_breach(most), radius, leaving):
            return said
        measured[zone.id] = shape.distances([(each.latitude, each.longitude) if each.placed else (0.0, 0.0) for each in line])
    return sequential_test.weights(zone.into_breach(measured[zone.id][number]), radius, leaving)
