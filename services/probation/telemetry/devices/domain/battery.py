"""When a bracelet's battery will be flat, from how it fell since it was last charged."""

from services.probation.telemetry.positions.domain.fix import Fix

LOW, WELL = 20.0, 30.0
KEPT, APART_SECONDS = 24, 600.0
# A charger lifts the level; a cold cell that warms up lifts it by less.
CHARGED = 3.0
LEAST_SPAN, LEAST_READINGS = 1800.0, 3
SOON_SECONDS = 3600.0
FLAT = 3.0

Readings = list[tuple[float, float]]


def note(readings: Readings, fix: Fix) -> Readings:
    """The readings with this report's, at most KEPT of them and APART_SECONDS apart; charging starts a new series."""
    if not 0 <= fix.battery <= 100:
        return readings
    if "charging" in fix.flags or (readings and fix.battery >= readings[-1][1] + CHARGED):
        return [(fix.at, fix.battery)]
    if readings and fix.at - readings[-1][0] < APART_SECONDS:
        return readings
    return [*readings[1 - KEPT :], (fix.at, fix.battery)]


def flat_at(readings: Readings) -> float | None:
    """The moment at which the line of least squares through the readings meets zero; None while there are too few."""
    if len(readings) < LEAST_READINGS or readings[-1][0] - readings[0][0] < LEAST_SPAN:
        return None
    middle = sum(at for at, _ in readings) / len(readings)
    level = sum(each for _, each in readings) / len(readings)
    spread = sum((at - middle) ** 2 for at, _ in readings)
    slope = sum((at - middle) * (each - level) for at, each in readings) / spread
    if slope >= -1e-6:
        return None
    return max(readings[-1][0], middle - level / slope)


def soon(flat: float | None, at: float) -> bool:
    """Whether it will be flat within the hour."""
    return flat is not None and flat - at <= SOON_SECONDS
