"""Whether the hours at home and the alert's zone were in force when it began, in words and for the map."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from services.probation.telemetry.alerts import words as present
from services.probation.telemetry.alerts.rows import Alert, TrackedFix
from services.probation.telemetry.alerts.rule_hours import NOTHING, rule_applied
from services.probation.telemetry.evidence.words import use_language
from tests.builders.alerts import SHOWN
from tests.builders.orders import order_body
from tests.builders.zones import round_zone

ZONE = "Asia/Almaty"


def order(**more: Any) -> dict[str, Any]:
    """As a row of the table of orders: a home with a curfew every night, and a bar not to enter in the evening."""
    zones = (round_zone("home", when="curfew"), round_zone("bar", "exclusion", when=[{"start": "18:00", "end": "23:00"}]))
    return order_body(*zones, curfew=[{"start": "22:00", "end": "06:00", "zone": "home"}], **more)


def alert(rule: str, hour: int) -> Alert:
    """One that began at that hour UTC, five hours behind the person's clock."""
    return replace(SHOWN, rule=rule, opened_at=datetime(2026, 11, 25, hour, tzinfo=UTC))


@pytest.mark.parametrize(
    ("hour", "zones", "curfew"),
    [
        (12, {"home": False, "bar": False}, "did not hold when it began; next from 25 November 2026, 22:00"),
        (14, {"home": False, "bar": True}, "did not hold when it began; next from 25 November 2026, 22:00"),
        (17, {"home": True, "bar": True}, "held when it began: from 25 November 2026, 22:00 until 26 November 2026, 06:00"),
        (19, {"home": True, "bar": False}, "held when it began: from 25 November 2026, 22:00 until 26 November 2026, 06:00"),
    ],
)
def test_each_zone_and_the_hours_at_home_as_they_were(hour: int, zones: dict[str, bool], curfew: str) -> None:
    with use_language("en"):
        found = rule_applied(alert("curfew", hour), order(), ZONE)
    assert found.zones == zones
    assert found.curfew == curfew
    assert found.rule == "", "the curfew is said once"


def test_a_permission_lifts_what_it_names() -> None:
    permission = {"from": "2026-11-25T21:00:00", "until": "2026-11-26T01:00:00", "zones": ["home"]}
    with use_language("en"):
        found = rule_applied(alert("curfew", 18), order(permissions=[permission]), ZONE)
    assert found.curfew == "did not hold when it began; next from 26 November 2026, 01:00"


def test_positions_are_drawn_by_whether_the_alert_s_own_rule_held() -> None:
    with use_language("en"):
        known = rule_applied(alert("bar", 14), order(), ZONE)
        rows = [TrackedFix(datetime(2026, 11, 25, hour, tzinfo=UTC), 43.2, 76.9, 8, "GPS", 1, decided=False) for hour in (12, 14)]
        drawn = present.geometry(rows, order(), known)
    assert known.rule == "held when it began: from 25 November 2026, 18:00 until 25 November 2026, 23:00"
    assert [point["held"] for point in drawn["points"]] == [False, True]
    names = [(each["properties"]["held"], each["properties"]["name"]) for each in drawn["zones"]["features"]]
    assert names == [(False, "Home zone · did not hold"), (True, "bar · held")]


def test_nothing_is_said_where_no_order_can_be_read() -> None:
    assert rule_applied(alert("strap", 12), None, ZONE) == NOTHING
    assert rule_applied(alert("strap", 12), {"zones": 5}, ZONE) == NOTHING
    assert NOTHING.at(0.0) is None
