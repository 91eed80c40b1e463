"""Each kind of rule by an example: routes, regions, visits, distances, first nights, permissions, batteries, impossible jumps."""

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from infra.paths import ROOT
from services.probation.telemetry.devices.domain.battery import flat_at, note
from services.probation.telemetry.evaluation.domain.state import Event
from services.probation.telemetry.orders.domain import timetable
from services.probation.telemetry.orders.domain.order import check_signable, parse
from services.probation.telemetry.orders.domain.order_rules import rules
from services.probation.telemetry.orders.domain.timetable import BadOrder
from tests.builders.fixes import at, fix, minutes
from tests.builders.orders import events, order, order_body, order_of
from tests.builders.zones import DEGREE, HOME, hours, point, square, zone


def told(found: list[Event], rule: str = "there") -> list[tuple[str, str, float, float | None]]:
    return [(each.state, each.reason, each.opened_at, each.closed_at) for each in found if each.rule == rule]


def test_leaving_the_corridor_of_a_route_is_a_breach_in_its_hours_alone() -> None:
    line = {"type": "LineString", "coordinates": [[HOME[1] - 0.01, HOME[0]], [HOME[1] + 0.01, HOME[0]]]}
    terms = order_of(zone("route", line, corridor_m=150, when=hours("08:00", "09:00")))
    before, on, off = minutes(at(7, 30), 30, 900), minutes(at(8), 20, 100), minutes(at(8, 20), 50, 900)
    assert [each[1] for each in told(events(terms, [*before, *minutes(at(8), 20, 100)], at(8, 19)))] == []
    found = told(events(terms, [*on, *off], at(9, 9)))
    assert found == [("breach", "off_route", at(8, 20), at(9))]
    assert events(terms, [*minutes(at(8), 20, 100), fix(at(8, 20), 900), *minutes(at(8, 21), 10, 100)], at(8, 30)) == []


def test_the_administrative_area_is_left_late_and_a_permission_lets_a_person_travel() -> None:
    area = zone("area", square(5000), when="always")
    away = [*minutes(at(10), 10), *minutes(at(10, 10), 30, 5900)]
    (left,) = events(order_of(area), away, at(10, 39))
    assert (left.reason, left.opened_at, left.detected_at >= at(10, 15)) == ("left_area", at(10, 10), True)
    permitted = order_of(area, permissions=[{"from": "2026-11-24T09:00", "until": "2026-11-24T10:30", "reason": "Court"}])
    assert told(events(permitted, away, at(10, 39))) == [("breach", "outside_when_permission_ended", at(10, 30), None)]


def test_coming_near_a_protected_place_alarms_at_once_and_never_tells_where_it_is() -> None:
    hidden = zone("proximity", None, "distance-1", radius_m=300, place="7")
    place = (HOME[0] + 900 / DEGREE, HOME[1])
    terms = parse(order_body(hidden), {"7": place})
    (found,) = events(terms, [*minutes(at(12), 5), fix(at(12, 5), 700)], at(12, 5))
    assert (found.rule, found.state, found.reason, found.detected_at) == ("distance-1", "breach", "too_near", at(12, 5))
    for text in (repr(terms), repr(found)):
        assert f"{place[0]:.3f}" not in text
    told_of = told(events(terms, minutes(at(12), 5), at(13)), "distance-1")
    assert told_of == [("unknown", "place_not_known", at(12, 4), None)]
    (closed,) = events(order_of(hidden), minutes(at(12), 9, 900), at(12, 9))
    assert (closed.state, closed.reason) == ("unknown", "place_not_open")


def test_whoever_is_at_the_place_long_enough_has_attended() -> None:
    visit = zone("attendance", point(), radius_m=100, when=hours("09:00", "11:00"), minutes=60)
    assert events(order_of(visit), [*minutes(at(8, 30), 70, 900), *minutes(at(9, 40), 100)], at(11, 30)) == []


