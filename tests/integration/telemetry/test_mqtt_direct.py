"""Devices that connect to the gateway directly by MQTT: acknowledged after the commit, one by one."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import aiomqtt
import pytest

from services.probation.telemetry.devices.actions import correct
from services.probation.telemetry.ingest.mqtt import server as mqtt_direct
from services.probation.telemetry.ingest.tcp import server as tcp
from services.probation.telemetry.simulation import conformance
from services.probation.telemetry.simulation.senders import Target, mqtt_client, mqtt_topic
from services.probation.telemetry.vendors.actions import revoke_credential
from tests.builders.actors import OFFICER
from tests.builders.alerts import fetch
from tests.builders.devices import DEVICE
from tests.builders.fixes import position
from tests.builders.moments import NOW
from tests.builders.vendors import SECRET, credential, details

RIVAL = "rival-mqtt_account"
VERSIONS = (aiomqtt.ProtocolVersion.V311, aiomqtt.ProtocolVersion.V5)
ACCOUNT = "test-vendor-mqtt_account"
TOPIC = mqtt_topic(ACCOUNT, DEVICE)


@pytest.fixture
async def port(worn: datetime, person: UUID) -> AsyncIterator[int]:
    """Where a gateway listens; the person wears a device that reports by MQTT."""
    await correct(DEVICE, details("mqtt"), by=OFFICER, now=NOW)
    await credential("mqtt_account")
    await credential("mqtt_account", vendor="rival")
    server = await tcp.listen("mqtt", "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    await tcp.close(server)


def device(port: int, version: aiomqtt.ProtocolVersion = aiomqtt.ProtocolVersion.V5, account: str = ACCOUNT, **more: Any) -> aiomqtt.Client:
    target = Target("", "", {}, f"mqtt://127.0.0.1:{port}", secret=SECRET, account=account)
    return mqtt_client(target, identifier=DEVICE, protocol=version, timeout=2, **more)


async def kept() -> list[datetime]:
    return [row["fix_time"] for row in await fetch("SELECT fix_time FROM probation.position ORDER BY fix_time")]


async def test_what_is_acknowledged_is_committed_and_of_the_device_itself(
    port: int, worn: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, version in enumerate(VERSIONS):
        async with device(port, version) as client:
            for minute in range(2):
                await client.publish(TOPIC, json.dumps(position(worn + timedelta(minutes=2 * number + minute))), qos=1)
                assert len(await kept()) == 2 * number + minute + 1
    assert await kept() == [worn + timedelta(minutes=minute) for minute in range(4)]
    later = json.dumps(position(worn + timedelta(minutes=9)))
    with pytest.raises(aiomqtt.MqttError):
        async with device(port, VERSIONS[0], RIVAL) as client:
            await client.publish(TOPIC, later, qos=1)
    async with device(port, VERSIONS[1], RIVAL) as client:  # with the client identifier of the other one: it gives no right
        await client.publish(TOPIC, later, qos=1)
        await client.publish(mqtt_topic(RIVAL, DEVICE), later, qos=1)
    assert len(await kept()) == 4
    monkeypatch.setattr(conformance, "QUIET_SECONDS", 0.15)
    checks = [check async for check in conformance.conform("mqtt", "127.0.0.1", port, DEVICE, ACCOUNT, SECRET)]
    assert [check.name for check in checks if not check.passed] == []


async def test_what_is_not_committed_is_not_acknowledged(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: Any, **__: Any) -> None:
        raise OSError

    monkeypatch.setattr(mqtt_direct, "receive", fails)
    with pytest.raises(aiomqtt.MqttError):
        async with device(port) as client:
            await client.publish(TOPIC, json.dumps(position(NOW)), qos=1)


@pytest.mark.parametrize("wrong", [{"account": "nobody"}, {"account": "қ"}, {"password": "0"}, {"username": None, "password": None}])
async def test_a_connection_without_a_right_account_is_refused(port: int, wrong: dict[str, Any]) -> None:
    for version in VERSIONS:
        with pytest.raises(aiomqtt.MqttError):
            async with device(port, version, **wrong):
                pass


async def test_an_account_that_is_revoked_while_it_is_connected_reports_nothing_more(port: int) -> None:
    async with device(port) as client:
        await client.publish(TOPIC, json.dumps(position(NOW - timedelta(minutes=2))), qos=1)
        await revoke_credential(ACCOUNT, "stolen", by=OFFICER, now=NOW)
        with pytest.raises(aiomqtt.MqttError):
            await client.publish(TOPIC, json.dumps(position(NOW)), qos=1)
    assert await kept() == [NOW - timedelta(minutes=2)]


async def test_a_connection_that_does_not_begin_with_connect_is_closed(port: int) -> None:
    for said in (b"\xc0\x00", b"GET / HTTP/1.1\r\n\r\n", b"\x30\xff\xff\xff\xff\x01"):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(said)
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()
