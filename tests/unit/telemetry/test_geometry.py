"""Quick bounds of a distance are never wrong: for circles, unions, polygons, corridors, and areas that are not built yet."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.telemetry.orders.domain.lazy_area import Outline
from services.probation.telemetry.positions.domain.geometry import Circle, Shape, Union, area
from tests.builders.zones import square

PLACE = st.tuples(st.floats(43.0, 43.5), st.floats(76.6, 77.3))
NEAR = st.tuples(st.floats(43.22, 43.26), st.floats(76.92, 76.97))


def corridor(places: list[tuple[float, float]]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [[longitude, latitude] for latitude, longitude in places]}


@given(size=st.floats(20, 20_000), place=st.one_of(PLACE, NEAR), line=st.lists(NEAR, min_size=2, max_size=5, unique=True))
@settings(max_examples=150, deadline=None)
def test_the_distance_lies_within_what_was_said_of_it(size: float, place: tuple[float, float], line: list[tuple[float, float]]) -> None:
    polygon, route = area(square(size)), area(corridor(line), 60.0)
    shapes: list[Shape] = [Circle(43.238, 76.945, size), polygon, route, Union((polygon, Circle(43.3, 76.9, 50)))]
    for shape in [*shapes, Outline(square(size)), Outline(corridor(line), 60.0)]:
        least, most = shape.bounds(*place)
        assert least <= shape.distance(*place) <= most
    assert Outline(square(size)).distance(*place) == polygon.distance(*place)


def test_an_area_is_made_only_when_somebody_comes_near() -> None:
    away = Outline(square(100))
    least, most = away.bounds(43.30, 76.945)
    assert 6500 < least < most < 7200
    assert "area" not in vars(away)
    assert away.bounds(43.2385, 76.945)[0] < 0
    assert "area" in vars(away)


def test_what_is_no_area_says_so_when_it_is_made() -> None:
    crossed = {"type": "Polygon", "coordinates": [[[76.9, 43.2], [77.0, 43.3], [77.0, 43.2], [76.9, 43.3], [76.9, 43.2]]]}
    with pytest.raises(ValueError, match="crosses itself"):
        _ = Outline(crossed).area
