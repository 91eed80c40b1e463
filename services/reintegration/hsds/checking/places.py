"""Coordinates: missing ones, impossible ones, and those in which two numbers are exchanged."""

from services.reintegration.hsds.checking.checked import CheckedRow
from services.reintegration.hsds.reading.rows import Reading

KAZAKHSTAN = (40.5, 55.5, 46.4, 87.4)
"""The country's bounding box: latitudes, longitudes."""


def check_point(row: CheckedRow, found: Reading) -> None:
    """Both coordinates or none; the reason why they are left out is told."""
    latitude, longitude = row.values.get("latitude"), row.values.get("longitude")
    if latitude is None and longitude is None:
        return
    problem = _problem(latitude, longitude)
    if problem is not None:
        found.wrong(row.file, row.row, "latitude", problem, f"{latitude}, {longitude}", kept=True)
        row.values.pop("latitude", None)
        row.values.pop("longitude", None)


def _problem(latitude: object, longitude: object) -> str | None:
    if not isinstance(latitude, float) or not isinstance(longitude, float):
        return "half_a_point"
    possible = abs(latitude) <= 90 and abs(longitude) <= 180
    exchanged = abs(longitude) <= 90 and abs(latitude) <= 180
    if not possible:
        return "coordinates_swapped" if exchanged else "not_on_earth"
    if latitude == longitude == 0:
        return "not_on_earth"
    if in_kazakhstan(longitude, latitude) and not in_kazakhstan(latitude, longitude):
        return "coordinates_swapped"
    return None


def in_kazakhstan(latitude: float, longitude: float) -> bool:
    """Whether a point is within the country's bounding box."""
    south, north, west, east = KAZAKHSTAN
    return south <= latitude <= north and west <= longitude <= east
