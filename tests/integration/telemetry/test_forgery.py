"""Attacks on evidence: what was not sent as its device demands opens, closes, amends and withdraws nothing.

Each begins with a device that is bound to a vendor's signed requests, and with what a sender without that vendor's key can do.
"""

import asyncio
import json
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.gateway import create_app
from services.probation.telemetry.devices import assignment
from services.probation.telemetry.devices.actions import correct
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.ingest.mqtt import client as mqtt
from services.probation.telemetry.ingest.tcp import server as tcp
from services.probation.telemetry.positions.domain.fix import Fix
from services.probation.telemetry.quarantine.jobs import look_after_quarantine
from services.probation.telemetry.simulation.senders import bearer
from services.probation.telemetry.vendors.actions import revoke_credential
from tests.builders.actors import OFFICER
from tests.builders.alerts import evaluated, fetch, the_breach
from tests.builders.devices import DEVICE
from tests.builders.fixes import leaving_home, position, track
from tests.builders.moments import NOW
from tests.builders.vendors import SECRET, Vendor, credential, details, enter_vendor, put_on, source
from tests.builders.zones import HOME
from tests.support.clients import ClientFor

RIVAL = "rival"
REFUSED = (401, 429)  # somebody who goes on trying is slowed down
MILES = 0.02  # degrees of latitude: two kilometres away


@pytest.fixture
def gateway() -> httpx.AsyncClient:
    """A gateway that anybody reaches."""
    application: Any = create_app()
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=application), base_url="http://gateway")


@pytest.fixture
async def rival(client_for: ClientFor) -> Vendor:
    """Another vendor, with a key of its own."""
    return Vendor(await client_for("probation"), await credential("request_signature", vendor=RIVAL), SECRET)


def query(at: datetime, *, north: float = 0.0, device: str = DEVICE) -> dict[str, Any]:
    """A position as OsmAnd's query."""
    return {"id": device, "timestamp": int(at.timestamp()), "lat": HOME[0] + north, "lon": HOME[1], "accuracy": 8, "batt": 80}


async def stored() -> list[dict[str, Any]]:
    return await fetch("SELECT p.*, s.vendor, s.authentication FROM probation.position p JOIN probation.report_source s ON s.id = p.source")


async def breaches() -> list[dict[str, Any]]:
    """Alerts of breaches: silence is told by another one."""
    return [each for each in await evaluated() if each["state"] == "breach"]


async def spoof_by_osmand(gateway: httpx.AsyncClient, at: datetime) -> None:
    for north in (MILES, 0.0):
        assert (await gateway.get("/", params=query(at, north=north))).status_code in REFUSED


async def spoof_by_json(gateway: httpx.AsyncClient, at: datetime) -> None:
    location = {"timestamp": int(at.timestamp()), "coords": {"latitude": HOME[0] + MILES, "longitude": HOME[1], "accuracy": 5}}
    assert (await gateway.post("/", json={"device_id": DEVICE, "location": location})).status_code in REFUSED


async def spoof_by_another_protocol(_: httpx.AsyncClient, at: datetime) -> None:
    fix = Fix(at.timestamp(), 1, "GPS", HOME[0] + MILES, HOME[1], 5.0)
    for protocol, credential_id in (("osmand", await credential("device_key")), ("r16h", await credential("registered_network"))):
        taken = await ingest([Report(DEVICE, fix, b"frame")], source=source(protocol, credential=credential_id), now=NOW)
        assert (taken.accepted, taken.quarantined) == (0, 1)


async def spoof_by_a_broker_s_unknown_account(_: httpx.AsyncClient, at: datetime) -> None:
    payload = json.dumps(position(at, 2000)).encode()
    await mqtt._keep([(f"oralu/accounts/nobody/devices/{DEVICE}/positions", payload)])


Attack = Callable[[httpx.AsyncClient, datetime], Coroutine[Any, Any, None]]
SPOOFS: list[Attack] = [spoof_by_osmand, spoof_by_json, spoof_by_another_protocol, spoof_by_a_broker_s_unknown_account]


@pytest.mark.parametrize("spoof", SPOOFS)
async def test_nobody_reports_for_somebody_else_s_device(gateway: httpx.AsyncClient, worn: datetime, spoof: Attack) -> None:
    for minute in range(40):
        await spoof(gateway, NOW - timedelta(minutes=50 - minute))
    assert await stored() == []
    assert await breaches() == []


