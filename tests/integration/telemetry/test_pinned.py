"""Alerts store what they are based on and can be derived again; timers raise them in time; protected places stay hidden."""

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.probation.telemetry.devices import bracelet_queries
from services.probation.telemetry.evaluation.replay import NoSuchAlert, replay
from services.probation.telemetry.orders import actions as order_actions
from services.probation.telemetry.orders.domain.order import RULE_VERSION
from services.probation.telemetry.protected_places.actions import store_protected_place
from tests.builders.actors import OFFICER
from tests.builders.alerts import Row, evaluated, fetch
from tests.builders.devices import DEVICE
from tests.builders.fixes import position, track
from tests.builders.moments import NOW, FixedClock, soon
from tests.builders.orders import home_with_curfew, local_time
from tests.builders.vendors import Vendor
from tests.builders.zones import HOME, zone
from tests.support.clients import SignedIn


@pytest.fixture
async def told_late(vendor: Vendor, worn: datetime, fixed_clock: FixedClock) -> list[Row]:
    """Alerts of which some were withdrawn by late evidence: twice a part of the track arrived a second after the following part."""
    await vendor.send(track(worn, 5))
    assert {each["status"] for each in await evaluated()} == {"raised"}
    fixed_clock.move_to(soon(1))
    await vendor.send(track(worn + timedelta(minutes=5), 25) + track(worn + timedelta(minutes=45), 40, 900))
    await evaluated(soon(1))
    fixed_clock.move_to(soon(2))
    cut = position(worn + timedelta(minutes=42), flags=["strap_removed"])
    late = [*track(worn + timedelta(minutes=30), 10), cut, position(worn + timedelta(minutes=44), flags=["strap_closed"])]
    await vendor.send(late + track(worn + timedelta(minutes=85), 30))
    return await evaluated(soon(2))


@pytest.fixture
def breach(told_late: list[Row]) -> Row:
    """The one that lasts."""
    return next(alert for alert in told_late if alert["rule"] == "curfew" and alert["state"] == "breach")


async def test_an_alert_is_derived_again_to_the_last_bit_also_one_that_late_evidence_withdrew(told_late: list[Row]) -> None:
    assert {alert["status"] for alert in told_late} >= {"raised", "withdrawn"}
    for alert in told_late:
        found = await replay(alert["id"])
        assert found.same is True, found
        assert found.stored == found.derived


async def test_evidence_that_came_late_is_said_to_be(told_late: list[Row]) -> None:
    late = "SELECT e.late FROM probation.alert_event e JOIN probation.alert a ON a.id = e.alert WHERE a.rule = 'strap'"
    assert await fetch(late) == [{"late": True}]


async def test_an_alert_that_was_changed_is_found_out(breach: Row) -> None:
    assert (breach["order_version"], breach["zone_version"], breach["rule_version"]) == (1, 1, RULE_VERSION)
    await fetch("UPDATE probation.alert SET opened_at = opened_at, fix_count = fix_count + 1 WHERE id = $1", breach["id"])
    assert (await replay(breach["id"])).same is False


async def test_nothing_is_claimed_of_an_alert_of_other_rules(breach: Row) -> None:
    await fetch("UPDATE probation.alert SET rule_version = '1' WHERE id = $1", breach["id"])
    claimed = await replay(breach["id"])
    assert claimed.same is None
    assert "cannot claim" in (claimed.why or "")


@pytest.mark.usefixtures("engines")
async def test_an_alert_that_does_not_exist_is_not_derived() -> None:
    with pytest.raises(NoSuchAlert):
        await replay(uuid4())


async def test_the_clock_alone_opens_what_begins_with_the_curfew(vendor: Vendor, worn: datetime, person: UUID) -> None:
    """No further report comes: the sweep is enough."""
    begins = NOW + timedelta(minutes=3)
    curfew = home_with_curfew(local_time(begins), local_time(begins, timedelta(hours=8)))
    await order_actions.set_order(person, curfew, by=OFFICER, now=worn + timedelta(minutes=1))
    await vendor.send(track(worn, 119, 900))
    before = [each for each in await evaluated(begins - timedelta(seconds=1)) if each["order_version"] == 2]
    assert [each for each in before if each["rule"] == "curfew"] == []
    assert (await fetch("SELECT next_timer_at FROM probation.device_assignment WHERE person = $1 AND until IS NULL", person)) == [
        {"next_timer_at": begins}
    ]
    (alert,) = [each for each in await evaluated(begins) if each["rule"] == "curfew" and each["order_version"] == 2]
    assert (alert["state"], alert["reason"], alert["opened_at"]) == ("breach", "outside_at_curfew_start", begins)
    assert alert["zone_version"] == 1
    silent = [each for each in await evaluated(begins + timedelta(hours=2)) if each["order_version"] == 2]
    assert {(each["rule"], each["state"]) for each in silent if each["closed_at"] is None} == {("curfew", "unknown"), ("signal", "unknown")}


async def test_a_zone_keeps_its_version_until_it_is_changed(worn: datetime, person: UUID) -> None:
    def smaller(body: Any) -> Any:
        body["zones"]["features"][0]["properties"]["radius_m"] = 60
        return body

    await order_actions.set_order(person, home_with_curfew(local_time(NOW), local_time(NOW, timedelta(hours=8))), by=OFFICER, now=NOW)
    await order_actions.change_order(person, smaller, by=OFFICER, now=NOW)
    versions = await fetch("SELECT version, body FROM probation.monitoring_order WHERE person = $1 ORDER BY version", person)
    assert [json.loads(row["body"])["zones"]["features"][0]["properties"]["version"] for row in versions] == [1, 1, 2]


async def test_the_battery_says_when_it_will_be_flat(vendor: Vendor, worn: datetime) -> None:
    await vendor.send([position(worn + timedelta(minutes=15 * step), battery=80 - 5 * step, sequence=2) for step in range(4)])
    assert await bracelet_queries.flat_at(DEVICE, worn) == worn + timedelta(minutes=240)


async def test_a_protected_place_alarms_and_appears_nowhere(vendor: Vendor, worn: datetime, person: UUID, signed_in: SignedIn) -> None:
    place = (HOME[0] + 0.0123457, HOME[1] + 0.0031419)
    number = await store_protected_place(person, place, by=OFFICER, now=worn)

    def with_distance(body: Any) -> Any:
        body["zones"]["features"].append(zone("proximity", None, "distance-1", when="always", radius_m=300, place=str(number)))
        return body

    await order_actions.change_order(person, with_distance, by=OFFICER, now=worn + timedelta(seconds=30))
    near = [
        position(worn + timedelta(minutes=60 + minute), latitude=place[0] + 0.0005 + minute * 1e-6, longitude=place[1])
        for minute in range(5)
    ]
    await vendor.send(track(worn, 60) + near + track(worn + timedelta(minutes=70), 40))
    (alert,) = [each for each in await evaluated() if each["rule"] == "distance-1"]
    assert (alert["state"], alert["reason"], alert["closed_at"] is not None) == ("breach", "too_near", True)
    assert (await replay(alert["id"])).same is True
    officer = await signed_in("probation", "officer")
    pages = [(await officer.get(path)).text for path in (f"/alerts/{alert['id']}", f"/people/{person}/zones", f"/people/{person}")]
    tables = ("monitoring_order", "alert", "timeline_entry", "audit", "protected_place")
    stored = [str(await fetch(f"SELECT t::text FROM probation.{table} t")) for table in tables]
    for text in (*pages, *stored, json.dumps(asdict(await replay(alert["id"])))):
        assert f"{place[0]:.4f}" not in text
        assert f"{place[1]:.4f}" not in text
