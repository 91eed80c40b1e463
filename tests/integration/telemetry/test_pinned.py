"""Alerts pin what they rest on and can be derived again; they come when the clock strikes; protected places stay hidden."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.probation.demo import OFFICER
from services.probation.tables import DB
from services.probation.telemetry import actions, queries
from services.probation.telemetry.domain.order import RULE_VERSION
from services.probation.telemetry.forms import ZoneForm
from services.probation.telemetry.protected import keep_place
from services.probation.telemetry.replay import NoSuchAlert, replay
from shared import clock
from shared.db.engine import transaction
from tests.integration.telemetry.conftest import DEVICE, HOME, Vendor, position, track
from tests.integration.telemetry.test_alerts import evaluated

SignedIn = Callable[[str, str], Awaitable[httpx.AsyncClient]]


async def fetch(statement: str, *values: Any) -> list[dict[str, Any]]:
    async with transaction(DB):
        return [dict(row) for row in await DB.connection().fetch(statement, *values)]


async def test_an_alert_is_derived_again_to_the_last_bit_and_a_changed_one_is_found_out(vendor: Vendor, worn: datetime) -> None:
    """What late evidence withdrew too: from what was known before that."""
    await vendor.send(track(worn, 5))
    assert {each["status"] for each in await evaluated()} == {"raised"}
    await vendor.send(track(worn + timedelta(minutes=5), 25) + track(worn + timedelta(minutes=45), 40, 900))
    await evaluated()
    cut = position(worn + timedelta(minutes=42), flags=["strap_removed"])
    late = [*track(worn + timedelta(minutes=30), 10), cut, position(worn + timedelta(minutes=44), flags=["strap_closed"])]
    await vendor.send(late + track(worn + timedelta(minutes=85), 30))
    alerts = await evaluated()
    assert {alert["status"] for alert in alerts} >= {"raised", "withdrawn"}
    for alert in alerts:
        found = await replay(alert["id"])
        assert found["same"] is True, found
        assert found["stored"] == found["derived"]
    late_words = "SELECT e.late FROM probation.alert_event e JOIN probation.alert a ON a.id = e.alert WHERE a.rule = 'strap'"
    assert await fetch(late_words) == [{"late": True}]
    breach = next(alert for alert in alerts if alert["rule"] == "curfew" and alert["state"] == "breach")
    assert (breach["order_version"], breach["zone_version"], breach["rule_version"]) == (1, 1, RULE_VERSION)
    await fetch("UPDATE probation.alert SET opened_at = opened_at, evidence = evidence + 1 WHERE id = $1", breach["id"])
    assert (await replay(breach["id"]))["same"] is False
    await fetch("UPDATE probation.alert SET rule_version = '1' WHERE id = $1", breach["id"])
    claimed = await replay(breach["id"])
    assert claimed["same"] is None
    assert "cannot claim" in claimed["why"]
    with pytest.raises(NoSuchAlert):
        await replay(uuid4())


async def test_the_clock_alone_opens_what_begins_with_the_curfew_and_a_zone_keeps_its_version(
    vendor: Vendor, worn: datetime, person: UUID
) -> None:
    """No report comes after the last: the sweep is enough."""
    now = clock.now()
    begins = (now + timedelta(minutes=3)).replace(second=0, microsecond=0)
    local = begins + timedelta(hours=5)
    hours = {"start": local.time(), "end": (local + timedelta(hours=8)).time(), "days": list(range(7))}
    zone = ZoneForm.model_validate({"latitude": HOME[0], "longitude": HOME[1], "radius_m": 100, **hours})
    await actions.set_order(person, zone.order("Asia/Almaty"), by=OFFICER, now=worn + timedelta(minutes=1))
    await vendor.send(track(worn, 119, 900))
    before = [each for each in await evaluated(begins - timedelta(seconds=1)) if each["order_version"] == 2]
    assert [each for each in before if each["rule"] == "curfew"] == []
    assert (await fetch("SELECT next_tick FROM probation.device_activation WHERE person = $1 AND until IS NULL", person)) == [
        {"next_tick": begins}
    ]
    (alert,) = [each for each in await evaluated(begins) if each["rule"] == "curfew" and each["order_version"] == 2]
    assert (alert["state"], alert["reason"], alert["opened_at"]) == ("breach", "outside_at_curfew_start", begins)
    assert alert["zone_version"] == 1
    silent = [each for each in await evaluated(begins + timedelta(hours=2)) if each["order_version"] == 2]
    assert {(each["rule"], each["state"]) for each in silent if each["closed_at"] is None} == {("curfew", "unknown"), ("signal", "unknown")}

    def smaller(body: Any) -> Any:
        body["zones"]["features"][0]["properties"]["radius_m"] = 60
        return body

    await actions.change_order(person, smaller, by=OFFICER, now=clock.now())
    (row,) = await fetch("SELECT body FROM probation.monitoring_order WHERE person = $1 AND version = 3", person)
    assert json.loads(row["body"])["zones"]["features"][0]["properties"]["version"] == 2


async def test_a_protected_place_alarms_and_appears_nowhere(vendor: Vendor, worn: datetime, person: UUID, signed_in: SignedIn) -> None:
    place = (HOME[0] + 0.0123457, HOME[1] + 0.0031419)
    number = await keep_place(person, place, by=OFFICER, now=worn)

    def with_distance(body: Any) -> Any:
        properties = {"id": "distance-1", "kind": "proximity", "when": "always", "radius_m": 300, "place": str(number)}
        body["zones"]["features"].append({"type": "Feature", "geometry": None, "properties": properties})
        return body

    await actions.change_order(person, with_distance, by=OFFICER, now=worn + timedelta(seconds=30))
    near = [
        position(worn + timedelta(minutes=60 + minute), latitude=place[0] + 0.0005 + minute * 1e-6, longitude=place[1])
        for minute in range(5)
    ]
    falling = [position(worn + timedelta(minutes=15 * step), battery=80 - 5 * step, sequence=2) for step in range(4)]
    await vendor.send(falling)
    assert await queries.flat_at(DEVICE, worn) == worn + timedelta(minutes=240)
    await vendor.send(track(worn, 60) + near + track(worn + timedelta(minutes=70), 40))
    (alert,) = [each for each in await evaluated() if each["rule"] == "distance-1"]
    assert (alert["state"], alert["reason"], alert["closed_at"] is not None) == ("breach", "too_near", True)
    assert (await replay(alert["id"]))["same"] is True
    officer = await signed_in("probation", "officer")
    pages = [(await officer.get(path)).text for path in (f"/alerts/{alert['id']}", f"/people/{person}/zones", f"/people/{person}")]
    tables = ("monitoring_order", "alert", "timeline_entry", "audit", "protected_place")
    stored = [str(await fetch(f"SELECT t::text FROM probation.{table} t")) for table in tables]
    for text in (*pages, *stored, json.dumps(await replay(alert["id"]))):
        assert f"{place[0]:.4f}" not in text
        assert f"{place[1]:.4f}" not in text
