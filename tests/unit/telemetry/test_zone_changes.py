"""Zones that were drawn or imported: what is accepted, and what changed."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from services.probation.telemetry.orders.domain.zone_changes import BadZones, changes, features, taken
from tests.builders.orders import order_body
from tests.builders.zones import collection, round_zone, zone

RING = [[76.9, 43.2], [77.0, 43.2], [77.0, 43.3], [76.9, 43.2]]
VICTIM = zone("proximity", None, "distance-1", place="7", radius_m=500)


def text(*zones: Any) -> str:
    """A file of these zones."""
    return json.dumps(collection(*zones))


def test_what_an_order_does_not_know_is_left_out_and_a_round_zone_has_a_radius() -> None:
    (found,) = taken(
        text({"geometry": {"type": "Point", "coordinates": [1, 2], "bbox": 3}, "properties": {"fill": "red", "name": " A "}}), None
    )
    assert found["properties"] == {"id": "zone-1", "name": "A", "kind": "inclusion", "when": "always", "radius_m": 100}
    assert found["geometry"] == {"type": "Point", "coordinates": [1, 2]}
    area = {"type": "Polygon", "coordinates": [[[1, 2], [1, 3], [2, 3], [1, 2]]]}
    (found,) = taken(text({"geometry": area, "properties": {"name": "A"}}), None)
    assert "radius_m" not in found["properties"]


def test_a_protected_place_can_be_neither_drawn_nor_moved_nor_removed() -> None:
    before = order_body(round_zone("home"), VICTIM)
    forged = {**VICTIM, "properties": {"id": "distance-1", "kind": "proximity", "radius_m": 1, "place": "8"}}
    for drawn in (text(round_zone("home")), text(round_zone("home"), forged)):
        assert taken(drawn, before)[-1] == VICTIM
    assert taken(text(forged), None) == []


def test_a_place_to_be_at_is_drawn_with_its_hours_and_minutes() -> None:
    hours = [
        {"days": [0, 2], "start": "09:00", "end": "13:00", "from": "2026-12-01", "until": "", "colour": "red"},
        {"start": "10:00", "end": "11:00"},
    ]
    (found,) = taken(text(round_zone("a", kind="attendance", when=hours, minutes=90)), None)
    kept = [{"days": [0, 2], "start": "09:00", "end": "13:00", "from": "2026-12-01"}, {"start": "10:00", "end": "11:00"}]
    assert found["properties"] == {"id": "a", "kind": "attendance", "when": kept, "minutes": 90, "radius_m": 100}


@pytest.mark.parametrize(
    "when",
    [
        "always",
        "curfew",
        [],
        [{"days": [], "start": "09:00", "end": "10:00"}],
        [{"days": [0], "start": "09:00", "end": "09:00"}],
        [{"days": [0], "start": "25:00", "end": "26:00"}],
        [{"days": [7], "start": "09:00", "end": "10:00"}],
        [{"days": [[]], "start": "09:00", "end": "10:00"}],
        [{"days": [0], "start": "09:00", "end": "10:00"}, 5],
    ],
)
def test_a_place_to_be_at_needs_hours_that_are_some(when: Any) -> None:
    with pytest.raises(BadZones) as wrong:
        taken(text(round_zone("a", name="School", kind="attendance", when=when)), None)
    assert (wrong.value.problem, wrong.value.zone) == ("hours", "School")


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("{", "not_geojson"),
        ("[]", "not_geojson"),
        ('{"type": "FeatureCollection", "features": 5}', "not_geojson"),
        (text(*[round_zone(str(each)) for each in range(101)]), "too_many"),
        (text(round_zone("a"), round_zone("a")), "same_id"),
        (text(round_zone("a", kind="prison")), "kind"),
        (text(round_zone("a", kind="attendance")), "hours"),
        (text(7), "no_shape"),
        (text(round_zone("a", geometry={"type": "Point", "coordinates": ["x", 1]})), "no_shape"),
        (text(round_zone("a", geometry={"type": "Point", "coordinates": [float("nan"), 1]})), "no_shape"),
        (text(round_zone("a", geometry={"type": "Point", "coordinates": [10**400, 1]})), "no_shape"),
        (text(round_zone("a", name="\x00")), "not_geojson"),
        (text(round_zone("a", when=[{"days": "\ud800"}])), "hours"),
        (text(round_zone("a", instruction="\ud800")), "not_geojson"),
        (text(round_zone("a", geometry={"type": "GeometryCollection", "geometries": []})), "no_shape"),
        (text(round_zone("a", geometry={"type": "LineString", "coordinates": [[1, 2]] * 5001})), "no_shape"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_reason(given: str, problem: str) -> None:
    with pytest.raises(BadZones) as refused:
        taken(given, None)
    assert refused.value.problem == problem


@settings(max_examples=60, deadline=None)
@example({"type": "Feature", "geometry": {"type": [], "coordinates": [1, 2]}})
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["type", "features", "geometry", "properties", "coordinates", "id", "kind"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_no_text_makes_it_crash(given: Any) -> None:
    try:
        found = taken(json.dumps(given), order_body(round_zone("home"), VICTIM))
    except BadZones:
        return
    assert VICTIM in found
    assert "\\u0000" not in json.dumps(found, allow_nan=False)


def test_changes_name_what_is_new_gone_moved_and_renamed() -> None:
    before = order_body(round_zone("home"), round_zone("work", version=1), round_zone("old"))
    after = order_body(
        round_zone("home", radius_m=200, name="Home"),
        round_zone("work", version=2),
        round_zone("new", geometry={"type": "Polygon", "coordinates": [RING]}),
    )
    assert [(each.what, each.zone, each.names) for each in changes(before, after)] == [
        ("changed", "home", ("shape", "name")),
        ("added", "new", ()),
        ("removed", "old", ()),
    ]
    assert [each.what for each in changes(None, before)] == ["added"] * 3
    assert changes(before, before) == []
    assert features(None) == []


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"name": "x" * 81}, {"name": "x" * 80}), ({"name": "  "}, {}), ({"name": 5}, {}),
        ({"instruction": " y" * 600}, {"instruction": (" y" * 600).strip()[:1000]}), ({"radius_m": 9_999_999}, {"radius_m": 9_999_999}),
        ({"radius_m": 1e7}, {"radius_m": 100}), ({"radius_m": True}, {"radius_m": 100}),
        ({"buffer_m": -5, "minutes": 3}, {"buffer_m": -5, "minutes": 3}),
        ({"kind": None}, {}), ({"when": None}, {}), ({"when": "curfew"}, {"when": "curfew"}), ({"id": "i" * 61}, {"id": "i" * 60}),
        ({"id": None}, {"id": "zone-1"}), ({"version": 7}, {}),
    ],
)  # fmt: skip
def test_of_a_zones_properties_those_are_kept_that_an_order_knows(changed: dict[str, Any], kept: dict[str, Any]) -> None:
    (found,) = taken(text(round_zone("a", **changed)), None)
    assert found["properties"] == {"id": "a", "kind": "inclusion", "when": "always", "radius_m": 100} | kept


def test_a_single_zone_is_taken_too_and_a_hundred_are_not_too_many() -> None:
    assert [each["properties"]["id"] for each in taken(json.dumps(round_zone("a")), None)] == ["a"]
    assert len(taken(text(*[round_zone(str(each)) for each in range(100)]), None)) == 100
    assert len(taken(text(round_zone("a", geometry={"type": "LineString", "coordinates": [[1, 2, 3]] * 5000})), None)) == 1


@pytest.mark.parametrize(
    "coordinates", [[], [1], [1, 2, 3, 4], "12", None, [[1, 2], [3]], [[1, 2], []], [1, [2]], [True, 2], [1e7, 2], [-1e7, 2]]
)
def test_corners_are_two_or_three_numbers(coordinates: Any) -> None:
    with pytest.raises(BadZones) as refused:
        taken(text(round_zone("a", geometry={"type": "LineString", "coordinates": coordinates}, name="n" * 90)), None)
    assert (refused.value.problem, refused.value.zone) == ("no_shape", "n" * 80)


def test_a_kind_that_is_not_drawn_stays_what_it_was_in_the_order_and_a_problem_names_its_zone() -> None:
    old = round_zone("old", kind="prison", geometry=None)
    assert taken(text(old), order_body(old))[0]["properties"]["kind"] == "prison"
    for name, called in (("Den", "Den"), (None, "a")):
        with pytest.raises(BadZones) as refused:
            taken(text(round_zone("a", kind="prison", name=name)), order_body(old))
        assert (refused.value.problem, refused.value.zone) == ("kind", called)
    with pytest.raises(BadZones) as refused:
        taken(text(round_zone("b"), round_zone("a"), round_zone("a")), None)
    assert (refused.value.problem, refused.value.zone) == ("same_id", "a")


def test_a_zone_has_at_most_fifty_hours() -> None:
    when = [{"start": "09:00", "end": "10:00", "dates": ["2026-12-01"], "days": []}] * 51
    (found,) = taken(text(round_zone("a", when=when[:50])), None)
    assert found["properties"]["when"] == when[:50]
    with pytest.raises(BadZones) as refused:
        taken(text(round_zone("a", when=when)), None)
    assert refused.value.problem == "hours"


def test_a_change_says_name_kind_and_what_differs() -> None:
    before, after = (
        order_body(round_zone("a", name="A", corridor_m=5)),
        order_body(round_zone("a", "area", name="B", corridor_m=6, minutes=5)),
    )
    (change,) = changes(before, after)
    assert (change.what, change.zone, change.name, change.kind, change.names) == (
        "changed",
        "a",
        "B",
        "area",
        ("shape", "kind", "minutes", "name"),
    )
    moved = order_body(round_zone("a", name="A", corridor_m=5, north_m=5))
    assert [each.names for each in changes(before, moved)] == [("shape",)]
    bare = {"zones": {"features": [{"properties": {"id": "x"}}]}}
    assert [(each.name, each.kind) for each in changes(bare, None)] == [("", "inclusion")]
