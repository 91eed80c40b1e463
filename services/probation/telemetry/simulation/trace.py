"""What a bracelet reports: a walk around home with noise, and problems on the way: tunnels, outages with late bursts, tampers.

As JSON a report is as `domain.fixes.parse` reads it; each protocol's encoder makes its own bytes of it.
"""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from services.probation.telemetry.positions.domain.geometry import METRES_A_DEGREE
from shared.values import JsonObject

HOME = (43.2380, 76.9450)


@dataclass(frozen=True, slots=True)
class Report:
    """What a bracelet reports: the time in epoch seconds, the position if it found one, the battery in per cent."""

    device_id: str
    fix_time: float
    latitude: float | None
    longitude: float | None
    accuracy_m: int = 8
    mechanism: str = "GPS"
    battery: int = 90
    sequence: int = 0
    flags: tuple[str, ...] = ()

    def as_json(self) -> JsonObject:
        """The JSON form of a report; unknown values are left out."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    def without_place(self) -> "Report":
        """The same report without a position."""
        return replace(self, latitude=None, longitude=None)


def walk(device: str, begin: float, minutes: int, *, away: bool, seed: int) -> Iterator[Report]:
    """One report a minute with satellite noise; `away`: the second half of the time is spent 900 m from home."""
    rng = random.Random(seed)  # noqa: S311  # noise, not a secret
    for minute in range(minutes):
        out = 900.0 if away and minute >= minutes // 2 else 0.0
        accuracy = rng.choice((5, 8, 8, 12, 20))
        north, east = out + rng.gauss(0, accuracy / 2), rng.gauss(0, accuracy / 2)
        yield Report(
            device_id=device,
            fix_time=round(begin + minute * 60, 3),
            latitude=round(HOME[0] + north / METRES_A_DEGREE, 6),
            longitude=round(HOME[1] + east / (METRES_A_DEGREE * math.cos(math.radians(HOME[0]))), 6),
            accuracy_m=accuracy,
            battery=max(5, 90 - minute // 10),
            sequence=minute,
        )


def bursts(rows: Sequence[Report], *, seed: int) -> list[list[Report]]:
    """The reports in the order and the groups in which they are sent. Every third device has a problem, chosen by its seed:

    a tunnel (reports without a position), an outage (nothing is sent, and then all of it at once), or an opened strap.
    """
    rng, trouble = random.Random(seed), seed % 9  # noqa: S311  # invented trouble, not a secret
    if len(rows) < 10 or trouble not in (3, 6, 8):
        return [[row] for row in rows]
    first = rng.randrange(2, len(rows) - 6)
    last = first + rng.randrange(3, 6)
    if trouble == 3:
        return [[replace(row.without_place(), flags=("no_fix",))] if first <= number < last else [row] for number, row in enumerate(rows)]
    if trouble == 6:
        return [[row] for row in rows[:first]] + [[*rows[first:last]]] + [[row] for row in rows[last:]]
    return [[replace(row, flags=("strap_removed",)) if number == first else row] for number, row in enumerate(rows)]
