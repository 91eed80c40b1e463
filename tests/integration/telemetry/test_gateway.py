"""The gateway: OsmAnd over HTTP, bracelets over TCP, every acknowledgement after the commit."""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.gateway import create_app
from services.probation.telemetry.devices import assignment
from services.probation.telemetry.ingest.tcp import server as tcp
from services.probation.telemetry.simulation.senders import bearer
from tests.builders.actors import OFFICER
from tests.builders.alerts import fetch
from tests.builders.devices import DEVICE, IMEI, gt06_frame
from tests.builders.moments import NOW
from tests.builders.vendors import SECRET, credential, put_on
from tests.support.waiting import eventually_async


async def positions() -> list[Any]:
    return await fetch("SELECT * FROM probation.position ORDER BY fix_time")


@pytest.fixture
async def gateway(worn: datetime, person: UUID) -> httpx.AsyncClient:
    """The gateway, for a vendor's device that reports by OsmAnd with a key."""
    await assignment.unfit_device(person, by=OFFICER, now=NOW - timedelta(minutes=20))
    await put_on(person, DEVICE, since=NOW - timedelta(minutes=19), protocol="osmand")
    key = await credential("device_key")
    application: Any = create_app()
    transport = httpx.ASGITransport(app=application)
    return httpx.AsyncClient(transport=transport, base_url="http://gateway", headers=bearer(f"{key}.{SECRET.hex()}"))


async def test_osmand_sends_by_query_and_by_json(gateway: httpx.AsyncClient) -> None:
    at = int((NOW - timedelta(minutes=3)).timestamp())
    query: dict[str, Any] = {"id": DEVICE, "timestamp": at, "lat": 43.238, "lon": 76.945, "accuracy": 12, "speed": 2, "batt": 80}
    assert (await gateway.get("/", params=query)).status_code == 200
    place = {"timestamp": at + 60, "coords": {"latitude": 43.238, "longitude": 76.945, "accuracy": 9}, "battery": {"level": 0.5}}
    assert (await gateway.post("/", json={"device_id": DEVICE, "location": place})).status_code == 200
    first, second = await positions()
    assert (round(first["speed_mps"], 2), first["battery"], second["battery"]) == (1.03, 80, 50)
    assert (await gateway.get("/", params={**query, "lat": "north"})).status_code == 400
    assert (await gateway.get("/", params={**query, "timestamp": at + 86_400})).status_code == 400
    assert (await gateway.get("/", params={**query, "id": "nobody"})).status_code == 200  # kept apart: answered as a known one
    assert len(await positions()) == 2


async def test_a_gt06_is_answered_when_its_position_is_committed(worn: datetime, person: UUID) -> None:
    await assignment.unfit_device(person, by=OFFICER, now=NOW)
    await put_on(person, IMEI, since=NOW + timedelta(seconds=1), protocol="gt06")
    await credential("registered_network")
    server = await tcp.listen("gt06", "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
    try:
        writer.write(bytes.fromhex("78780D01012345678901234500018CDD0D0A"))
        assert await asyncio.wait_for(reader.readexactly(10), 5) == bytes.fromhex("787805010001d9dc0d0a")
        date = bytes([NOW.year - 2000, NOW.month, NOW.day, NOW.hour, NOW.minute, NOW.second])
        gps = b"\xc9" + int(43.238 * 1_800_000).to_bytes(4, "big") + int(76.945 * 1_800_000).to_bytes(4, "big") + b"\x00\x14\x00"
        writer.write(gt06_frame(0x16, date + gps + b"\x09" + bytes(8) + b"\x38\x06\x04\x18\x02"))
        assert (await asyncio.wait_for(reader.readexactly(10), 5))[3] == 0x16
        (stored,) = await positions()
        assert (stored["device_id"], stored["flags"], stored["fix_time"]) == (IMEI, ["strap_removed"], NOW)
        assert stored["raw"].startswith(b"xx")
    finally:
        writer.close()
        await tcp.close(server)


async def test_what_an_unknown_bracelet_sends_is_taken_over_and_an_alarm_of_the_same_second_is_kept(person: UUID) -> None:
    moment = (NOW - timedelta(minutes=2)).strftime("%Y%m%d,%H%M%S")
    await credential("registered_network")
    server = await tcp.listen("r16h", "127.0.0.1", 0)
    try:
        for locked, alarm, kept in (("L", "", 1), ("R", "ULK", 2), ("L", "", 2)):  # the third is the first one, sent again
            _, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
            writer.write(f"@GPSD,{IMEI},R,{moment},43.238,N,76.945,E,0,0,700,80,{locked},{alarm}$".encode())
            await writer.drain()
            await eventually_async(partial(_quarantined, kept))
            writer.close()
    finally:
        await tcp.close(server)
    await put_on(person, IMEI, protocol="r16h")
    assert sorted(each["flags"] for each in await positions()) == [["locked"], ["strap_removed"]]


async def test_the_gateway_answers_a_wrong_address_in_its_own_form(gateway: httpx.AsyncClient) -> None:
    for method, path, status in (("GET", "/favicon.ico", 404), ("PUT", "/", 405)):
        answer = await gateway.request(method, path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


async def _quarantined(least: int) -> bool:
    return len(await fetch("SELECT FROM probation.quarantined_frame")) >= least
