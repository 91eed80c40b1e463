"""What an order may hold: every limit met exactly."""

import math
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.probation.telemetry.orders.domain import timetable
from services.probation.telemetry.orders.domain.lazy_area import Outline
from services.probation.telemetry.orders.domain.order import Zone, parse
from services.probation.telemetry.orders.domain.timetable import BadOrder
from services.probation.telemetry.positions.domain.geometry import Area, Circle
from tests.builders.orders import order_body, order_of
from tests.builders.zones import HOME, Json, point, round_zone, square, zone

ROUTE = {"type": "LineString", "coordinates": [[76.9, 43.2], [77.0, 43.2]]}
BERLIN = ZoneInfo("Europe/Berlin")


def refused(raw: Any, words: str, **more: Any) -> None:
    with pytest.raises(BadOrder, match=words):
        parse(raw, **more)


def body_of(**properties: Any) -> Json:
    return order_body(round_zone("a", **properties))


def zone_of(**properties: Any) -> Zone:
    return parse(body_of(**properties)).zones[0]


@pytest.mark.parametrize(
    ("kind", "name", "least", "most"),
    [
        ("inclusion", "radius_m", 0.001, 1_000_000), ("inclusion", "buffer_m", 0, 100_000), ("inclusion", "version", 1, 2**31),
        ("inclusion", "minutes", 1, 1440), ("proximity", "radius_m", 10, 1_000_000),
    ],
)  # fmt: skip
def test_a_zones_numbers_have_bounds(kind: str, name: str, least: float, most: float) -> None:
    for value in (least, most, str(most)):
        zone_of(kind=kind, **{name: value})
    for value in (most * 1.001, least - 0.0001 if least else -0.0001, -1, -0.5, math.nan, math.inf):
        refused(body_of(kind=kind, **{name: value}), f"{name} is not between")
    for wrong in (True, [5], {"m": 5}, "wide"):
        refused(body_of(kind=kind, **{name: wrong}), f"{name} is not a number")


def test_a_zone_is_read_with_its_numbers() -> None:
    plain = zone_of()
    assert plain == Zone("a", "inclusion", "always", Circle(*HOME, 100.0), 0.0, 1, None)
    given = zone_of(kind="exclusion", buffer_m=5, version="7", minutes=30, when="curfew", radius_m=7)
    assert given == Zone("a", "exclusion", "curfew", Circle(*HOME, 7.0), 5.0, 7, 30.0)
    assert (plain.into_breach(30), given.into_breach(30), given.into_breach(-2)) == (30, -25, 7)
    kept_away = zone_of(kind="proximity", radius_m=300)
    assert (kept_away.shape, kept_away.buffer) == (Circle(*HOME, 0.0), 300)
    apart = parse(order_body(zone("proximity", None, place="7", radius_m=300)), {"7": (1.0, 2.0)}).zones[0]
    assert apart.shape == Circle(1.0, 2.0, 0.0)


def test_a_route_is_a_line_and_its_corridor() -> None:
    for form, coordinates in (("LineString", ROUTE["coordinates"]), ("MultiLineString", [ROUTE["coordinates"]])):
        (found,) = order_of(zone("route", {"type": form, "coordinates": coordinates})).zones
        assert isinstance(found.shape, Area)
        assert found.shape.corridor == 100
    lazy = parse(order_body(zone("route", ROUTE, corridor_m=10)), checked=True).zones[0].shape
    assert isinstance(lazy, Outline)
    assert lazy.corridor == 10
    for value in (9.9, 100_001, 0):
        refused(order_body(zone("route", ROUTE, corridor_m=value)), "corridor_m is not between 10 and 100000")
    refused(order_body(zone("inclusion", ROUTE)), "a zone is a Point with radius_m or a Polygon")
    refused(order_body(zone("route", square(50))), "a route is a LineString")
    assert isinstance(parse(order_body(zone("area", square(50))), checked=True).zones[0].shape, Outline)


