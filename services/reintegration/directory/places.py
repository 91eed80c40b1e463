"""Regions by КАТО and the points from which distances are counted (places.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("places.toml")


@dataclass(frozen=True, slots=True)
class Point:
    """A point on earth, in degrees."""

    latitude: float
    longitude: float


@cache
def centres() -> dict[str, Point]:
    """The middle of each region's centre, by the first two digits of its КАТО code."""
    rows = tomllib.loads(FILE.read_text())["place"]
    return {row["kato"]: Point(row["latitude"], row["longitude"]) for row in rows}


def centre_of(kato: str | None) -> Point | None:
    """The point of a КАТО code, or of an office's code that begins with one."""
    return centres().get((kato or "")[:2])


def read_point(text: str | None) -> Point | None:
    """A point as it stands in an address, `43.2,76.9`; None where it is none."""
    try:
        latitude, longitude = map(float, (text or "").split(","))
    except ValueError:
        return None
    return Point(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
