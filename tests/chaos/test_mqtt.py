"""MQTT under load with two gateways, and SIGKILL: devices connected to a gateway lose nothing, whichever process is killed; a killed broker
loses only what it acknowledged in its last moment."""

import asyncio
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import aiomqtt
import asyncpg
import orjson
import pytest

from infra.bench import people
from infra.paths import ROOT
from infra.secrets.files import FOLDER, process_environment
from infra.servers import mosquitto
from infra.servers.supervise import end_with_parent
from services.probation.telemetry.broker_accounts.domain import Account
from services.probation.telemetry.simulation.senders import Target, mqtt_client, mqtt_topic
from services.probation.telemetry.vendors.actions import create_credential, create_vendor
from services.probation.telemetry.vendors.domain import Authentication, Protocol
from shared import clock
from shared.settings import OraluSettings
from shared.settings import settings as owners_settings
from tests.builders.actors import SYSTEM
from tests.support.system import free_ports
from tests.support.waiting import eventually_async

pytestmark = [pytest.mark.chaos, pytest.mark.deep, pytest.mark.timeout(300)]

DEVICES, KILLS, EACH = 8, 6, 100
NAMES = [f"DEV-{number}" for number in range(DEVICES)]
SECRET = b"a secret of the tests"
LAST = 5_999  # seconds after the first report: later than any other, and not in the future
# Mosquitto answers a device, and writes to the disk at the end of the same loop iteration: it loses what it answered just before it was
# killed.
OWN_MOMENT = 0.5
KEPT = """SELECT device_id, extract(epoch FROM fix_time)::float8 AS at, count(*) AS n FROM probation.position
    WHERE device_id = ANY($1) GROUP BY 1, 2"""
GATEWAY = [sys.executable, "-m", "services.probation.gateway"]


@dataclass
class Devices:
    """They report without a pause, to a port of their choice at each connection, until told to stop; what is not acknowledged again."""

    names: list[str]
    ports: list[int]
    acknowledged: dict[tuple[str, float], float] = field(default_factory=dict)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    began: int = field(default_factory=lambda: int(time.time()) - 6000)

    def connection(self, name: str) -> aiomqtt.Client:
        """Each device has an account of its own, with its name."""
        target = Target("", "", {}, f"mqtt://127.0.0.1:{secrets.choice(self.ports)}", secret=SECRET, account=name)
        return mqtt_client(target, timeout=5)

    async def report(self, name: str) -> None:
        turn = 0
        while not self.stopping.is_set():
            try:
                async with self.connection(name) as client:
                    while not self.stopping.is_set():
                        row = people.fix(name, float(self.began + turn), turn)
                        await client.publish(mqtt_topic(name, name), orjson.dumps(row), qos=1)
                        self.acknowledged[name, row["fix_time"]] = time.monotonic()
                        turn += 1
                        await asyncio.sleep(0.01)  # a broker is asked for more than a gateway stores otherwise
            except (aiomqtt.MqttError, OSError, TimeoutError):
                await asyncio.sleep(0.05)

    async def report_once_more(self) -> set[tuple[str, float]]:
        """Send one more report of each device, acknowledged; returns them."""
        rows = [people.fix(name, float(self.began + LAST), LAST) for name in self.names]
        for row in rows:
            await self._until_acknowledged(row["device_id"], row)
        return {(row["device_id"], row["fix_time"]) for row in rows}

    async def _until_acknowledged(self, name: str, row: dict[str, Any]) -> None:
        while True:
            try:
                async with self.connection(name) as client:
                    await client.publish(mqtt_topic(name, name), orjson.dumps(row), qos=1)
                    return
            except (aiomqtt.MqttError, OSError, TimeoutError):
                await asyncio.sleep(0.05)

    async def have(self, count: int) -> bool:
        return len(self.acknowledged) >= count