@pytest.mark.parametrize("spoof", SPOOFS)
async def test_a_breach_is_not_withdrawn_by_forged_reports_from_home(
    gateway: httpx.AsyncClient, vendor: Vendor, worn: datetime, spoof: Attack
) -> None:
    await vendor.send(leaving_home(worn))
    breach = await the_breach()
    for minute in range(60):
        await spoof(gateway, worn + timedelta(minutes=60 + minute, seconds=30))
    after = await the_breach()
    assert (after["status"], after["opened_at"], after["closed_at"]) == (breach["status"], breach["opened_at"], None)


async def test_a_forged_report_sent_first_does_not_take_the_place_of_the_signed_one(vendor: Vendor, rival: Vendor, worn: datetime) -> None:
    at = worn + timedelta(minutes=90)
    forged = await rival.send([position(at)])
    assert (forged.json()["accepted"], forged.json()["quarantined"]) == (0, 1)
    signed = await vendor.send([position(at, 900)])
    assert (signed.json()["accepted"], signed.json()["duplicates"]) == (1, 0)
    (kept,) = await stored()
    assert (kept["vendor"], kept["latitude"] > HOME[0] + 0.005) == ("test-vendor", True)


async def test_another_vendor_s_key_reports_for_its_own_devices_alone(rival: Vendor, worn: datetime) -> None:
    answer = await rival.send(leaving_home(worn))
    assert (answer.status_code, answer.json()["accepted"]) == (202, 0)
    assert await stored() == []
    assert await breaches() == []


async def test_a_key_for_one_device_reports_for_no_other_of_its_vendor(worn: datetime, gateway: httpx.AsyncClient, person: UUID) -> None:
    await assignment.unfit_device(person, by=OFFICER, now=NOW - timedelta(minutes=90))
    await put_on(person, "OTHER-1", since=NOW - timedelta(minutes=80), protocol="osmand")
    key = await credential("device_key", device_id="ANOTHER-2")
    async with gateway as client:
        answer = await client.get("/", params=query(NOW, device="OTHER-1"), headers=bearer(f"{key}.{SECRET.hex()}"))
    assert answer.status_code == 200
    assert await stored() == []
    assert await fetch("SELECT reason FROM probation.quarantined_frame") == [{"reason": "other_authentication"}]
    await look_after_quarantine({})
    assert await stored() == []


async def test_what_others_sent_before_a_device_was_registered_is_never_adopted(
    vendor: Vendor, rival: Vendor, person: UUID, worn: datetime
) -> None:
    await assignment.unfit_device(person, by=OFFICER, now=NOW - timedelta(minutes=5))
    own, forged = track(NOW - timedelta(minutes=4), 3), track(NOW - timedelta(minutes=4), 3, 900)
    for each in (*own, *forged):
        each["device_id"] = "NEW-1"
    await rival.send(forged)
    await vendor.send(own)
    await put_on(person, "NEW-1")
    await look_after_quarantine({})
    assert {(each["vendor"], each["authentication"]) for each in await stored()} == {("test-vendor", "request_signature")}
    assert len(await stored()) == 3
    left = await fetch("SELECT count(*) FROM probation.quarantined_frame WHERE taken_over_at IS NULL")
    assert left == [{"count": 3}]


async def test_what_a_corrected_binding_allows_is_taken_over_whole_and_byte_for_byte(rival: Vendor, worn: datetime) -> None:
    at = int((NOW - timedelta(minutes=2)).timestamp())
    sent = (
        f'{{"device_id":"{DEVICE}", "fix_time":{at},"latitude":43.2380,"longitude":76.9450,"accuracy_m":8,"mechanism":"GPS" ,"extra":"қ"}}'
    ).encode()
    await rival.send(None, body=b"[ " + sent + b" ]")
    (frame,) = await fetch("SELECT raw FROM probation.quarantined_frame")
    assert frame["raw"] == sent
    await correct(DEVICE, details(vendor=RIVAL), by=OFFICER, now=NOW)
    await look_after_quarantine({})
    (kept,) = await stored()
    assert (kept["raw"], kept["vendor"]) == (frame["raw"], RIVAL)


