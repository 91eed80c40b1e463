"""An area of an order that was checked when it was written: built only when a position is near enough for its shape to matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from services.probation.telemetry.positions.domain.geometry import Area, area, metres
from shared.values import JsonObject

# Two planes that touch the ground this near to each other agree within these hundredths on distances.
FARTHEST_METRES, AGREE, ROUNDING = 50_000.0, 0.02, 1.0
MOST_POINTS = 200


@dataclass(frozen=True, eq=False)
class Outline:
    """GeoJSON of a polygon, or of a line with a corridor in metres. Raises ValueError at its first use if it is invalid."""

    geometry: JsonObject
    corridor: float = 0.0

    @cached_property
    def area(self) -> Area:
        return area(self.geometry, self.corridor)

    @cached_property
    def around(self) -> tuple[float, float, float] | None:
        """The middle of its box and the metres within which all of it lies; None if the area itself can be built as quickly."""
        points = _points(self.geometry["coordinates"])
        if not points or len(points) > MOST_POINTS:
            return None
        longitudes, latitudes = zip(*(point[:2] for point in points), strict=True)
        west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
        middle = (south + north) / 2, (west + east) / 2
        farthest = max(metres(*middle, latitude, longitude) for latitude in (south, north) for longitude in (west, east))
        return (*middle, farthest + self.corridor) if farthest <= FARTHEST_METRES else None

    def distance(self, latitude: float, longitude: float) -> float:
        return self.area.distance(latitude, longitude)

    def distances(self, places: Sequence[tuple[float, float]]) -> list[float]:
        return self.area.distances(places)

    def bounds(self, latitude: float, longitude: float) -> tuple[float, float]:
        """From its box if that is far enough away, else from the area."""
        if "area" not in self.__dict__ and self.around is not None:
            way, farthest = metres(*self.around[:2], latitude, longitude), self.around[2]
            if 2 * farthest < way < FARTHEST_METRES:
                return (way - farthest) * (1 - AGREE) - ROUNDING, (way + farthest) * (1 + AGREE) + ROUNDING
        return self.area.bounds(latitude, longitude)


def _points(coordinates: Any) -> list[Any]:
    """Every point of nested rings of any depth."""
    if not coordinates or not isinstance(coordinates[0], list | tuple):
        return [coordinates] if coordinates else []
    if not isinstance(coordinates[0][0], list | tuple):
        return list(coordinates)
    return [point for part in coordinates for point in _points(part)]