@pytest.mark.parametrize(
    ("longitude", "latitude", "taken"),
    [(180, 90, True), (-180, -90, True), (180.1, 0, False), (-180.1, 0, False), (0, 90.1, False), (0, -90.1, False)],
)
def test_a_place_lies_on_the_earth(longitude: float, latitude: float, taken: bool) -> None:
    body = order_body(round_zone("a", geometry={"type": "Point", "coordinates": [longitude, latitude]}))
    if taken:
        assert parse(body).zones[0].shape == Circle(latitude, longitude, 100.0)
    else:
        refused(body, "a place is no longitude and latitude")


@pytest.mark.parametrize("coordinates", [None, [], [1], ["1", 2], [1, None], [True, 2], "12", {"0": 1}])
def test_a_point_without_two_numbers_is_none(coordinates: Any) -> None:
    refused(order_body(round_zone("a", geometry={"type": "Point", "coordinates": coordinates})), "needs a place and a radius_m")
    assert zone_of(geometry={"type": "Point", "coordinates": [1, 2, "high"]}).shape == Circle(2.0, 1.0, 100.0)


def test_a_zones_name_has_a_length_and_some_names_are_taken() -> None:
    assert order_of(round_zone("x" * 60)).zones[0].id == "x" * 60
    for name in ("x" * 61, "any", "curfew", "strap", "enclosure", "battery", "jamming", "sos", "signal"):
        refused(order_body(round_zone(name)), "a zone cannot be called")
    for name in ("", "  "):
        refused(order_body(zone("inclusion", point(), name)), "a zone has no id")
    refused({"zones": {"features": [{}]}}, "a zone has no id")


def test_an_order_has_at_most_a_hundred_zones() -> None:
    assert len(order_of(*(round_zone(str(number)) for number in range(100))).zones) == 100
    refused(order_body(*(round_zone(str(number)) for number in range(101))), "at most 100 zones")


@pytest.mark.parametrize(("given", "seconds"), [({}, 1_800), ({"silence_minutes": 1}, 60), ({"silence_minutes": "10000"}, 600_000)])
def test_an_order_says_how_long_silence_is_borne(given: dict[str, Any], seconds: float) -> None:
    assert parse(order_body(**given)).silence == seconds
    for value in (0, 0.9, 10_001, -1):
        refused(order_body(silence_minutes=value), "silence_minutes is not between 1 and 10000")


def test_an_empty_order_has_the_time_zone_of_almaty_and_no_rules() -> None:
    found = parse({})
    assert (found.timezone, found.version, found.zones, found.curfew, found.first_night) == ("Asia/Almaty", "1", (), (), None)
    for raw in ({"curfew": "x"}, {"zones": {"features": "x"}}, {"permissions": [5]}):
        refused(raw, "is not a list of objects")
    refused({"version": "1", "timezone": None}, "no time zone")


def test_permissions_and_curfews_name_zones_that_are_there() -> None:
    general = {"from": "2026-11-24T10:00", "until": "2026-11-24T11:00"}
    refused(order_body(round_zone("home", kind="restriction"), curfew=[{"start": "22:00", "end": "06:00", "zone": "home"}]), "names a zone")
    refused(order_body(first_night={"date": "2026-11-24", "start": "18:00", "end": "08:00", "zone": "moon"}), "that is not there: moon")
    for bad, words in (
        ([], "an object"),
        ({**general, "zones": "home"}, "not a list"),
        ({**general, "until": general["from"]}, "ends before"),
    ):
        with pytest.raises(BadOrder, match=words):
            timetable.parse_permission(bad, BERLIN)
    found = timetable.parse_permission({**general, "from": "2026-11-24T10:00+05:00", "zones": [7]}, BERLIN)
    assert found.since == datetime(2026, 11, 24, 5, tzinfo=UTC).timestamp()
    assert found.until == datetime(2026, 11, 24, 10, tzinfo=UTC).timestamp()
    assert found.zones == {"7"}
