"""Metres on the ground: signed distances to a zone's border, positive outside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
import shapely
from shapely.geometry import shape as geojson_shape

from shared.values import JsonObject

# Mean radius of the WGS 84 ellipsoid (IUGG R1). A plane tangent at the zone errs by less than 0.5 % within 100 km of it.
METRES_A_DEGREE = math.radians(1) * 6_371_008.8


# Polygons with more edges than this are searched by a tree; an edge is cut so that what is straight in degrees stays so on the plane.
FEW_EDGES, DEGREES_AN_EDGE = 32, 0.02
MOST_POINTS = 50_000
ROUNDING = 1e-3


class Shape(Protocol):
    """Where a zone is."""

    def distance(self, latitude: float, longitude: float) -> float:
        """Metres to the border: positive outside, negative inside."""
        ...

    def distances(self, places: Sequence[tuple[float, float]]) -> list[float]:
        """The same of many places at once, to the last bit."""
        ...

    def bounds(self, latitude: float, longitude: float) -> tuple[float, float]:
        """(least, most) that the distance can be, from a quick estimate; equal if it is the exact distance."""
        ...


@dataclass(frozen=True, slots=True)
class Circle:
    """A place and a radius in metres."""

    latitude: float
    longitude: float
    radius: float

    def distance(self, latitude: float, longitude: float) -> float:
        return metres(self.latitude, self.longitude, latitude, longitude) - self.radius

    def distances(self, places: Sequence[tuple[float, float]]) -> list[float]:
        return [self.distance(*place) for place in places]

    def bounds(self, latitude: float, longitude: float) -> tuple[float, float]:
        away = self.distance(latitude, longitude)
        return away, away


@dataclass(frozen=True, slots=True)
class Union:
    """Several places that count as one."""

    parts: tuple[Shape, ...]

    def distance(self, latitude: float, longitude: float) -> float:
        return min(part.distance(latitude, longitude) for part in self.parts)

    def distances(self, places: Sequence[tuple[float, float]]) -> list[float]:
        return [min(each) for each in zip(*(part.distances(places) for part in self.parts), strict=True)]

    def bounds(self, latitude: float, longitude: float) -> tuple[float, float]:
        every = [part.bounds(latitude, longitude) for part in self.parts]
        return min(least for least, _ in every), min(most for _, most in every)


@dataclass(frozen=True)
class Area:
    """A polygon, or a line with a corridor in metres, on the plane that is tangent to the ground at its middle."""

    latitude: float
    longitude: float
    plane: Any
    edges: Any
    corridor: float = 0.0

    @cached_property
    def around(self) -> float:
        """Metres from the middle within which all of it lies."""
        west, south, east, north = self.plane.bounds
        return math.hypot(max(-west, east), max(-south, north)) + self.corridor

    @cached_property
    def middle(self) -> float:
        """The distance of the middle."""
        return self.distance(self.latitude, self.longitude)

    def distance(self, latitude: float, longitude: float) -> float:
        return self.distances([(latitude, longitude)])[0]

    def distances(self, places: Sequence[tuple[float, float]]) -> list[float]:
        points = shapely.points([_flat(self.latitude, self.longitude, *place) for place in places])
        if isinstance(self.edges, shapely.STRtree):
            away = self.edges.query_nearest(points, return_distance=True, all_matches=False)[1]
        else:
            away = shapely.distance(self.edges, points)
        if self.corridor:
            return [float(each) - self.corridor for each in away]
        inside = shapely.covers(self.plane, points)
        return [-float(each) if within else float(each) for each, within in zip(away, inside, strict=True)]

    def bounds(self, latitude: float, longitude: float) -> tuple[float, float]:
        """On a plane a distance changes by no more than the distance from the middle."""
        way = math.hypot(*_flat(self.latitude, self.longitude, latitude, longitude))
        if way > 2 * self.around:
            return way - self.around - ROUNDING, way + self.around + ROUNDING
        return max(self.middle - way, way - self.around) - ROUNDING, self.middle + way + ROUNDING


def area(geometry: JsonObject, corridor: float = 0.0) -> Area:
    """A polygon, or a line with `corridor` metres to each side, from GeoJSON. Raises ValueError when it is empty, crosses itself or has
    invalid degrees."""
    what = "line" if corridor else "polygon"
    try:
        degrees = geojson_shape(geometry)
    except (ValueError, TypeError, LookupError, AttributeError, shapely.errors.ShapelyError):
        raise ValueError(f"these are not the coordinates of a {what}") from None
    if degrees.is_empty or not degrees.is_valid:
        raise ValueError(f"the {what} is empty or crosses itself")
    west, south, east, north = degrees.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise ValueError(f"the {what} lies beyond the degrees there are")
    middle = degrees.centroid
    cut = shapely.segmentize(shapely.force_2d(degrees), max(DEGREES_AN_EDGE, max(east - west, north - south) / 1000))
    if shapely.get_num_coordinates(cut) > MOST_POINTS:
        raise ValueError(f"the {what} has more than {MOST_POINTS} points")
    plane = shapely.transform(cut, lambda pairs: np.array([_flat(middle.y, middle.x, y, x) for x, y in pairs.tolist()]))
    border = plane if corridor else plane.boundary
    shapely.prepare(plane)
    if shapely.get_num_coordinates(border) <= FEW_EDGES:
        return Area(middle.y, middle.x, plane, border, corridor)
    return Area(middle.y, middle.x, plane, shapely.STRtree(_edges(border)), corridor)


def _edges(border: Any) -> Any:
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(border)]
    return shapely.linestrings([pair for part in parts for pair in pairwise(part)])


def metres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Metres between two places, on the plane halfway between them."""
    east, north = _flat(latitude, longitude, other_latitude, other_longitude)
    return math.hypot(east, north)


def _flat(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> tuple[float, float]:
    width = (other_longitude - longitude + 180.0) % 360.0 - 180.0
    shrink = math.cos(math.radians((latitude + other_latitude) / 2))
    return width * METRES_A_DEGREE * shrink, (other_latitude - latitude) * METRES_A_DEGREE
