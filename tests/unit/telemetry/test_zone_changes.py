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
def test_no_text_brings_it_down(given: Any) -> None:
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
