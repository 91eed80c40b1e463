"""Metres on the ground, worked out by hand: how far a place is from circles, areas and corridors, and what is no area."""

import math
from typing import Any

import pytest

from services.probation.telemetry.orders.domain.lazy_area import Outline
from services.probation.telemetry.positions.domain.geometry import Area, Circle, Union, area, metres
from tests.builders.zones import DEGREE

QUARTER = {"type": "Polygon", "coordinates": [[[10, -1], [12, -1], [12, 1], [10, 1], [10, -1]]]}
"""Two degrees wide and high across the equator, where a degree is as long in each direction."""


def ring(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]}


def line(*places: tuple[float, float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [list(place) for place in places]}


@pytest.mark.parametrize(
    ("one", "other", "degrees"),
    [
        ((0, 10), (0, 11), 1),
        ((0, 10), (-2, 10), 2),
        ((60, 10), (60, 12), 1),
        ((59, 10), (61, 12), math.hypot(1, 2)),
        ((0, 179.5), (0, -179), 1.5),
        ((0, -179), (0, 179.5), 1.5),
        ((10, 20), (10, 20), 0),
    ],
)
def test_metres_between_two_places_also_across_the_date_line(one: tuple[float, float], other: tuple[float, float], degrees: float) -> None:
    assert metres(*one, *other) == pytest.approx(degrees * 111_195.08, rel=1e-6)


def test_a_circle_is_left_at_its_radius_and_of_several_shapes_the_nearest_counts() -> None:
    near, far = Circle(0, 10, 1_000), Circle(0, 12, 3_000)
    assert near.distance(0, 10.01) == pytest.approx(1_111.95 - 1_000, abs=0.01)
    assert near.distances([(0, 10), (0.01, 10)]) == pytest.approx([-1_000, 111.95], abs=0.01)
    assert near.bounds(0, 10.01) == (near.distance(0, 10.01), near.distance(0, 10.01))
    both = Union((near, far))
    for place in ((0, 10.1), (0, 11.9), (0, 11.0)):
        assert both.distance(*place) == min(near.distance(*place), far.distance(*place)) == both.distances([place])[0]
        assert both.bounds(*place) == (both.distance(*place),) * 2


@pytest.mark.parametrize("make", [area, Outline])
def test_an_area_is_measured_to_its_border_from_both_sides(make: Any) -> None:
    """Degrees of longitude shrink a little by the latitude halfway to the middle."""
    shape = make(QUARTER)
    assert shape.distance(0, 11) == pytest.approx(-DEGREE, rel=2e-4)
    assert shape.distance(0, 11.75) == pytest.approx(-0.25 * DEGREE, rel=2e-4)
    assert shape.distance(0, 13.5) == pytest.approx(1.5 * DEGREE, rel=2e-4)
    assert shape.distances([(2.0, 11.0), (0.0, 9.75)]) == pytest.approx([DEGREE, 0.25 * DEGREE], rel=2e-4)


def test_an_area_of_few_and_of_many_edges_and_with_a_hole() -> None:
    small, holed = ring(10, 0, 10.002, 0.002), ring(10, 0, 10.002, 0.002)
    holed["coordinates"].append(ring(10.0009, 0.0009, 10.0011, 0.0011)["coordinates"][0])
    assert area(small).distance(0.001, 10.001) == pytest.approx(-111.195, abs=0.01)
    assert area(holed).distance(0.001, 10.001) == pytest.approx(11.12, abs=0.01)
    assert area(holed).distance(0.001, 10.0005) == pytest.approx(-44.48, abs=0.01)
    corners = [[10 + math.cos(step / 60 * math.tau) / 100, math.sin(step / 60 * math.tau) / 100] for step in range(60)]
    circle = area({"type": "Polygon", "coordinates": [[*corners, corners[0]]]})
    assert circle.distances([(0, 10), (0, 10.005), (0, 10.02)]) == pytest.approx([-1_110, -555, 1_112], abs=2)


def test_a_corridor_is_left_at_its_width_and_has_no_inside_of_its_own() -> None:
    route = area(line((10, 0), (10.1, 0)), 150)
    assert route.distances([(0, 10.05), (0.001, 10.05), (0.002, 10.05), (0, 10.102)]) == pytest.approx([-150, -38.8, 72.4, 72.4], abs=0.1)
    lazy = Outline(line((10, 0), (10.1, 0)), 150)
    assert lazy.distance(0.002, 10.05) == route.distance(0.002, 10.05)


def test_what_is_said_quickly_of_an_area_is_as_near_as_its_shape_allows() -> None:
    shape = area(QUARTER)
    half = math.hypot(DEGREE, DEGREE)
    assert shape.around == pytest.approx(half, rel=1e-3)
    assert area(line((10, 0), (12, 0)), 500).around == pytest.approx(DEGREE + 500, rel=1e-4)
    assert shape.middle == pytest.approx(-DEGREE, rel=2e-4)
    for place, low, high in (((0, 11.2), -1.2, -0.8), ((0, 13), 2 - math.sqrt(2), 1), ((0, 15), 4 - math.sqrt(2), 4 + math.sqrt(2))):
        least, most = shape.bounds(*place)
        assert (least, most) == pytest.approx((low * DEGREE, high * DEGREE), rel=2e-3, abs=100)
        assert least < shape.distance(*place) < most
    least, most = shape.bounds(0, 11)
    assert (least, most) == pytest.approx((shape.middle - 1e-3, shape.middle + 1e-3), abs=1e-9)


def test_an_outline_that_is_far_away_is_not_made() -> None:
    """Within two hundredths and a metre of the box's middle, farther than twice its half diagonal, nearer than fifty kilometres."""
    lazy = Outline(ring(10, 0, 10.02, 0.04))
    half = DEGREE * math.hypot(0.01, 0.02)
    assert lazy.around == pytest.approx((0.02, 10.01, half), rel=1e-6)
    assert Outline(ring(10, 0, 10.02, 0.04), 70.0).around == pytest.approx((0.02, 10.01, half + 70), rel=1e-6)
    way = 0.2 * DEGREE
    assert lazy.bounds(0.02, 10.21) == pytest.approx(((way - half) * 0.98 - 1, (way + half) * 1.02 + 1), rel=1e-6)
    assert "area" not in vars(lazy)
    lazy.bounds(0.02, 10.01 + 0.46)
    assert "area" in vars(lazy), "beyond fifty kilometres the planes no longer agree"
    for times, made in ((2.01, False), (1.99, True)):
        near = Outline(ring(10, 0, 10.02, 0.04))
        near.bounds(0.02, 10.01 + times * half / DEGREE)
        assert ("area" in vars(near)) is made


@pytest.mark.parametrize(
    ("geometry", "known"),
    [
        (ring(10, 0, 10.8, 0.4), True),
        (ring(10, 0, 10.9, 0.4), False),
        ({"type": "LineString", "coordinates": [[10 + step / 1e4, 0] for step in range(200)]}, True),
        ({"type": "LineString", "coordinates": [[10 + step / 1e4, 0] for step in range(201)]}, False),
        ({"type": "MultiPolygon", "coordinates": [ring(10, 0, 10.01, 0.01)["coordinates"], ring(10.1, 0, 10.2, 0.1)["coordinates"]]}, True),
        ({"type": "Polygon", "coordinates": []}, False),
    ],
)
def test_an_outline_knows_its_box_where_it_is_small_and_simple(geometry: dict[str, Any], known: bool) -> None:
    assert (Outline(geometry).around is not None) is known


def test_a_box_of_several_parts_holds_them_all() -> None:
    parts = {"type": "MultiPolygon", "coordinates": [ring(10, 0, 10.01, 0.01)["coordinates"], ring(10.1, 0.05, 10.2, 0.1)["coordinates"]]}
    assert (Outline(parts).around or (0, 0))[:2] == pytest.approx((0.05, 10.1))


@pytest.mark.parametrize(
    ("geometry", "corridor", "words"),
    [
        ({"type": "Polygon", "coordinates": []}, 0, "the polygon is empty or crosses itself"),
        ({"type": "LineString", "coordinates": []}, 5, "the line is empty or crosses itself"),
        ({"type": "Polygon", "coordinates": "x"}, 0, "not the coordinates of a polygon"),
        ({"coordinates": []}, 5, "not the coordinates of a line"),
        (ring(-180.1, 0, -179, 1), 0, "beyond the degrees"),
        (ring(179, 0, 180.1, 1), 0, "beyond the degrees"),
        (ring(0, -90.1, 1, -89), 0, "beyond the degrees"),
        (ring(0, 89, 1, 90.1), 0, "beyond the degrees"),
        (line(*((step / 1e4, step % 2) for step in range(1_200))), 5, "more than 50000 points"),
    ],
)
def test_what_is_no_area_is_refused(geometry: dict[str, Any], corridor: float, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        area(geometry, corridor)


def test_the_whole_earth_is_an_area() -> None:
    assert isinstance(area(ring(-180, -90, 180, 90)), Area)