class Process:
    """Killed by SIGKILL and started again, as a supervisor would."""

    def __init__(self, command: list[str], port: int, **environment: str) -> None:
        self.command, self.port, self.environment = command, port, environment or None
        self.running = self._begin()

    def kill(self) -> None:
        self.running.send_signal(signal.SIGKILL)
        self.running.wait(10)
        self.running = self._begin()

    def end(self) -> None:
        self.running.kill()
        self.running.wait(10)

    async def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _begin(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            end_with_parent(*self.command), env=self.environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


@asynccontextmanager
async def running(*processes: Process) -> AsyncIterator[None]:
    try:
        for each in processes:
            await eventually_async(each.listens, seconds=60)
        yield
    finally:
        for each in processes:
            each.end()


def gateway(http: int, **environment: str) -> Process:
    own = process_environment("gateway", owners_settings().state_dir / FOLDER / str(http))
    return Process(GATEWAY, http, **{**own, "ORALU_GATEWAY_PORT": str(http), "ORALU_TCP_PORTS": "{}", **environment})


async def kill_repeatedly(
    settings: OraluSettings, ports: list[int], kill: Callable[[int], None]
) -> tuple[Devices, list[float], dict[tuple[str, float], int]]:
    """Devices report while `kill(turn)` kills; returns them, when each kill was, and how often each report is kept."""
    connection = await asyncpg.connect(settings.database_url)
    try:
        devices = Devices(NAMES, ports)
        await people.wear(connection, devices.names, 120, protocol=Protocol.MQTT)
        reporting = [asyncio.create_task(devices.report(name)) for name in devices.names]

        async def kept() -> dict[tuple[str, float], int]:
            return {(row["device_id"], row["at"]): row["n"] for row in await connection.fetch(KEPT, devices.names)}

        async def heard() -> bool:
            return {device for device, _ in await kept()} == set(devices.names)

        await eventually_async(heard, seconds=60)
        devices.acknowledged.clear()  # before a gateway's first subscription a broker acknowledges messages that nobody receives
        killed: list[float] = []
        for turn in range(KILLS):
            await eventually_async(partial(devices.have, len(devices.acknowledged) + EACH), seconds=60)
            killed.append(time.monotonic())
            kill(turn)
        await eventually_async(partial(devices.have, len(devices.acknowledged) + EACH), seconds=60)
        devices.stopping.set()
        await asyncio.gather(*reporting)

        last = await devices.report_once_more()

        async def settled() -> bool:
            """Whether the last report of each is stored: a queue keeps its order, so nothing before it can still arrive."""
            return last <= (await kept()).keys()

        await eventually_async(settled, seconds=60)
        return devices, killed, await kept()
    finally:
        await connection.close()


@pytest.fixture
async def accounts(engines: OraluSettings) -> list[Account]:
    """An account for each device."""
    await create_vendor(people.VENDOR, "Bench", by=SYSTEM, now=clock.now())
    for name in NAMES:
        kind = Authentication.MQTT_ACCOUNT
        await create_credential(people.VENDOR, kind, by=SYSTEM, now=clock.now(), identifier=name, secret=SECRET)
    return [Account(name, SECRET.hex()) for name in NAMES]


async def test_two_gateways_that_devices_speak_to_lose_nothing_when_one_is_killed(database: OraluSettings, accounts: list[Account]) -> None:
    first, second, *http = free_ports(4)
    gateways = [gateway(port, ORALU_TCP_PORTS=f'{{"mqtt": {own}}}') for port, own in zip(http, (first, second), strict=True)]
    async with running(*gateways):
        devices, _, kept = await kill_repeatedly(database, [first, second], lambda turn: gateways[turn % 2].kill())
    assert devices.acknowledged.keys() - kept.keys() == set()
    assert set(kept.values()) == {1}


async def test_two_gateways_at_a_broker_that_is_killed_lose_none_but_its_own_last_moment(
    database: OraluSettings, accounts: list[Account], tmp_path: Path
) -> None:
    program = mosquitto.ensure()
    if program is None:
        pytest.skip("There is no Mosquitto here: install it, or name it with ORALU_MOSQUITTO (root with apt-get gets it installed)")
    port, *http = free_ports(3)
    broker = mosquitto.Broker(tmp_path / "broker", port, program)
    broker.prepare(accounts, gateways=[f"gateway-{number}" for number in (0, 1)])
    served = Process(broker.command(), port)
    shares = [
        gateway(each, ORALU_MQTT_URL=broker.address(f"gateway-{number}"), ORALU_MQTT_GATEWAY=str(number), ORALU_MQTT_GATEWAYS="2")
        for number, each in enumerate(http)
    ]
    async with running(served, *shares):
        devices, killed, kept = await kill_repeatedly(database, [port], lambda turn: (served, *shares)[turn % 3].kill())
    broken = killed[::3]
    lost = [at for report, at in devices.acknowledged.items() if report not in kept]
    assert [at for at in lost if not any(moment - OWN_MOMENT <= at <= moment + 0.05 for moment in broken)] == []
    assert len(lost) <= DEVICES * len(broken)  # in one loop iteration it may answer each of them once
    assert set(kept.values()) == {1}
