"""An alert's clocks, its zone's instruction, and a map that shows no protected place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from services.probation.telemetry.alerts import words as present
from services.probation.telemetry.evidence.words import use_language
from services.probation.telemetry.orders.words import ZoneWords, curfew_hours, visible_zones, zone_of
from tests.builders.alerts import SHOWN

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
BAR = {"type": "Feature", "geometry": None, "properties": {"id": "bar", "kind": "exclusion", "name": "Bar", "instruction": "Call first"}}
KEPT_APART = {"type": "Feature", "geometry": None, "properties": {"id": "distance-1", "kind": "proximity"}}
ORDER: dict[str, Any] = {"zones": {"features": [BAR, KEPT_APART]}, "curfew": [{"start": "22:00", "end": "06:00"}]}


def test_an_alert_shows_what_to_do_for_its_zone_and_the_hours_at_home() -> None:
    assert zone_of("bar", ORDER) == ZoneWords(name="Bar", kind="exclusion", instruction="Call first")
    assert zone_of(None, ORDER) is None
    assert zone_of("bar", None) is None
    assert curfew_hours(ORDER) == "22:00 – 06:00"


def test_the_map_has_no_protected_place() -> None:
    shown = visible_zones(ORDER)
    assert shown is not None
    assert [each["properties"]["id"] for each in shown["features"]] == ["bar"]


def test_each_clock_says_how_long_after_the_one_before() -> None:
    alert = replace(SHOWN, fix_at=AT, received_at=AT + timedelta(seconds=40), raised_at=AT + timedelta(seconds=40.2), detected_at=AT)
    alert = replace(alert, contacted_at=AT + timedelta(hours=2, minutes=5))
    with use_language("en"):
        said = [clock.after for clock in present.clocks(alert)]
    assert said == ["", "40 s later", "at once", "", "2 h 4 min later"]


def test_the_running_clock_says_what_it_asks_for_and_when_it_has_run_out() -> None:
    alert = replace(SHOWN, incident_status="raised", due_at=AT)
    with use_language("en"):
        early, late = present.due(alert, AT - timedelta(minutes=5)), present.due(alert, AT)
        held = present.due(replace(alert, quiet_until=AT + timedelta(hours=3)), AT)
    assert early is not None
    assert late is not None
    assert (early.late, late.late, late.left) == (False, True, "overdue")
    assert present.due(replace(alert, incident_status=None), AT) is None
    assert held is not None
    assert held.text == "Held until the morning"