async def test_known_and_unknown_devices_are_answered_alike(rival: Vendor, gateway: httpx.AsyncClient, worn: datetime) -> None:
    key = await credential("device_key", vendor=RIVAL)
    answers, queries = set(), set()
    async with gateway as client:
        for device in (DEVICE, "NOBODY-1"):
            signed = await rival.send([position(NOW, device_id=device)])
            single = await client.get("/", params=query(NOW, device=device), headers=bearer(f"{key}.{SECRET.hex()}"))
            without = await client.get("/", params=query(NOW, device=device))
            answers.add(tuple((each.status_code, each.content, each.headers.get("content-type")) for each in (signed, single, without)))
            (work,) = await fetch("SELECT count(*) FROM probation.quarantined_frame WHERE device_id = $1", device)
            queries.add(work["count"])
    assert len(answers) == 1
    assert queries == {2}  # the same work for both, so that the time tells nothing either


async def test_an_unknown_key_and_a_wrong_secret_are_answered_alike(gateway: httpx.AsyncClient, worn: datetime) -> None:
    known = await credential("device_key")
    keys = (f"{known}.{'0' * 64}", f"nobody.{SECRET.hex()}", f"{known}.", known, ".", "", f"{known}.{SECRET.hex()}x")
    async with gateway as client:
        got = [await client.get("/", params=query(NOW), headers=bearer(key)) for key in keys]
    answers = {(each.status_code, each.content) for each in got}
    assert len(answers) == 1
    assert answers.pop()[0] == 401


async def test_a_revoked_key_reports_nothing(vendor: Vendor, worn: datetime) -> None:
    await revoke_credential(vendor.key_id, "stolen", by=OFFICER, now=NOW)
    assert (await vendor.send(track(worn, 3))).status_code == 401
    assert await stored() == []


async def test_a_request_sent_again_by_somebody_who_saw_it_is_refused(vendor: Vendor, worn: datetime) -> None:
    assert (await vendor.send(track(worn, 3), nonce="seen-nonce")).status_code == 202
    assert (await vendor.send(track(worn, 3), nonce="seen-nonce")).status_code == 409
    assert len(await stored()) == 3


@pytest.mark.parametrize("minutes", [6, 60 * 24, -60 * 24 * 367])
async def test_a_clock_that_is_far_from_ours_counts_for_nothing(vendor: Vendor, worn: datetime, minutes: int) -> None:
    answer = (await vendor.send([position(NOW + timedelta(minutes=minutes))])).json()
    assert (answer["accepted"], len(answer["refused"])) == (0, 1)


async def test_a_sender_from_a_network_that_is_not_registered_is_not_even_read(person: UUID, worn: datetime) -> None:
    await assignment.unfit_device(person, by=OFFICER, now=NOW - timedelta(minutes=20))
    await put_on(person, "869999000000001", protocol="r16h")
    server = await tcp.listen("r16h", "127.0.0.1", 0)
    try:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
        moment = (NOW - timedelta(minutes=2)).strftime("%Y%m%d,%H%M%S")
        writer.write(f"@GPSD,869999000000001,R,{moment},43.238,N,76.945,E,0,0,700,80,R,ULK$".encode())
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()
    finally:
        await tcp.close(server)
    assert await fetch("SELECT FROM probation.position UNION ALL SELECT FROM probation.quarantined_frame") == []


async def test_a_sender_cannot_fill_the_quarantine(rival: Vendor, worn: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.probation.telemetry.ingest.quarantine.MOST_FRAMES", 5)
    assert (await rival.send(track(worn, 4))).json()["quarantined"] == 4
    answer = (await rival.send(track(worn + timedelta(minutes=10), 4))).json()
    assert (answer["quarantined"], len(answer["refused"])) == (0, 4)
    assert len(await fetch("SELECT FROM probation.quarantined_frame")) == 4
    await enter_vendor("third")
    third = await credential("request_signature", vendor="third")
    assert (await rival.send(track(worn, 4), key_id=third)).json()["quarantined"] == 4


async def test_an_officer_is_told_once_of_reports_under_a_worn_device_s_number(rival: Vendor, worn: datetime, person: UUID) -> None:
    await rival.send(track(NOW - timedelta(minutes=10), 4))
    for _ in range(2):
        await look_after_quarantine({})
    items = await fetch("SELECT person, reason FROM probation.queue_item WHERE kind = 'bracelet' AND closed_at IS NULL")
    assert items == [{"person": person, "reason": "reports_kept_apart"}]
