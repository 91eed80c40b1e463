"""The next version of an order: one thing changes, everything else stays as it was."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime
from typing import Any

import pytest

from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.edits import NoOrder, NotThere
from services.probation.telemetry.orders.domain.zone_versions import numbered, plain
from tests.builders.moments import ALMATY
from tests.builders.orders import order_body
from tests.builders.zones import round_zone, zone

HOME = round_zone("home", when="curfew")
BAR = round_zone("bar", "exclusion")
NIGHT = {"start": "22:00", "end": "06:00", "zone": "home"}
PARTY = {"id": "p1", "from": "2026-11-24T18:00:00", "until": "2026-11-24T23:00:00", "reason": "A wedding"}
BODY = order_body(HOME, BAR, curfew=[NIGHT], permissions=[PARTY])


def changed(found: dict[str, Any]) -> dict[str, Any]:
    """What differs from BODY, which itself must not have been touched."""
    assert order_body(HOME, BAR, curfew=[NIGHT], permissions=[PARTY]) == BODY
    return {name: found.get(name) for name in {*found, *BODY} if found.get(name) != BODY.get(name)}


def names(found: dict[str, Any]) -> list[str]:
    return [feature["properties"]["id"] for feature in found["zones"]["features"]]


def test_a_first_home_begins_an_order_and_stands_before_other_zones() -> None:
    first = edits.with_home(None, HOME, NIGHT, "Asia/Oral")
    assert first == {"zones": {"type": "FeatureCollection", "features": [HOME]}, "timezone": "Asia/Oral", "curfew": [NIGHT]}
    assert names(edits.with_home(order_body(BAR, round_zone("yard")), HOME, None, "Asia/Almaty")) == ["home", "bar", "yard"]
    assert edits.with_home(order_body(BAR), HOME, None, "Asia/Almaty")["curfew"] == []


def test_a_home_that_moves_keeps_its_name_its_hours_and_its_nights_off() -> None:
    before = order_body(
        BAR,
        round_zone("home", when="always", name="Mother's", instruction="Ring twice", version=4),
        curfew=[{"start": "20:00", "end": "21:00", "dates": ["2026-12-01"]}, {**NIGHT, "except": ["2026-11-24"]}, {**NIGHT, "zone": "bar"}],
    )
    moved = round_zone("home", north_m=500, when="curfew", radius_m=200)
    found = edits.with_home(before, moved, {"start": "21:00", "end": "05:00", "zone": "home"}, "Asia/Almaty")
    assert names(found) == ["bar", "home"]
    assert found["zones"]["features"][1]["geometry"] == moved["geometry"]
    assert found["zones"]["features"][1]["properties"] == {
        "id": "home", "kind": "inclusion", "radius_m": 200, "name": "Mother's", "instruction": "Ring twice", "when": "always",
    }  # fmt: skip
    assert found["curfew"] == [
        {"start": "21:00", "end": "05:00", "zone": "home", "except": ["2026-11-24"]},
        {"start": "20:00", "end": "21:00", "dates": ["2026-12-01"]},
        {**NIGHT, "zone": "bar"},
    ]
    assert edits.with_home(before, moved, None, "Asia/Almaty")["curfew"] == found["curfew"][1:]
    anywhere = order_body(HOME, curfew=[{"start": "22:00", "end": "06:00"}])
    assert edits.with_home(anywhere, HOME, NIGHT, "Asia/Almaty")["curfew"] == [NIGHT]


def test_a_first_night_comes_and_goes() -> None:
    night = edits.with_first_night(BODY, date(2026, 12, 1), "18:00", "08:00")
    assert changed(night) == {"first_night": {"date": "2026-12-01", "start": "18:00", "end": "08:00", "zone": "home"}}
    assert changed(edits.with_first_night(night, None)) == {}


def test_a_night_off_is_written_into_every_curfew_once_and_taken_out_again() -> None:
    free = edits.with_exception(edits.with_exception(BODY, date(2026, 12, 2)), date(2026, 12, 1))
    assert changed(free) == {"curfew": [{**NIGHT, "except": ["2026-12-01", "2026-12-02"]}]}
    assert edits.with_exception(free, date(2026, 12, 1)) == free
    one = edits.with_exception(free, date(2026, 12, 2), free=False)
    assert changed(one) == {"curfew": [{**NIGHT, "except": ["2026-12-01"]}]}
    assert changed(edits.with_exception(one, date(2026, 12, 1), free=False)) == {}
    with pytest.raises(NotThere):
        edits.with_exception(order_body(HOME), date(2026, 12, 1))


def test_a_permission_is_added_to_those_there_are() -> None:
    second = {"id": "p2", "from": "2026-12-01T10:00:00", "until": "2026-12-01T11:00:00"}
    assert changed(edits.with_permission(BODY, second)) == {"permissions": [PARTY, second]}
    assert edits.with_permission(order_body(HOME), second)["permissions"] == [second]


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (datetime(2026, 11, 24, 17, tzinfo=ALMATY), []),
        (datetime(2026, 11, 24, 18, tzinfo=ALMATY), []),
        (datetime(2026, 11, 24, 18, 0, 1, tzinfo=ALMATY), [{**PARTY, "until": "2026-11-24T18:00:01"}]),
        (datetime(2026, 11, 24, 22, 59, 59, 999, tzinfo=ALMATY), [{**PARTY, "until": "2026-11-24T22:59:59"}]),
        (datetime(2026, 11, 24, 23, tzinfo=ALMATY), [PARTY]),
        (datetime(2026, 11, 25, 9, tzinfo=ALMATY), [PARTY]),
    ],
)
def test_a_permission_ends_now_or_goes_where_it_had_not_begun(now: datetime, left: list[dict[str, Any]]) -> None:
    assert edits.without_permission(BODY, "p1", now)["permissions"] == left
    with pytest.raises(NotThere):
        edits.without_permission(BODY, "p2", now)


def test_visits_and_distances_take_the_next_free_number() -> None:
    visit, found = zone("attendance", None, "any", when=[]), deepcopy(BODY)
    for _ in range(3):
        found = edits.with_visit(edits.with_distance(found, "7", 300), visit)
    assert names(found) == ["home", "bar", "distance-1", "visit-1", "distance-2", "visit-2", "distance-3", "visit-3"]
    assert found["zones"]["features"][2] == {
        "type": "Feature", "geometry": None,
        "properties": {"id": "distance-1", "kind": "proximity", "when": "always", "radius_m": 300, "place": "7"},
    }  # fmt: skip
    assert found["zones"]["features"][3] == {**visit, "properties": {"id": "visit-1", "kind": "attendance", "when": []}}
    gap = edits.without_zone(found, "visit-2", kind="attendance")
    assert names(edits.with_visit(gap, visit))[-1] == "visit-2"
    assert names(edits.with_distance(edits.without_zone(found, "distance-1", kind="proximity"), "8", 9))[-1] == "distance-1"
    empty = order_body()
    assert names(edits.with_visit(empty, visit)) == ["visit-1"]
    assert names(edits.with_distance(empty, "7", 5)) == ["distance-1"]


def test_the_hours_of_one_zone_change() -> None:
    found = edits.with_hours(BODY, "bar", "curfew")
    assert [feature["properties"]["when"] for feature in found["zones"]["features"]] == ["curfew", "curfew"]
    with pytest.raises(NotThere):
        edits.with_hours(BODY, "moon", "always")


def test_a_zone_that_goes_is_named_by_no_permission_any_more() -> None:
    both, alone, general = (
        {**PARTY, "id": number, "zones": zones} for number, zones in (("1", ["bar", "home"]), ("2", ["bar"]), ("3", []))
    )
    body = order_body(HOME, BAR, permissions=[both, alone, general])
    found = edits.without_zone(body, "bar", kind="exclusion")
    assert names(found) == ["home"]
    assert found["permissions"] == [{**both, "zones": ["home"]}, general]
    for name, kind in (("bar", "attendance"), ("moon", "exclusion")):
        with pytest.raises(NotThere):
            edits.without_zone(body, name, kind=kind)


def test_without_an_order_nothing_but_a_home_can_be_changed() -> None:
    every: tuple[Callable[[], Any], ...] = (
        lambda: edits.with_first_night(None, None), lambda: edits.with_exception(None, date(2026, 12, 1)),
        lambda: edits.with_permission(None, PARTY), lambda: edits.without_permission(None, "p1", datetime(2026, 12, 1, tzinfo=ALMATY)),
        lambda: edits.with_visit(None, BAR), lambda: edits.with_distance(None, "7", 5), lambda: edits.with_hours(None, "bar", "always"),
        lambda: edits.without_zone(None, "bar", kind="exclusion"),
    )  # fmt: skip
    for change in every:
        with pytest.raises(NoOrder):
            change()


def test_a_zone_keeps_its_version_while_it_stays_as_it_is() -> None:
    before = order_body(round_zone("home", version=3), round_zone("bar", "exclusion", version=2), round_zone("yard"))
    after = order_body(
        round_zone("home", version=9), round_zone("bar", "exclusion", radius_m=7), round_zone("yard"), round_zone("new"), round_zone("old")
    )
    found = numbered(after, before, {"home": 5, "bar": 4, "old": 6})
    assert [each["properties"]["version"] for each in found["zones"]["features"]] == [3, 5, 1, 1, 7]
    assert plain(found) == plain(after)
    assert [each["properties"]["version"] for each in numbered(before, None, {})["zones"]["features"]] == [1, 1, 1]
    assert after["zones"]["features"][0]["properties"]["version"] == 9, "what was given stays"
    assert plain({}) == {}
