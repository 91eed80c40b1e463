"""From positions to an alert that an officer decides."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.actions.cases import close_registration
from services.probation.demo import OFFICER
from services.probation.tables import DB, Outbox, QueueItem
from services.probation.telemetry import actions, alert_queries, handling, queries
from services.probation.telemetry.evaluation import evaluate_next
from services.probation.telemetry.forms import ZoneForm
from shared import clock
from shared.db.engine import transaction
from tests.integration.telemetry.conftest import DEVICE, HOME, Vendor, position, track
from tests.support.sign_in import csrf_token

SignedIn = Callable[[str, str], Awaitable[httpx.AsyncClient]]


async def alerts() -> list[dict[str, Any]]:
    async with transaction(DB):
        rows = await DB.connection().fetch("SELECT * FROM probation.alert ORDER BY opened_at, rule")
        return [dict(row) for row in rows]


async def evaluated(now: datetime | None = None) -> list[dict[str, Any]]:
    while await evaluate_next(now or clock.now()):
        pass
    return await alerts()


async def test_leaving_home_at_night_becomes_an_alert_in_the_queue(vendor: Vendor, worn: datetime, person: UUID) -> None:
    await vendor.send(track(worn, 90) + track(worn + timedelta(minutes=90), 29, 900))
    (alert,) = [each for each in await evaluated() if each["state"] == "breach"]
    assert (alert["rule"], alert["reason"], alert["opened_at"], alert["closed_at"]) == (
        "curfew",
        "left",
        worn + timedelta(minutes=90),
        None,
    )
    assert alert["person"] == person
    items = await QueueItem.select().where(QueueItem.about == alert["id"], QueueItem.closed_at.is_null())
    assert [item["kind"] for item in items] == ["alert"]


async def test_evaluating_again_raises_nothing_new(vendor: Vendor, worn: datetime) -> None:
    batch = track(worn, 90) + track(worn + timedelta(minutes=90), 29, 900)
    await vendor.send(batch[:100])
    await evaluated()
    await vendor.send(batch)
    assert len([each for each in await evaluated() if each["state"] == "breach"]) == 1


async def test_any_order_of_arrival_ends_in_the_same_alerts(vendor: Vendor, worn: datetime) -> None:
    home, out, back = track(worn, 60), track(worn + timedelta(minutes=60), 30, 900), track(worn + timedelta(minutes=90), 29)
    for part in (back, home[:30], out[15:], home[30:], out[:15]):
        await vendor.send(part)
        await evaluated()
    (alert,) = [each for each in await evaluated() if each["state"] == "breach" and each["status"] == "raised"]
    assert (alert["opened_at"], alert["closed_at"]) == (worn + timedelta(minutes=60), worn + timedelta(minutes=90))


async def test_late_evidence_that_the_person_was_home_withdraws_the_unknown(vendor: Vendor, worn: datetime) -> None:
    await vendor.send(track(worn, 5))
    unknown = [each for each in await evaluated() if each["state"] == "unknown"]
    assert {each["rule"] for each in unknown} == {"signal", "curfew"}
    assert len({each["incident"] for each in unknown}) == 1
    await handling.acknowledge([each["id"] for each in unknown], by=OFFICER, now=clock.now())
    await vendor.send(track(worn + timedelta(minutes=5), 114))
    assert {each["status"] for each in await evaluated()} == {"withdrawn"}
    assert await QueueItem.count().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null()) == 0


async def test_what_an_officer_withdrew_does_not_come_back(vendor: Vendor, worn: datetime) -> None:
    outside = track(worn + timedelta(minutes=60), 50, 900)
    await vendor.send(track(worn, 60) + outside[:40])
    (alert,) = [each for each in await evaluated() if each["state"] == "breach"]
    await handling.decide([alert["id"]], outcome="withdrawn", reason="The zone was drawn wrongly", by=OFFICER, now=clock.now())
    await vendor.send(outside[40:])
    assert [each["id"] for each in await evaluated() if each["state"] == "breach"] == [alert["id"]]


async def test_late_evidence_against_a_decided_alert_is_told_once(vendor: Vendor, worn: datetime) -> None:
    await vendor.send(track(worn, 5))
    (unknown,) = [each for each in await evaluated() if each["rule"] == "signal"]
    await handling.decide([unknown["id"]], outcome="technical", reason="No network there", by=OFFICER, now=clock.now())
    home = track(worn + timedelta(minutes=5), 114)
    for part in (home[:112], home[112:113], home[113:]):
        await vendor.send(part)
        await evaluated()
    async with transaction(DB):
        told = await DB.connection().fetch("SELECT kind FROM probation.alert_event WHERE alert = $1 ORDER BY id", unknown["id"])
    assert [each["kind"] for each in told].count("withdrawn") <= 1


async def test_a_report_from_a_clock_that_runs_ahead_is_heard_when_its_time_has_come(vendor: Vendor, worn: datetime) -> None:
    ahead = clock.now() + timedelta(minutes=4)
    await vendor.send([*track(worn, 119), position(ahead, flags=["strap_removed"])])
    assert not [each for each in await evaluated() if each["rule"] == "strap"]
    assert [each for each in await evaluated(ahead + timedelta(seconds=1)) if each["rule"] == "strap"]


async def test_an_alert_shows_positions_of_its_own_wearer_alone(vendor: Vendor, worn: datetime, person: UUID) -> None:
    await vendor.send(track(worn - timedelta(minutes=20), 10) + track(worn, 90) + track(worn + timedelta(minutes=90), 29, 900))
    (alert,) = [each for each in await evaluated() if each["state"] == "breach"]
    shown = await alert_queries.track(alert | {"opened_at": worn})
    assert shown
    assert min(row["fix_time"] for row in shown) >= worn


async def test_the_same_zones_saved_twice_are_one_version_and_a_closed_case_takes_none(worn: datetime, person: UUID) -> None:
    body = ZoneForm(latitude=HOME[0], longitude=HOME[1], radius_m=150, curfew="no").order("Asia/Almaty")
    versions = [await actions.set_order(person, body, by=OFFICER, now=clock.now()) for _ in range(2)]
    assert versions == [2, 2]
    await close_registration(person, reason="term_ended", by=OFFICER, now=clock.now())
    with pytest.raises(actions.NotOpen):
        await actions.set_order(person, body, by=OFFICER, now=clock.now())
    with pytest.raises(actions.NotOpen):
        await actions.assign(person, "OTHER-2", vendor="-", model="-", by=OFFICER, now=clock.now())
    assert await queries.order(person) is None


async def test_two_people_never_wear_one_device(worn: datetime, person: UUID) -> None:
    with pytest.raises(actions.AlreadyWorn):
        await actions.assign(person, "OTHER-1", vendor="-", model="-", by=OFFICER, now=clock.now())
    with pytest.raises(actions.DeviceTaken):
        await actions.assign(UUID(int=7), DEVICE, vendor="-", model="-", by=OFFICER, now=clock.now())


async def test_a_device_may_be_worn_again_after_it_was_taken_off(worn: datetime, person: UUID) -> None:
    await actions.take_off(person, by=OFFICER, now=clock.now())
    await actions.assign(UUID(int=7), DEVICE, vendor="-", model="-", by=OFFICER, now=clock.now())


async def test_what_an_unknown_device_had_sent_is_taken_over_when_it_is_put_on(vendor: Vendor, person: UUID) -> None:
    now = clock.now()
    assert (await vendor.send(track(now - timedelta(minutes=20), 10))).json()["quarantined"] == 10
    await actions.assign(person, DEVICE, vendor="-", model="-", by=OFFICER, now=now)
    async with transaction(DB):
        assert await DB.connection().fetchval("SELECT count(*) FROM probation.position") == 10


async def test_the_officer_sees_the_map_and_decides(vendor: Vendor, worn: datetime, person: UUID, signed_in: SignedIn) -> None:
    await vendor.send(track(worn, 90) + track(worn + timedelta(minutes=90), 29, 900))
    (alert,) = [each for each in await evaluated() if each["state"] == "breach"]
    officer = await signed_in("probation", "officer")
    shown = await officer.get(f"/alerts/{alert['id']}")
    assert shown.status_code == 200
    assert 'data-map="alert"' in shown.text
    assert "<table" in shown.text
    form = {"_csrf_token": csrf_token(shown.text), "outcome": "confirmed", "reason": ""}
    address = f"/alerts/{alert['id']}"
    assert (await officer.post(address, data=form)).status_code == 422
    form["reason"] = "Was at the shop, no permission"
    assert (await officer.post(address, data={**form, "alerts": str(UUID(int=3))})).status_code == 404
    unheard = await officer.post(address, data=form)
    assert unheard.status_code == 409
    assert "Try to reach the person first" in unheard.text
    called = {**form, "how": "reached", "words": "Says that the shop closes at midnight"}
    assert (await officer.post(f"{address}/contact", data={**called, "how": "shouted"})).status_code == 422
    assert (await officer.post(f"{address}/contact", data=called)).status_code == 303
    assert (await officer.post(address, data=form)).status_code == 303
    assert (await officer.post(address, data={**form, "reason": "Again"})).status_code == 409
    assert await QueueItem.count().where(QueueItem.about == alert["id"], QueueItem.closed_at.is_null()) == 0
    assert await Outbox.count().where(Outbox.type == "probation.breach_confirmed.v1") == 0
    (item,) = await QueueItem.select().where(QueueItem.kind == "violation", QueueItem.closed_at.is_null())
    assert "/violations/" in (await officer.get(f"/queue/{item['id']}")).headers["location"]
    record = f"/violations/{item['about']}"
    grounds = {"_csrf_token": form["_csrf_token"], "decision": "pass_on", "grounds": "The third time this month"}
    assert (await officer.post(record, data={**grounds, "grounds": ""})).status_code == 422
    assert (await officer.post(record, data=grounds)).status_code == 303
    assert (await officer.post(record, data=grounds)).status_code == 409
    assert await Outbox.count().where(Outbox.type == "probation.breach_confirmed.v1") == 1
    assert "The third time this month" in (await officer.get(address)).text


async def test_the_pages_for_bracelet_and_zones_take_what_is_right_and_say_what_is_wrong(person: UUID, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    page = await officer.get(f"/people/{person}/bracelet")
    token = csrf_token(page.text)
    assert (await officer.post(f"/people/{person}/bracelet", data={"_csrf_token": token, "device_id": "№ 5"})).status_code == 422
    assert (await officer.post(f"/people/{person}/bracelet", data={"_csrf_token": token, "device_id": "NEW-77"})).status_code == 303
    assert "NEW-77" in (await officer.get(f"/people/{person}/bracelet")).text
    zone: dict[str, Any] = {
        "_csrf_token": token,
        "latitude": "43.238",
        "longitude": "76.945",
        "radius_m": "120",
        "curfew": "yes",
        "start": "22:00",
    }
    zone |= {"end": "06:00", "days": ["0", "1", "2", "3", "4", "5", "6"]}
    assert (await officer.post(f"/people/{person}/zones", data={**zone, "radius_m": "3"})).status_code == 422
    assert (await officer.post(f"/people/{person}/zones", data={**zone, "end": "22:00"})).status_code == 422
    assert (await officer.post(f"/people/{person}/zones", data=zone)).status_code == 303
    assert "120" in (await officer.get(f"/people/{person}/zones")).text
    assert (await officer.get(f"/people/{person}/movements?day=yesterday")).status_code == 200
    assert 'class="chart"' in (await officer.get(f"/people/{person}/movements?day=2026-01-05")).text

    address = f"/people/{person}/zones/map"
    drawn = await officer.get(address)
    seen = re.search(r'name="seen" value="(\w+)"', drawn.text)
    assert seen is not None
    exported = (await officer.get(f"/people/{person}/zones/export")).json()
    home, place = exported["features"][0], {"type": "Point", "coordinates": [76.9, 43.2]}
    no_go = {
        "type": "Feature",
        "geometry": place,
        "properties": {"id": "bar", "kind": "exclusion", "name": "Bar", "instruction": "Call first"},
    }
    form = {"_csrf_token": token, "seen": seen[1], "reason": "Court ruling", "zones": json.dumps({**exported, "features": [home, no_go]})}
    assert (await officer.post(address, data={**form, "reason": ""})).status_code == 422
    assert (await officer.post(address, data={**form, "zones": "{"})).status_code == 422
    assert (await officer.post(address, data={**form, "zones": json.dumps({**exported, "features": [no_go]})})).status_code == 422
    assert (await officer.post(address, data=form)).status_code == 303
    assert (await officer.post(address, data=form)).status_code == 409
    after = (await officer.get(address)).text
    assert "Added: Bar (not to enter)" in after
    assert "Court ruling" in after
    order = await queries.order(person)
    assert order is not None
    assert (order["version"], len(order["body"]["curfew"])) == (2, 1)
    assert (await officer.get(f"{address}?compare=1")).status_code == 200


async def test_another_officers_alert_is_not_found(vendor: Vendor, worn: datetime, signed_in: SignedIn) -> None:
    await vendor.send(track(worn, 90) + track(worn + timedelta(minutes=90), 29, 900))
    (alert,) = [each for each in await evaluated() if each["state"] == "breach"]
    social = await signed_in("probation", "social")
    assert (await social.get(f"/alerts/{alert['id']}")).status_code == 403
