"""The hours of an order as windows of time, and its zones as rules that hold in them."""

import math
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.probation.telemetry.orders.domain import timetable
from services.probation.telemetry.orders.domain.order import Zone
from services.probation.telemetry.orders.domain.order_rules import Rule, rules
from services.probation.telemetry.orders.domain.timetable import BadOrder, Hours
from services.probation.telemetry.positions.domain.geometry import Circle
from tests.builders.fixes import at
from tests.builders.orders import order_of
from tests.builders.zones import HOME, hours, round_zone, square, zone

ROUTE = {"type": "LineString", "coordinates": [[76.9, 43.2], [77.0, 43.2]]}
BERLIN = ZoneInfo("Europe/Berlin")
PLACE = Zone("a", "inclusion", "always", Circle(*HOME, 100.0))


def test_hours_are_read_with_all_their_dates() -> None:
    raw = {
        "start": "09:00",
        "end": "13:00",
        "days": [0, 6],
        "dates": ["2026-12-01"],
        "except": ["2026-12-02"],
        "from": "2026-11-01",
        "until": "2026-12-31",
    }
    days = date(2026, 12, 1), date(2026, 12, 2), date(2026, 11, 1), date(2026, 12, 31)
    assert timetable.parse_hours(raw, "x") == Hours(
        frozenset({0, 6}), time(9), time(13), frozenset(days[:1]), frozenset(days[1:2]), days[2], days[3]
    )
    assert timetable.parse_hours({"start": "09:00", "end": "13:00"}, "x") == Hours(frozenset(range(7)), time(9), time(13))
    for change, words in (
        ({"days": 5}, "days are"), ({"days": [-1]}, "days are"), ({"days": [7]}, "days are"), ({"days": [True]}, "days are"),
        ({"start": "09:00+05:00"}, "local time"), ({"end": None}, "`end` is not a time"), ({"dates": "2026-12-01"}, "not a list of dates"),
        ({"from": "soon"}, "'soon' is not a date"), ({"until": "2026-13-01"}, "is not a date"),
    ):  # fmt: skip
        with pytest.raises(BadOrder, match=words):
            timetable.parse_hours(raw | change, "x")
    with pytest.raises(BadOrder, match="x is not an object"):
        timetable.parse_hours([], "x")
    with pytest.raises(BadOrder, match="first_night has no date"):
        timetable.parse_first_night([])


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("more", "days"),
    [
        ({}, [0, 2]), ({"dates": frozenset({MONDAY.replace(day=24)})}, [1]), ({"except_dates": frozenset({MONDAY})}, [2]),
        ({"first": MONDAY.replace(day=24)}, [2]), ({"first": MONDAY}, [0, 2]), ({"last": MONDAY.replace(day=24)}, [0]),
        ({"last": MONDAY.replace(day=25)}, [0, 2]),
        ({"dates": frozenset({MONDAY}), "last": MONDAY.replace(day=22)}, []),
    ],
)  # fmt: skip
def test_hours_begin_on_their_days(more: dict[str, Any], days: list[int]) -> None:
    found = Hours(frozenset({0, 2}), time(9), time(13), **more)
    assert [number for number in range(7) if found.holds(MONDAY.replace(day=23 + number))] == days


def test_windows_reach_two_days_to_each_side_and_never_overlap() -> None:
    begin = datetime(2026, 11, 24, 12, tzinfo=BERLIN).timestamp()
    day = 86_400.0
    nights = (Hours(frozenset(range(7)), time(22), time(6)),)
    found = timetable.windows(nights, begin, begin + day, BERLIN)
    first = datetime(2026, 11, 22, 22, tzinfo=BERLIN).timestamp()
    assert found == tuple((first + number * day, first + number * day + 8 * 3_600) for number in range(6))
    both = timetable.windows((*nights, Hours(frozenset(range(7)), time(4), time(8))), begin, begin, BERLIN)
    assert both[1:3] == ((first, first + 8 * 3_600), (first + 8 * 3_600, first + 10 * 3_600))
    within = (*nights, Hours(frozenset(range(7)), time(22, 30), time(23)), Hours(frozenset(range(7)), time(23), time(23, 30)))
    assert timetable.windows(within, begin, begin + day, BERLIN) == found
    assert Hours(frozenset(), time(9), time(9)).window(MONDAY, BERLIN) == (
        datetime(2026, 11, 23, 9, tzinfo=BERLIN).timestamp(), datetime(2026, 11, 24, 9, tzinfo=BERLIN).timestamp(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], [(0, 10), (20, 30)]), ([(3, 5)], [(0, 3), (5, 10), (20, 30)]), ([(0, 10)], [(20, 30)]), ([(-5, 3)], [(3, 10), (20, 30)]),
        ([(8, 22)], [(0, 8), (22, 30)]), ([(10, 20)], [(0, 10), (20, 30)]), ([(3, 5), (4, 8)], [(0, 3), (8, 10), (20, 30)]),
        ([(-math.inf, math.inf)], []),
    ],
)  # fmt: skip
def test_what_is_taken_away_leaves_the_rest(taken: list[timetable.Window], left: list[timetable.Window]) -> None:
    assert timetable.without([(0, 10), (20, 30)], taken) == left
    assert timetable.without(timetable.ALWAYS, [(3, 5)]) == [(-math.inf, 3), (5, math.inf)]


