"""Bracelets over MQTT: acknowledged to the broker after the commit, one by one, by any running gateway."""

import asyncio
import json
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import aiomqtt
import pytest

from infra.servers import mosquitto
from infra.servers.supervise import end_with_parent
from services.probation.telemetry.broker_accounts.domain import Account
from services.probation.telemetry.devices.actions import correct
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.ingest.mqtt import client as mqtt
from services.probation.telemetry.simulation.senders import Target, mqtt_client, mqtt_topic
from tests.builders.actors import OFFICER
from tests.builders.alerts import fetch
from tests.builders.devices import DEVICE
from tests.builders.fixes import position
from tests.builders.moments import NOW
from tests.builders.vendors import SECRET, credential, details
from tests.support.system import free_ports
from tests.support.waiting import eventually, eventually_async

ACCOUNT, RIVAL = "test-vendor-mqtt_account", "rival-mqtt_account"
GATEWAYS = ("one", "two", "three", "four", "half-1", "half-2")


@pytest.fixture(autouse=True)
async def by_mqtt(worn: datetime) -> None:
    """The person's device reports by MQTT; two vendors have an account."""
    await correct(DEVICE, details("mqtt"), by=OFFICER, now=NOW)
    await credential("mqtt_account")
    await credential("mqtt_account", vendor="rival")


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[mosquitto.Broker]:
    """A Mosquitto of this module, with an account of two vendors and of each gateway."""
    program = mosquitto.ensure()
    if program is None:
        pytest.skip("There is no Mosquitto here: install it, or name it with ORALU_MOSQUITTO (root with apt-get gets it installed)")
    (port,) = free_ports(1)
    started = mosquitto.Broker(tmp_path_factory.mktemp("broker"), port, program)
    started.prepare([Account(name, SECRET.hex()) for name in (ACCOUNT, RIVAL)], gateways=GATEWAYS)
    process = subprocess.Popen(end_with_parent(*started.command()))
    try:
        eventually(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0)
        yield started
    finally:
        process.terminate()
        process.wait(10)


@asynccontextmanager
async def gateway(broker: mosquitto.Broker, name: str, share: mqtt.Share = mqtt.WHOLE) -> AsyncIterator[None]:
    reached = asyncio.Event()
    running = asyncio.create_task(mqtt.run(broker.address(name), name, share=share, reached=reached))
    try:
        await asyncio.wait_for(reached.wait(), 20)
        yield
    finally:
        await mqtt.stop(running)


async def publish(broker: mosquitto.Broker, device: str, rows: list[Any], *, by: str = ACCOUNT, below: str = "", version: int = 5) -> None:
    """As a vendor's platform does, by its account; returns when the broker has taken it."""
    protocol = aiomqtt.ProtocolVersion.V5 if version == 5 else aiomqtt.ProtocolVersion.V311
    target = Target("", "", {}, f"mqtt://127.0.0.1:{broker.port}", secret=SECRET, account=by)
    async with mqtt_client(target, protocol=protocol) as client:
        for row in rows:
            await client.publish(mqtt_topic(below or by, device), json.dumps(row), qos=1)


async def stored(least: int, table: str = "position") -> bool:
    return len(await fetch(f"SELECT FROM probation.{table}")) >= least


async def test_a_device_reports_in_both_versions_and_for_itself_alone(broker: mosquitto.Broker, worn: datetime) -> None:
    rows = [position(worn + timedelta(minutes=minute)) for minute in range(6)]
    for row in rows:
        del row["device_id"]
    async with gateway(broker, "one", mqtt.Share(0, 2)), gateway(broker, "two", mqtt.Share(1, 2)):
        await publish(broker, DEVICE, rows[:3])
        await publish(broker, DEVICE, [{"positions": rows[3:5]}, rows[4], position(worn, device_id="OTHER")], version=4)
        await publish(broker, DEVICE, [rows[5]], by=RIVAL, below=ACCOUNT, version=4)  # the broker drops it
        await publish(broker, DEVICE, [rows[5]], by=RIVAL)  # kept apart: the device is another vendor's
        await publish(broker, DEVICE, [rows[5]])
        await eventually_async(partial(stored, 6))
        await eventually_async(partial(stored, 1, "rejected_report"))
        await eventually_async(partial(stored, 1, "quarantined_frame"))
    kept = await fetch("SELECT device_id, fix_time FROM probation.position ORDER BY fix_time")
    refused = await fetch("SELECT device_id, reason FROM probation.rejected_report")
    assert [(row["device_id"], row["fix_time"]) for row in kept] == [(DEVICE, worn + timedelta(minutes=minute)) for minute in range(6)]
    assert [tuple(row.values()) for row in refused] == [(DEVICE, "names another device than its topic")]
    assert [row["reason"] for row in await fetch("SELECT reason FROM probation.quarantined_frame")] == ["other_vendor"]


async def test_what_a_gateway_had_not_committed_when_it_was_killed_comes_again_and_is_stored_once(
    broker: mosquitto.Broker, worn: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()

    async def never(*_: Any, **__: Any) -> None:
        reached.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(mqtt, "ingest", never)
    async with gateway(broker, "three"):
        await publish(broker, DEVICE, [position(worn)])
        await asyncio.wait_for(reached.wait(), 10)
    assert not await stored(1)
    monkeypatch.setattr(mqtt, "ingest", ingest)
    async with gateway(broker, "three"):
        await eventually_async(partial(stored, 1))
    assert not await stored(2)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often a gateway was asked to store something of each device; nothing is stored."""
    kept: dict[str, int] = {}

    async def count(taken: Sequence[Report], **_: Any) -> None:
        for report in taken:
            kept[report.device] = kept.get(report.device, 0) + 1

    monkeypatch.setattr(mqtt, "ingest", count)
    return kept


async def test_of_two_gateways_each_keeps_its_share_and_both_all_of_it(broker: mosquitto.Broker, heard: dict[str, int]) -> None:
    devices = [f"SHARE-{number}" for number in range(6)]
    halves = [sum(mqtt.Share(each, 2).holds(mqtt_topic(ACCOUNT, device)) for device in devices) for each in (0, 1)]
    assert 0 not in halves, "both have something to do"
    async with gateway(broker, "half-1", mqtt.Share(0, 2)), gateway(broker, "half-2", mqtt.Share(1, 2)):
        for device in devices:
            await publish(broker, device, [position(NOW)])
        await eventually_async(partial(_all, heard, devices))
    assert heard == dict.fromkeys(devices, 1)


async def test_a_gateway_that_was_disconnected_receives_later_what_was_sent_meanwhile(
    broker: mosquitto.Broker, heard: dict[str, int]
) -> None:
    async with gateway(broker, "four"):
        pass
    await publish(broker, "AWAY-1", [position(NOW)])
    async with gateway(broker, "four"):
        await eventually_async(partial(_all, heard, ["AWAY-1"]))


async def _all(heard: dict[str, int], devices: list[str]) -> bool:
    return set(devices) <= heard.keys()
