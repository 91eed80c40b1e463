"""A suspension in an order: what it lifts, what it leaves, and who ends it."""

from datetime import datetime

import pytest

from services.probation.telemetry.orders.domain.edits import NotThere, with_permission, without_permission
from services.probation.telemetry.orders.domain.order import parse
from services.probation.telemetry.orders.domain.order_rules import rules
from services.probation.telemetry.orders.domain.suspending import ended, suspended_at, suspension
from tests.builders.fixes import at
from tests.builders.orders import NIGHT, order_body
from tests.builders.zones import Json, round_zone

DAY = ("2026-11-24T00:00:00", "2026-11-25T00:00:00")
MIDNIGHT, NOON = at(23), at(12)
NOW = datetime(2026, 11, 24, 15, 0)  # noqa: DTZ001  # local, as an order says it


def body(*zones: Json) -> Json:
    """A home with hours at night, and further zones."""
    return order_body(round_zone(when="curfew"), *zones, curfew=[NIGHT])


def forbidden(name: str = "school", **more: object) -> Json:
    """A zone not to be entered."""
    zone = round_zone(kind="exclusion", when="always")
    return {**zone, "properties": {**zone["properties"], "id": name, **more}}


def distance() -> Json:
    """A distance to a protected place."""
    return {"type": "Feature", "geometry": None, "properties": {"id": "distance-1", "kind": "proximity", "radius_m": 500, "place": "p"}}


def suspended(before: Json, **more: object) -> Json:
    entry = suspension("s", *DAY, since="2026-11-23T20:00:00", authority="probation")
    return dict(with_permission(before, {**entry, **more}))


def holding(order: Json, moment: float) -> set[str]:
    """The rules in force at a moment."""
    return {rule.name for rule in rules(parse(order), moment, moment).kept if rule.window(moment)}


def test_it_lifts_hours_and_forbidden_zones_and_never_the_distance_to_a_protected_place() -> None:
    order = body(forbidden(), distance())
    assert holding(order, MIDNIGHT) == {"curfew", "school", "distance-1"}
    assert holding(suspended(order), MIDNIGHT) == {"distance-1"}
    assert holding(suspended(order), at(23, day=25)) == {"curfew", "school", "distance-1"}, "its time is over"


def test_a_permission_leaves_forbidden_zones() -> None:
    order = with_permission(body(forbidden()), {"id": "p", "from": DAY[0], "until": DAY[1], "reason": "Hospital"})
    assert holding(dict(order), MIDNIGHT) == {"school"}


def test_what_the_other_authority_requires_stays() -> None:
    order = body(forbidden("of-police"), forbidden())
    assert holding(suspended(order, but=["of-police"]), NOON) == {"of-police"}


def test_only_who_suspended_ends_it() -> None:
    order = suspended(body())
    with pytest.raises(NotThere):
        without_permission(order, "s", NOW)
    with pytest.raises(NotThere):
        ended(with_permission(body(), {"id": "p", "from": DAY[0], "until": DAY[1]}), "p", NOW)
    assert ended(order, "s", NOW)["permissions"][0]["until"] == "2026-11-24T15:00:00"


def test_it_is_known_from_its_beginning_although_the_order_lifts_later() -> None:
    order = suspended(body())
    assert suspended_at(order, "2026-11-23T21:00:00") is not None
    for each, moment in ((order, "2026-11-23T19:59:59"), (order, DAY[1]), (body(), DAY[0]), (None, DAY[0])):
        assert suspended_at(each, moment) is None