RULE = Rule("a", PLACE, ((0, 10), (20, 30), (30, 40), (41, 50)))


@pytest.mark.parametrize(
    ("moment", "window"), [(-1, None), (0, (0, 10)), (9.9, (0, 10)), (10, None), (19, None), (30, (30, 40)), (49, (41, 50)), (50, None)]
)
def test_a_demand_holds_from_its_beginning_until_before_its_end(moment: float, window: timetable.Window | None) -> None:
    assert RULE.window(moment) == window


@pytest.mark.parametrize(
    ("moment", "since", "began"), [(5, -9, 0), (5, 3, 3), (35, -9, 20), (35, 25, 25), (35, 30, 30), (35, 29, 29), (45, -9, 41), (25, 0, 20)]
)
def test_what_touches_counts_as_one_demand(moment: float, since: float, began: float) -> None:
    assert RULE.began(moment, since) == began
    long = Rule("a", PLACE, ((0, 80_000), (80_000, 160_000), (160_000, 240_000)))
    assert (long.began(170_000, -9), long.began(162_000, -9), long.began(239_000, -9)) == (80_000, 0, 80_000)


@pytest.mark.parametrize(("moment", "ended"), [(9, 9), (10, 10), (15, 10), (39, 30), (40, 40), (99, 50)])
def test_a_demand_that_is_over_ended_then(moment: float, ended: float) -> None:
    assert RULE.ended(moment) == ended


@pytest.mark.parametrize(
    ("kind", "later", "start", "resumed"),
    [
        ("inclusion", "left", "outside_at_start", "outside_when_permission_ended"),
        ("restriction", "left", "outside_at_start", "outside_when_permission_ended"),
        ("route", "off_route", "outside_at_start", "outside_when_permission_ended"),
        ("area", "left_area", "outside_at_start", "outside_when_permission_ended"),
        ("exclusion", "entered", "inside_at_start", "outside_when_permission_ended"), ("proximity", "too_near", "too_near", "too_near"),
    ],
)  # fmt: skip
def test_a_breach_says_whether_it_began_with_the_demand(kind: str, later: str, start: str, resumed: str) -> None:
    place = Zone("a", kind, "always", Circle(*HOME, 100))
    rule = Rule("a", place, ((100, 200), (300, 400)), resumed=frozenset({300.0}))
    assert [rule.reason(150, (100, 200)), rule.reason(100, (100, 200)), rule.reason(300, (300, 400))] == [later, start, resumed]
    assert rule.reason(90, (100, 200)) == later
    assert Rule("a", place, ((100, 200),), curfew=True).reason(100, (100, 200)) == {"inside_at_start": start, "too_near": start}.get(
        start, "outside_at_curfew_start"
    )


def test_an_orders_rules_are_those_of_its_zones_and_hours() -> None:
    terms = order_of(
        round_zone("home", when="curfew"),
        round_zone("bar", "exclusion", when=hours("18:00", "23:00")),
        round_zone("yard", "restriction", when="curfew"),
        round_zone("school", "attendance", when=hours("09:00", "11:00")),
        round_zone("away", "proximity"),
        zone("route", ROUTE, "way"),
        zone("area", square(5_000), "region", when=hours("07:00", "08:00")),
        curfew=[{"start": "22:00", "end": "06:00", "zone": "home"}],
        permissions=[{"from": "2026-11-24T08:00", "until": "2026-11-24T09:30"}],
    )
    found = rules(terms, at(12), at(13))
    assert [(rule.name, rule.curfew, rule.tells) for rule in found.kept] == [
        ("curfew", True, True), ("bar", False, False), ("yard", False, False), ("away", False, True), ("way", False, True),
        ("region", False, False),
    ]  # fmt: skip
    assert [rule.name for rule in found.visits] == ["school"]
    assert (at(9), at(11)) not in found.visits[0].windows, "a permission excuses the whole visit"
    assert (at(9, day=25), at(11, day=25)) in found.visits[0].windows
    assert found.kept[1].window(at(18)) == (at(18), at(23))
    assert found.kept[2].window(at(23)) == (at(22), at(6, day=25)) == found.kept[0].window(at(23))
    assert found.kept[4].windows == ((-math.inf, at(8)), (at(9, 30), math.inf))
    assert found.kept[3].windows == timetable.ALWAYS
    assert found.kept[4].resumed == {at(9, 30)}
    assert found.kept[3].resumed == frozenset()
    assert list(found.edges) == sorted(set(found.edges))
    assert {at(8), at(18), at(22), at(9, day=25)} <= set(found.edges)
    assert [each.id for each in found.zones] == ["home", "bar", "yard", "away", "way", "region", "school"]


