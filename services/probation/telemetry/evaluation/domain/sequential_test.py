"""How much one report says about a border, and when the evidence is enough.

A cumulative sum test: a report clearly on one side adds to that side and subtracts from the other. A report that is not independent adds
little (reports seconds apart share one error) or nothing (a repeated cell or Wi-Fi position is the same estimate again).
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from services.probation.telemetry.positions.domain.fix import Fix

# A mechanism is never more precise than this, whatever it claims (68 % radius, metres).
LEAST_ERROR = {"GPS": 5.0, "RF": 10.0, "WIFI": 25.0, "LBS": 500.0}
# The most that one report may add. Cell positions alone reach a threshold only when five different cells agree.
WEIGHT = {"GPS": 1.0, "RF": 1.0, "WIFI": 0.8, "LBS": 0.3}
# The same position again in one run: a satellite fix can really be the same, an estimate from a table is only repeated.
WEIGHT_REPEATED = {"GPS": 0.4, "RF": 1.0, "WIFI": 0.1, "LBS": 0.0}
FORGET_SECONDS = 1800.0
FORGOTTEN = 0.05
MOST = 3.0
VAGUE_METRES = 100.0
MARKED = 16


@dataclass(frozen=True)
class Threshold:
    """When a side is believed: the sum, the span in seconds from first to last report, errors beyond the border for full weight,
    weight of a report nearer to the border than that, and seconds after which the next report counts fully."""

    total: float
    span: float
    errors: float
    near: float
    apart: float


# Leaving home is believed late, leaving a route or a region later, entering a forbidden place early; going back is in between.
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


class Score(NamedTuple):
    """The sum for one side of a border since its run began. `times` are those of the counted reports; of more than MARKED the first ones
    and the last."""

    total: float = 0.0
    since: float = 0.0
    last: float = 0.0
    reports: int = 0
    seen: tuple[tuple[float, float], ...] = ()
    times: tuple[float, ...] = ()

    def added(self, fix: Fix, weight: float, apart: float) -> "Score":
        """The sum after a report for this side."""
        side = self._replace(total=self.total * math.exp(-max(0.0, fix.at - self.last) / FORGET_SECONDS))
        fresh = 1.0 - math.exp(-max(0.0, fix.at - self.last) / apart)
        if side.total < FORGOTTEN:
            side, fresh = Score(since=fix.at, last=self.last), 1.0
        place = (round(fix.latitude, 6), round(fix.longitude, 6))
        repeated = place in side.seen
        worth = weight * fresh * (WEIGHT_REPEATED[fix.mechanism] if repeated else WEIGHT[fix.mechanism])
        if not repeated:
            side = side._replace(seen=(*side.seen[-63:], place))
        if worth > 0:
            return side._replace(total=min(MOST, side.total + worth), last=fix.at).confirmed(fix)
        return side

    def confirmed(self, fix: Fix) -> "Score":
        """The sum after one more report for the same side."""
        return self._replace(reports=self.reports + 1, times=(*self.times[: MARKED - 1], fix.at))

    def lessened(self, weight: float) -> "Score":
        """The sum after a report against this side."""
        return self._replace(total=max(0.0, self.total - weight)) if self.total else self

    def believed(self, threshold: Threshold) -> bool:
        """Whether the evidence is enough."""
        return self.total >= threshold.total and self.last - self.since >= threshold.span


NOTHING = Score()


def error(fix: Fix) -> float:
    """The 68 % radius to use."""
    return max(fix.accuracy, LEAST_ERROR[fix.mechanism])


def weights(into_breach: float, radius: float, threshold: Threshold) -> tuple[float, float]:
    """A report's weights for breach and for compliance; both 0 if its error circle decides nothing."""
    if into_breach > 0:
        if into_breach >= threshold.errors * radius:
            return 1.0, 0.0
        return (threshold.near if radius <= VAGUE_METRES else 0.0), 0.0
    if radius <= VAGUE_METRES or -into_breach >= radius:
        return 0.0, 1.0
    return 0.0, 0.0
