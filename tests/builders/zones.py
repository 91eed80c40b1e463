"""Zones as GeoJSON, around a home in Almaty. Distances are in metres."""

from typing import Any

HOME = (43.2380, 76.9450)
"""Latitude and longitude."""
DEGREE = 111_195.0
"""Metres in a degree of latitude."""

Json = dict[str, Any]


def zone(kind: str, geometry: Json | None, number: str = "there", /, **properties: Any) -> Json:
    """A feature with these properties; `number` is its id."""
    return {"type": "Feature", "geometry": geometry, "properties": {"id": number, "kind": kind, **properties}}


def round_zone(
    number: str = "home", /, kind: str = "inclusion", *, north_m: float = 0.0, geometry: Json | None = None, **properties: Any
) -> Json:
    """A circle of 100 m around home, around a place north of it, or around another `geometry`, that is always in force."""
    return zone(kind, geometry or point(north_m), number, **({"when": "always", "radius_m": 100} | properties))


def point(north_m: float = 0.0) -> Json:
    """A place north of home."""
    return {"type": "Point", "coordinates": [HOME[1], HOME[0] + north_m / DEGREE]}


def square(half_m: float) -> Json:
    """A square around home, this far in each direction (the same in degrees, so its width and height differ in metres)."""
    step = half_m / DEGREE
    corners = [(-step, -step), (step, -step), (step, step), (-step, step), (-step, -step)]
    return {"type": "Polygon", "coordinates": [[[HOME[1] + east, HOME[0] + north] for east, north in corners]]}


def hours(start: str, end: str) -> list[Json]:
    """From `start` to `end` on every day."""
    return [{"days": list(range(7)), "start": start, "end": end}]


def collection(*zones: Any) -> Json:
    """The zones of an order, or of a drawn file."""
    return {"type": "FeatureCollection", "features": list(zones)}