def test_rules_reach_three_days_back_and_two_ahead_and_are_remembered() -> None:
    terms = order_of(round_zone(when="curfew"), curfew=[{"start": "22:00", "end": "06:00"}])
    found = rules(terms, at(12), at(12, day=26))
    starts = [begin for begin, _ in found.kept[0].windows]
    assert (starts[0], starts[-1]) == (at(22, day=21), at(22, day=29))
    assert rules(terms, at(13), at(13, day=26)) is found
    assert rules(terms, at(13), at(13, day=27)) is not found
    for day in range(1, 12):
        rules(terms, at(12, day=day), at(12, day=day))
        assert 1 <= len(terms.remembered) <= 8


def test_a_curfew_in_several_homes_has_a_rule_for_each_and_one_for_any() -> None:
    homes = [round_zone(name, when="curfew") for name in ("mother", "wife")]
    night, day = {"start": "22:00", "end": "06:00"}, {"start": "12:00", "end": "13:00", "zone": "wife"}
    permission = [{"from": "2026-11-24T22:00", "until": "2026-11-24T23:00", "zones": ["wife"]}]
    found = rules(order_of(*homes, curfew=[night, day], permissions=permission, version="4"), at(12), at(13)).kept
    assert [(rule.name, rule.zone.id, rule.zone.version) for rule in found] == [("curfew:wife", "wife", 1), ("curfew:any", "any", 4)]
    assert found[1].window(at(22)) is None
    assert found[1].window(at(23)) == (at(23), at(6, day=25))
    assert found[0].window(at(12)) == (at(12), at(13))
    only_day = rules(order_of(*homes, curfew=[day], version="x"), at(12), at(13)).kept
    assert [(rule.name, rule.zone.id) for rule in only_day] == [("curfew", "wife"), ("mother", "mother")]
    assert rules(order_of(*homes, curfew=[night], version="x"), at(12), at(13)).kept[0].zone.version == 1
    assert rules(order_of(curfew=[night]), at(12), at(13)).kept == ()


def test_a_permission_for_one_home_lifts_no_other() -> None:
    homes = [round_zone(name, when="curfew") for name in ("mother", "wife")]
    nights = [{"start": "22:00", "end": "06:00", "zone": name} for name in ("mother", "wife")]
    permission = [{"from": "2026-11-24T22:00", "until": "2026-11-24T23:00", "zones": ["wife"]}]
    mother, wife = rules(order_of(*homes, curfew=nights, permissions=permission), at(12), at(13)).kept
    assert (mother.window(at(22)), wife.window(at(22))) == ((at(22), at(6, day=25)), None)
    assert (set(mother.resumed), set(wife.resumed)) == (set(), {at(23)})


def test_the_usual_nights_begin_after_the_first_one_in_the_same_home() -> None:
    homes = [round_zone(name, when="curfew") for name in ("mother", "wife")]
    nights = [{"start": "22:00", "end": "06:00", "zone": name} for name in ("mother", "wife")]
    first = {"date": "2026-11-24", "start": "18:00", "end": "08:00", "zone": "wife"}
    late = {**nights[1], "from": "2026-11-27"}
    for curfew, starts in ((nights, (at(18), at(22, day=25))), ([nights[0], late], (at(18), at(22, day=27)))):
        found = rules(order_of(*homes, curfew=curfew, first_night=first), at(12), at(12, day=28)).kept
        assert [rule.name for rule in found] == ["curfew:mother", "curfew:wife"]
        assert found[0].window(at(23, day=23)) is not None
        assert tuple(begin for begin, _ in found[1].windows)[:2] == starts
    anywhere = rules(order_of(*homes, curfew=nights, first_night={**first, "zone": None}), at(12), at(12, day=28)).kept
    assert [rule.windows[0][0] for rule in anywhere] == [at(22, day=25), at(22, day=25), at(18)]