def test_whoever_is_elsewhere_for_too_long_has_not_attended_as_soon_as_that_is_certain() -> None:
    visit = zone("attendance", point(), radius_m=100, when=hours("09:00", "11:00"), minutes=60)
    (missed,) = events(order_of(visit), minutes(at(8, 30), 100, 900), at(10, 9))
    assert (missed.reason, missed.opened_at, missed.closed_at, missed.detected_at) == ("not_attended", at(9), None, at(10, 3))
    (ended,) = events(order_of(visit), minutes(at(8, 30), 180, 900), at(11, 29))
    assert ended.closed_at == at(11)
    late = order_of(zone("attendance", point(), radius_m=100, when=hours("09:00", "11:00")))
    (too_late,) = events(late, [*minutes(at(8, 30), 50, 900), *minutes(at(9, 20), 120)], at(11, 20))
    assert (too_late.reason, too_late.detected_at) == ("not_attended", at(9, 18))


def test_nobody_who_was_not_seen_has_missed_a_visit() -> None:
    visit = zone("attendance", point(), radius_m=100, when=hours("09:00", "11:00"), minutes=60)
    found = events(order_of(visit), [*minutes(at(8, 30), 40, 900), *minutes(at(10, 50), 60, 900)], at(11, 49))
    assert told(found) == [("unknown", "attendance_not_known", at(9), at(11))]
    cut = fix(at(8, 59), 900, flags=("strap_removed",))
    assert [each.state for each in events(order_of(visit), [*minutes(at(8, 30), 20, 900), cut, *minutes(at(9), 140, 900)], at(11, 19))] == [
        "breach",
        "unknown",
    ]
    excused = order_of(visit, permissions=[{"from": "2026-11-24T10:30", "until": "2026-11-24T12:00", "zones": ["there"]}])
    assert events(excused, minutes(at(8, 30), 180, 900), at(11, 29)) == []


def test_the_first_night_has_hours_of_its_own_and_the_others_begin_the_day_after() -> None:
    first = order(first_night={"date": "2026-11-24", "start": "18:00", "end": "08:00", "zone": "home"})
    night = rules(first, at(0, day=22), at(23, day=26)).kept[0]
    assert [window for window in night.windows if at(0, day=22) <= window[0] <= at(23, day=26)] == [
        (at(18), at(8, day=25)),
        (at(22, day=25), at(6, day=26)),
        (at(22, day=26), at(6, day=27)),
    ]


def test_exceptions_and_permissions_by_date_lift_the_curfew_and_its_return_is_watched() -> None:
    curfew = [{"days": list(range(7)), "start": "22:00", "end": "06:00", "zone": "home", "except": ["2026-11-24"]}]
    out = minutes(at(21, 30), 120, 900)
    assert events(order(curfew=curfew), out, at(23, 29)) == []
    permitted = order(permissions=[{"from": "2026-11-24T21:00", "until": "2026-11-24T23:00", "reason": "A wedding"}])
    (found,) = events(permitted, out, at(23, 29))
    assert (found.rule, found.reason, found.opened_at) == ("curfew", "outside_when_permission_ended", at(23))


def test_a_permission_opens_a_forbidden_place_only_by_name_and_a_protected_one_never() -> None:
    court = zone("exclusion", point(900), radius_m=100, buffer_m=50, when="always")
    there = [*minutes(at(12), 5), *minutes(at(12, 5), 10, 900)]
    general = {"from": "2026-11-24T11:00", "until": "2026-11-24T14:00"}
    assert told(events(order_of(court, permissions=[general]), there, at(12, 14))) == [("breach", "entered", at(12, 5), None)]
    assert events(order_of(court, permissions=[{**general, "zones": ["there"]}]), there, at(12, 14)) == []
    hidden = zone("proximity", None, radius_m=300, place="7")
    with pytest.raises(BadOrder, match="protected place"):
        order_of(hidden, permissions=[{**general, "zones": ["there"]}])


def test_a_curfew_that_names_no_home_is_kept_in_any_of_them() -> None:
    curfew = [{"start": "22:00", "end": "06:00"}]
    homes = [zone("inclusion", point(north), name, radius_m=100, when="curfew") for name, north in (("mother", 0), ("wife", 900))]
    assert events(order_of(*homes, curfew=curfew), [*minutes(at(21, 50), 30), *minutes(at(22, 20), 30, 900)], at(22, 49)) == []
    (found,) = events(order_of(*homes, curfew=curfew), [*minutes(at(21, 50), 30), *minutes(at(22, 20), 30, 500)], at(22, 49))
    assert (found.rule, found.state) == ("curfew", "breach")


