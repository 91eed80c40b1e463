"""Two authorities and one order: a permission of one never lifts what the other one requires."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.authorities import OfOther, kept_apart, leaves_for_other, marked, zones_of
from tests.builders.orders import NIGHT, order_body
from tests.builders.zones import round_zone

BOTH = ("probation", "police")
HOME, TOWN, BAR = round_zone("home", when="curfew"), round_zone("town", when="always"), round_zone("bar", kind="exclusion", when="always")
JOURNEY = {"id": "n1", "from": "2026-11-26T11:00:00", "until": "2026-11-30T11:00:00", "reason": "A wedding"}
names = st.sets(st.sampled_from(["town", "village", "farm", "forest"]), min_size=1)


def of(names: set[str]) -> list[Any]:
    return [round_zone(name, when="always") for name in sorted(names)]


def permitted(body: Any, authority: str, **more: Any) -> Any:
    return kept_apart(marked(edits.with_permission(body, {**JOURNEY, **more}), body, authority), body, BOTH)


@given(names, names)
def test_each_part_is_whose_it_was_first_and_each_permission_leaves_the_rest(first: set[str], second: set[str]) -> None:
    before = marked(order_body(*of(first)), None, "probation")
    body = marked(order_body(*of(first | second)), before, "police")
    assert (zones_of(body, "probation"), zones_of(body, "police")) == (first, second - first)
    for authority, kept in (("probation", second - first), ("police", first)):
        (permission,) = permitted(body, authority)["permissions"]
        assert set(permission.get("but", [])) == kept


def test_hours_at_home_are_those_of_whoever_set_them() -> None:
    body = marked(order_body(HOME, curfew=[NIGHT]), None, "police")
    (permission,) = permitted(body, "probation")["permissions"]
    assert permission["but"] == ["home"]
    assert leaves_for_other(permitted(body, "probation"), "n1")
    assert not leaves_for_other(permitted(body, "police"), "n1")


def test_a_zone_drawn_later_is_not_lifted_by_a_permission_of_before() -> None:
    before = permitted(marked(order_body(HOME), None, "probation"), "probation")
    body = {**before, "zones": {**before["zones"], "features": [*before["zones"]["features"], TOWN]}}
    assert kept_apart(marked(body, before, "police"), before, BOTH)["permissions"][0]["but"] == ["town"]


def test_who_puts_a_zone_on_another_ground_has_it() -> None:
    before = {**marked(order_body(BAR), None, "probation"), "grounds": {"bar": {"decision": "Order 1"}}}
    assert zones_of(marked({**before, "grounds": {"bar": {"decision": "Order 2"}}}, before, "police"), "police") == {"bar"}
    same = {**before, "grounds": {"bar": {"decision": "Order 1"}}}
    assert zones_of(marked(same, before, "police"), "police") == set()


def test_a_named_zone_of_the_other_is_refused_and_one_of_two_is_left_out() -> None:
    body = marked(order_body(BAR, TOWN), marked(order_body(BAR), None, "probation"), "police")
    with pytest.raises(OfOther):
        permitted(body, "probation", zones=["town"])
    assert permitted(body, "probation", zones=["bar", "town"])["permissions"][0]["zones"] == ["bar"]
    taken = kept_apart({**body, "permissions": [{**JOURNEY, "zones": ["town"]}]}, {"permissions": [JOURNEY]}, BOTH)
    assert taken["permissions"] == [], "what was permitted before, of a zone that is the other's now, goes"


def test_where_one_authority_supervises_everything_is_lifted() -> None:
    body = edits.with_permission(marked(order_body(TOWN), None, "police"), JOURNEY)
    assert "but" not in kept_apart(body, None, ["probation"])["permissions"][0]


def test_what_ends_takes_its_own_zone_along_and_no_other() -> None:
    body = permitted(marked(order_body(HOME, TOWN), marked(order_body(HOME), None, "probation"), "police"), "probation")
    after = edits.without_permission(body, "n1", datetime.fromisoformat("2026-11-27T11:00:00"))
    assert [each["properties"]["id"] for each in after["zones"]["features"]] == ["home", "town"]
