"""How much one report says about a border, and when enough has been said.

A cumulative sum test: a report that clearly lies on one side adds to that side and takes from the other. What is not independent adds
little (reports seconds apart share one error) or nothing (a cell or Wi-Fi position that came before is the same wrong guess again).
"""

import math
from dataclasses import dataclass, field

from services.probation.telemetry.domain.fixes import Fix

# A mechanism is never more precise than this, whatever it claims (68 % radius, metres).
LEAST_ERROR = {"GPS": 5.0, "RF": 10.0, "WIFI": 25.0, "LBS": 500.0}
# What one report may add at most. Cell positions alone cannot reach a threshold before five different cells agree.
WEIGHT = {"GPS": 1.0, "RF": 1.0, "WIFI": 0.8, "LBS": 0.3}
# A position that was seen before in the same run: a satellite fix may stand still, a guess from a table only repeats itself.
WEIGHT_REPEATED = {"GPS": 0.4, "RF": 1.0, "WIFI": 0.1, "LBS": 0.0}
FORGET_SECONDS = 1800.0
FORGOTTEN = 0.05
MOST = 3.0
VAGUE_METRES = 100.0


@dataclass(frozen=True)
class Threshold:
    """When a side is believed: the sum, the span in seconds from first to last report, errors beyond the border for full weight,
    weight of a report nearer to the border than that, and seconds after which the next report counts fully."""

    total: float
    span: float
    errors: float
    near: float
    apart: float


# Leaving home is believed late, leaving a route or a region later still, entering a forbidden place early; going back in between.
LEAVING = Threshold(total=1.5, span=30.0, errors=1.0, near=0.0, apart=60.0)
STRAYING = Threshold(total=1.8, span=120.0, errors=1.0, near=0.0, apart=60.0)
DEPARTING = Threshold(total=2.0, span=300.0, errors=1.0, near=0.0, apart=60.0)
ENTERING = Threshold(total=1.0, span=0.0, errors=1.0, near=0.5, apart=20.0)
BREACHES = {
    "inclusion": LEAVING,
    "restriction": LEAVING,
    "attendance": LEAVING,
    "route": STRAYING,
    "area": DEPARTING,
    "exclusion": ENTERING,
    "proximity": ENTERING,
}
RETURNING = Threshold(total=1.2, span=0.0, errors=0.0, near=0.0, apart=60.0)


@dataclass(slots=True)
class Side:
    """The sum for one side of a border, since its run began."""

    total: float = 0.0
    since: float = 0.0
    last: float = 0.0
    count: int = 0
    seen: list[tuple[float, float]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def add(self, fix: Fix, weight: float, apart: float) -> None:
        """Count a report that speaks for this side."""
        self.total *= math.exp(-max(0.0, fix.at - self.last) / FORGET_SECONDS)
        fresh = 1.0 - math.exp(-max(0.0, fix.at - self.last) / apart)
        if self.total < FORGOTTEN:
            self.total, self.since, self.count, fresh = 0.0, fix.at, 0, 1.0
            self.seen, self.times = [], []
        place = (round(fix.latitude, 6), round(fix.longitude, 6))
        repeated = place in self.seen
        worth = weight * fresh * (WEIGHT_REPEATED[fix.mechanism] if repeated else WEIGHT[fix.mechanism])
        if not repeated:
            self.seen = [*self.seen[-63:], place]
        if worth > 0:
            self.total = min(MOST, self.total + worth)
            self.last = fix.at
            self.count += 1
            if len(self.times) < 64:
                self.times.append(fix.at)

    def take(self, weight: float) -> None:
        """Count a report that speaks against this side."""
        self.total = max(0.0, self.total - weight)

    def believed(self, threshold: Threshold) -> bool:
        return self.total >= threshold.total and self.last - self.since >= threshold.span


def error(fix: Fix) -> float:
    """The 68 % radius to reckon with."""
    return max(fix.accuracy, LEAST_ERROR[fix.mechanism])


def weights(into_breach: float, fix: Fix, threshold: Threshold) -> tuple[float, float]:
    """What a report says for the breach and for compliance; both 0 when its error circle says nothing."""
    radius = error(fix)
    if into_breach > 0:
        if into_breach >= threshold.errors * radius:
            return 1.0, 0.0
        return (threshold.near if radius <= VAGUE_METRES else 0.0), 0.0
    if radius <= VAGUE_METRES or -into_breach >= radius:
        return 0.0, 1.0
    return 0.0, 0.0