def test_the_order_of_the_documentation_is_one() -> None:
    text = (ROOT / "services/probation/telemetry/ORDERS.md").read_text()
    documented = parse(json.loads(text.split("```json")[1].split("```")[0]))
    assert [each.kind for each in documented.zones] == ["inclusion", "route", "attendance"]
    assert documented.first_night is not None


@pytest.mark.parametrize(("day", "length"), [("2026-03-28", 7), ("2026-10-24", 9), ("2026-11-24", 8)])
def test_a_night_is_as_long_as_the_clock_on_the_wall_says(day: str, length: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = timetable.parse_hours({"start": "22:00", "end": "06:00"}, "curfew")
    begin, end = night.window(datetime.fromisoformat(day).date(), berlin) or (0, 0)
    assert (end - begin) / 3600 == length


def test_hours_that_the_clock_skips_bind_nobody() -> None:
    berlin, spring = ZoneInfo("Europe/Berlin"), date(2026, 3, 29)
    assert timetable.parse_hours({"start": "02:15", "end": "03:00"}, "curfew").window(spring, berlin) is None


def test_silence_turns_a_breach_into_not_known_and_so_does_a_tamper() -> None:
    out = [*minutes(at(22, 30), 10), *minutes(at(22, 40), 20, 900)]
    lost = [each for each in events(order(), out, at(23, 45)) if each.rule == "curfew"]
    assert told(lost, "curfew") == [("breach", "left", at(22, 40), at(22, 59)), ("unknown", "lost_in_breach", at(22, 59), None)]
    opened = events(order(), [*out, *minutes(at(23), 20, 900, flags=("tamper",))], at(23, 19))
    assert told(opened, "curfew") == [("breach", "left", at(22, 40), at(23)), ("unknown", "enclosure_open", at(23), None)]
    back = events(order(), [*out, fix(at(23), 900, flags=("strap_removed",)), fix(at(23, 5), 900, flags=("strap_closed",))], at(23, 6))
    assert told(back, "curfew")[-1] == ("breach", "left", at(23, 5), None)


def test_what_only_repeats_an_earlier_report_clears_no_tamper() -> None:
    cut = [fix(at(12), flags=("strap_removed",)), fix(at(12, 1), flags=("strap_closed", "inherited"))]
    (strap,) = told(events(order(when="always", curfew=[]), cut, at(12, 2)), "strap")
    assert strap[3] is None


def test_a_battery_says_when_it_will_be_flat() -> None:
    readings: list[tuple[float, float]] = []
    for step in range(7):
        readings = note(readings, fix(at(12, 10 * step) if step < 6 else at(13), battery=80 - 5 * step))
    assert flat_at(readings) == pytest.approx(at(12) + 160 * 60)
    falling = [fix(at(12) + 600 * step, battery=70 - 5 * step) for step in range(9)]
    (soon,) = [each for each in events(order(when="always", curfew=[]), falling, at(13, 20)) if each.rule == "battery"]
    assert soon.reason == "will_be_flat"
    assert soon.forecast == pytest.approx(at(12) + 140 * 60)
    charged = [*falling, fix(at(13, 30), battery=35, flags=("charging",))]
    (over,) = [each for each in events(order(when="always", curfew=[]), charged, at(13, 31)) if each.rule == "battery"]
    assert over.closed_at == at(13, 30)
    assert flat_at(note(readings, fix(at(14), battery=90))) is None
    empty = [fix(at(12) + 600 * step, battery=12 - 3 * step) for step in range(4)]
    reasons = {each.rule: each.reason for each in events(order(when="always", curfew=[]), empty, at(14))}
    assert reasons["signal"] == "battery_flat"


def test_an_impossible_jump_is_no_evidence_and_costs_no_good_report() -> None:
    exclusion = order(kind="exclusion", when="always")
    far = [fix(at(12) + 60 * number, 40_000) for number in range(0, 20, 2)]
    jumping = [fix(at(12) + 60 * number + 1, 0 if number % 4 == 0 else 40_000) for number in range(20)]
    assert events(exclusion, [*minutes(at(11, 50), 9, 40_000), *far, *jumping[:1]], at(12, 20)) == []
    assert told(events(exclusion, [*minutes(at(11, 50), 9, 40_000), fix(at(12)), fix(at(12) + 50)], at(12, 1)), "home") != []


def test_a_wide_region_is_measured_as_exactly_as_a_small_one() -> None:
    """A border that is straight in degrees is handled as such on the plane, even over five hundred kilometres."""
    west, south, east, north = 64.0, 46.0, 72.0, 51.0
    ring = [[west, south], [east, north - 1], [east, north], [west, north], [west, south]]
    area = order_of(zone("area", {"type": "Polygon", "coordinates": [ring]})).zones[0].shape
    assert area is not None
    for part in (0.25, 0.5, 0.75):
        assert abs(area.distance(south + part * (north - 1 - south), west + part * (east - west))) < 60
    assert area.distance(south + 0.5 * (north - 1 - south) - 0.01, 68.0) > 500
    many = [(47.0 + step * 0.1, 68.0 + step * 0.01) for step in range(20)]
    assert area.distances(many) == [area.distance(*place) for place in many]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ([], "not a JSON object"),
        ({"timezone": "Mars/Olympus"}, "no time zone 'Mars/Olympus'"),
        ({"zones": {"features": [{"properties": {}}]}}, "a zone has no id"),
        ({"zones": {"features": [zone("inclusion", point(), "curfew", radius_m=5)]}}, "cannot be called 'curfew'"),
        ({"zones": {"features": [zone("moat", point())]}}, "a zone's kind is none of"),
        ({"zones": {"features": [zone("inclusion", point())]}}, "a round zone needs a place and a radius_m"),
        (
            {"zones": {"features": [zone("inclusion", {"type": "Point", "coordinates": [200, 95]}, radius_m=5)]}},
            "no longitude and latitude",
        ),
        ({"zones": {"features": [zone("inclusion", point(), radius_m="wide")]}}, "radius_m is not a number"),
        ({"zones": {"features": [zone("route", point(), radius_m=5)]}}, "a route is a LineString"),
        ({"zones": {"features": [zone("attendance", point(), radius_m=5)]}}, "a place to attend needs its hours"),
        ({"zones": {"features": [zone("inclusion", point(), radius_m=5, when="sometimes")]}}, "neither always nor curfew nor a list"),
        ({"zones": {"features": [zone("inclusion", point(), radius_m=5)] * 2}}, "two zones have the same id"),
        ({"zones": {"features": [zone("proximity", point(), radius_m=50, place="1")]}}, "kept apart from the order"),
        ({"curfew": [{"start": "25:00", "end": "06:00"}]}, "`start` is not a time"),
        ({"curfew": [{"start": "22:00", "end": "06:00", "days": [7]}]}, "days are numbers from 0"),
        ({"curfew": [{"start": "22:00", "end": "06:00", "zone": "moon"}]}, "names a zone that is not there: moon"),
        ({"curfew": [{"start": "22:00", "end": "06:00", "except": ["soon"]}]}, "'soon' is not a date"),
        ({"curfew": [{"start": "22:00", "end": "06:00", "zone": ["home"]}]}, "a curfew's zone is not the id"),
        ({"zones": {"features": [zone("route", {"type": "LineString", "coordinates": [[0, 0]]})]}}, "not the coordinates of a line"),
        ({"zones": {"features": [zone("area", {"type": "Polygon", "coordinates": [[[0, 0], [1]]]})]}}, "coordinates of a polygon"),
        ({"curfew": {"start": "22:00"}}, "`curfew` is not a list of objects"),
        ({"first_night": {"start": "18:00", "end": "06:00"}}, "first_night has no date"),
        ({"permissions": [{"from": "2026-11-24T10:00", "until": "2026-11-24T09:00"}]}, "ends before it begins"),
        ({"permissions": [{"from": "2026-11-24", "until": "later"}]}, "`until` is not a date with a time"),
        ({"permissions": [{"from": "2026-11-24T10:00", "until": "2026-11-24T11:00", "zones": ["moon"]}]}, "a permission names a zone"),
    ],
)
def test_an_order_that_cannot_be_evaluated_says_why_in_one_line(raw: Any, words: str) -> None:
    with pytest.raises(BadOrder, match=words) as refused:
        parse(raw)
    assert "\n" not in str(refused.value)


def test_an_order_that_no_pack_could_hold_is_not_made() -> None:
    with pytest.raises(BadOrder, match="exceeds safe integer"):
        check_signable({"zones": {"features": [{"id": 2**60}]}})
