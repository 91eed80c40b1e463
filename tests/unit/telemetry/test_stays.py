"""A zone at another place for a time: its hours are the period, no minute more or less, and it comes and goes with its permission."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.telemetry.orders.domain import edits, stays
from services.probation.telemetry.orders.domain.order_rules import rules
from services.probation.telemetry.orders.domain.stays import Night, hours_within
from services.probation.telemetry.orders.domain.timetable import parse_hours, windows
from services.probation.telemetry.orders.domain.zone_changes import taken
from tests.builders.moments import ALMATY
from tests.builders.orders import order_body, order_of
from tests.builders.zones import collection, round_zone

BEGIN = datetime.fromisoformat("2026-11-26T11:00")
PERMISSION = {"id": "n1", "from": "2026-11-26T11:00:00", "until": "2026-11-30T11:00:00", "reason": "A wedding"}
HOME = round_zone("home", when="curfew")
NIGHT = {"days": list(range(7)), "start": "22:00", "end": "06:00", "zone": "home"}
minutes = st.integers(0, 24 * 60 - 1).map(lambda each: time(each // 60, each % 60))
nights = st.one_of(st.none(), st.tuples(minutes, minutes).filter(lambda each: each[0] != each[1]))


def epoch(local: datetime) -> float:
    return local.replace(tzinfo=ALMATY).timestamp()


def covered(hours: list[dict[str, Any]], begin: datetime, end: datetime) -> list[tuple[float, float]]:
    """The windows of the hours, adjoining ones joined."""
    joined = list[tuple[float, float]]()
    for start, stop in windows(tuple(parse_hours(each, "x") for each in hours), epoch(begin), epoch(end), ALMATY):
        adjoins = bool(joined) and joined[-1][1] == start
        joined.append((joined.pop()[0] if adjoins else start, stop))
    return joined


def expected(begin: datetime, end: datetime, night: Night | None) -> list[tuple[float, float]]:
    """Every night, cut at both ends of the period; or the period."""
    if night is None:
        return [(epoch(begin), epoch(end))]
    found, day = [], begin.date() - timedelta(days=2)
    while day <= end.date():
        stop = datetime.combine(day, night[1]) + timedelta(days=night[1] < night[0])
        since, until = max(datetime.combine(day, night[0]), begin), min(stop, end)
        found += [(epoch(since), epoch(until))] if since < until else []
        day += timedelta(days=1)
    return found


@given(st.integers(0, 24 * 60 - 1), st.integers(1, 20 * 24 * 60), nights)
def test_the_hours_are_the_period_and_of_nights_what_lies_in_it(offset: int, length: int, night: Night | None) -> None:
    begin = BEGIN + timedelta(minutes=offset)
    end = begin + timedelta(minutes=length)
    assert covered(hours_within(begin, end, night), begin, end) == expected(begin, end, night)


def test_a_long_period_is_a_few_entries_that_may_be_drawn_again() -> None:
    hours = hours_within(BEGIN, BEGIN + timedelta(days=300), None)
    assert len(hours) < 12
    place = stays.round_place("n1", "Demo Street 7", 51.1, 71.4, 500, hours)
    (again,) = taken(str(collection(place)).replace("'", '"'), None)
    assert again["properties"]["when"] == hours


def with_stay() -> dict[str, Any]:
    body = order_body(HOME, round_zone("bar", "exclusion"), curfew=[NIGHT])
    place = stays.round_place("n1", "Demo Street 7", 51.1, 71.4, 500, hours_within(BEGIN, BEGIN + timedelta(days=4), None))
    return stays.with_stay(body, PERMISSION, place)


def names(body: dict[str, Any]) -> list[str]:
    return [each["properties"]["id"] for each in body["zones"]["features"]]


@pytest.mark.parametrize(
    ("moment", "in_force"),
    [
        (BEGIN - timedelta(hours=11), {"curfew", "bar"}),
        (BEGIN + timedelta(hours=1), {"stay-n1", "bar"}),
        (BEGIN + timedelta(days=2, hours=12), {"stay-n1", "bar"}),
        (BEGIN + timedelta(days=4, hours=12), {"curfew", "bar"}),
    ],
)
def test_meanwhile_the_zone_there_holds_instead_of_home_and_curfew(moment: datetime, in_force: set[str]) -> None:
    body = with_stay()
    order = order_of(*body["zones"]["features"], curfew=body["curfew"], permissions=body["permissions"])
    at = epoch(moment)
    assert {rule.name for rule in rules(order, at - 3600, at).kept if rule.window(at)} == in_force


def test_the_zone_goes_with_its_permission_and_what_is_over_with_the_next() -> None:
    body = with_stay()
    assert names(body) == ["home", "bar", "stay-n1"]
    assert names(edits.without_permission(body, "n1", BEGIN - timedelta(days=1))) == ["home", "bar"]
    assert names(edits.without_permission(body, "n1", BEGIN + timedelta(days=1))) == ["home", "bar"]
    assert names(stays.with_stay_hours(body, "n1", [])) == ["home", "bar"]
    later = {**PERMISSION, "id": "n2", "from": "2026-12-24T11:00:00", "until": "2026-12-26T11:00:00"}
    assert names(stays.with_stay(body, later, stays.round_place("n2", "There", 51.1, 71.4, 500, []))) == ["home", "bar", "stay-n2"]
    still = {**later, "from": "2026-11-29T11:00:00"}
    assert "stay-n1" in names(stays.with_stay(body, still, stays.round_place("n2", "There", 51.1, 71.4, 500, [])))
