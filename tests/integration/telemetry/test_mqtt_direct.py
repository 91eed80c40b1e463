"""Devices that connect to the gateway directly by MQTT: acknowledged after the commit, one by one."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import aiomqtt
import pytest

from services.probation.telemetry.ingest import mqtt_server as mqtt_direct
from services.probation.telemetry.ingest import tcp
from services.probation.telemetry.simulation import conformance
from tests.builders.alerts import fetch
from tests.builders.devices import DEVICE
from tests.builders.fixes import position
from tests.builders.moments import NOW

VERSIONS = (aiomqtt.ProtocolVersion.V311, aiomqtt.ProtocolVersion.V5)
TOPIC = f"oralu/devices/{DEVICE}/positions"


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """Where a gateway listens."""
    server = await tcp.listen("mqtt", "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    await tcp.close(server)


def device(port: int, version: aiomqtt.ProtocolVersion = aiomqtt.ProtocolVersion.V5, name: str = DEVICE) -> aiomqtt.Client:
    return aiomqtt.Client("127.0.0.1", port, identifier=name, protocol=version, timeout=2)


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
        async with device(port, VERSIONS[0], "STRANGER") as client:
            await client.publish(TOPIC, later, qos=1)
    async with device(port, VERSIONS[1], "STRANGER") as client:
        await client.publish(TOPIC, later, qos=1)
    assert len(await kept()) == 4
    monkeypatch.setattr(conformance, "QUIET_SECONDS", 0.15)
    checks = [check async for check in conformance.conform("mqtt", "127.0.0.1", port, DEVICE)]
    assert [check.name for check in checks if not check.passed] == []


async def test_what_is_not_committed_is_not_acknowledged(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: Any, **__: Any) -> None:
        raise OSError

    monkeypatch.setattr(mqtt_direct, "ingest", fails)
    with pytest.raises(aiomqtt.MqttError):
        async with device(port) as client:
            await client.publish(TOPIC, json.dumps(position(NOW)), qos=1)


async def test_a_name_that_is_no_device_s_is_refused(port: int) -> None:
    for version in VERSIONS:
        with pytest.raises(aiomqtt.MqttError):
            async with device(port, version, "A/B"):
                pass


async def test_a_connection_that_does_not_begin_with_connect_is_closed(port: int) -> None:
    for said in (b"\xc0\x00", b"GET / HTTP/1.1\r\n\r\n", b"\x30\xff\xff\xff\xff\x01"):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(said)
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()
