"""What a bracelet reports: a walk round home with noise, and what goes wrong on the way: tunnels, outages with late bursts, tampers.

A report is a row as `domain.fixes.parse` reads it; each protocol's encoder makes its own bytes of it.
"""

import math
import random
from collections.abc import Iterator
from typing import Any

from services.probation.telemetry.positions.domain.geometry import METRES_A_DEGREE

HOME = (43.2380, 76.9450)
Row = dict[str, Any]


def walk(device: str, begin: float, minutes: int, *, away: bool, seed: int) -> Iterator[Row]:
    """A report a minute with satellite noise; `away`: the second half of the time is spent 900 m from home."""
    chance = random.Random(seed)  # noqa: S311  # noise, not a secret
    for minute in range(minutes):
        out = 900.0 if away and minute >= minutes // 2 else 0.0
        accuracy = chance.choice((5, 8, 8, 12, 20))
        north, east = out + chance.gauss(0, accuracy / 2), chance.gauss(0, accuracy / 2)
        yield {
            "device_id": device,
            "fix_time": round(begin + minute * 60, 3),
            "latitude": round(HOME[0] + north / METRES_A_DEGREE, 6),
            "longitude": round(HOME[1] + east / (METRES_A_DEGREE * math.cos(math.radians(HOME[0]))), 6),
            "accuracy_m": accuracy,
            "mechanism": "GPS",
            "battery": max(5, 90 - minute // 10),
            "sequence": minute,
            "flags": [],
        }


def bursts(rows: list[Row], *, seed: int) -> list[list[Row]]:
    """The reports in the order and the company in which they are sent. Every third device meets trouble, by its seed:

    a tunnel (reports without a position), an outage (nothing is sent, and then all of it at once), or an opened strap.
    """
    chance, trouble = random.Random(seed), seed % 9  # noqa: S311
    if len(rows) < 10 or trouble not in (3, 6, 8):
        return [[row] for row in rows]
    first = chance.randrange(2, len(rows) - 6)
    last = first + chance.randrange(3, 6)
    if trouble == 3:
        return [[_without_place(row)] if first <= number < last else [row] for number, row in enumerate(rows)]
    if trouble == 6:
        return [[row] for row in rows[:first]] + [rows[first:last]] + [[row] for row in rows[last:]]
    return [[row | {"flags": ["strap_removed"]} if number == first else row] for number, row in enumerate(rows)]


def _without_place(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in ("latitude", "longitude")} | {"flags": ["no_fix"]}
