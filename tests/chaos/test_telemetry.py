"""Whichever process is killed while bracelets report, acknowledged reports are stored once, and no alert is raised twice."""

import asyncio
import json
import secrets
from collections.abc import Sequence
from functools import partial

import asyncpg
import pytest

from infra.bench import people
from services.probation.telemetry.vendors.demo import DEMO_VENDOR
from services.probation.telemetry.vendors.domain import Protocol
from shared import clock
from tests.chaos.vendors import ALARM_AT, Load
from tests.support.system import System
from tests.support.waiting import eventually_async

DOUBLED = """SELECT count(*) FROM (SELECT FROM probation.alert WHERE device_id = ANY($1) AND status <> 'withdrawn'
    GROUP BY assignment, rule, state, opened_at HAVING count(*) > 1) AS twice"""
KEPT = """SELECT device_id, extract(epoch FROM fix_time)::float8 AS at, count(*) AS n FROM probation.position
    WHERE device_id = ANY($1) GROUP BY 1, 2"""
CUT = """SELECT device_id, count(*) AS n FROM probation.alert WHERE device_id = ANY($1) AND rule = 'strap' AND status <> 'withdrawn'
    GROUP BY 1"""

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]


async def test_nothing_acknowledged_is_lost_and_no_alert_is_raised_twice(chaos: System) -> None:
    await kill_repeatedly(chaos, "S", ("gateway", "evaluator"))


@pytest.mark.deep
@pytest.mark.parametrize("turn", range(3))
async def test_nothing_is_lost_when_servers_and_broker_are_killed_too(chaos: System, turn: int) -> None:
    await kill_repeatedly(chaos, f"D{turn}", ("postgres", "gateway", "redis", "evaluator", "mosquitto", "postgres", "gateway"))


async def kill_repeatedly(chaos: System, letter: str, killed: Sequence[str]) -> None:
    """Devices report over HTTP, TCP and, where there is a broker, MQTT, while one after the other is killed."""
    connection = await asyncpg.connect(chaos.database_url)
    http, mqtt = ([f"{letter}-{way}-{number}" for number in range(count)] for way, count in (("H", 10), ("M", 3)))
    tcp = [f"86{secrets.randbelow(10**12):012d}{number}" for number in range(3)]
    for ids, protocol in ((http, Protocol.HTTP), (mqtt, Protocol.MQTT), (tcp, Protocol.GT06)):
        await people.wear(connection, ids, 5, vendor=DEMO_VENDOR, protocol=protocol)
    await connection.close()
    load = Load(chaos.url("gateway"), int(chaos.environment["ORALU_MQTT_PORT"]), json.loads(chaos.environment["ORALU_TCP_PORTS"])["gt06"])
    brokered = bool(chaos.pid("mosquitto"))
    devices = http + tcp + (mqtt if brokered else [])
    load.turns = dict.fromkeys(devices, 0)
    sending = [load.http(http), load.tcp(tcp), *([load.mqtt(mqtt)] if brokered else [])]
    tasks = [asyncio.create_task(each) for each in sending]
    for name in killed:
        if name == "mosquitto" and not brokered:
            continue
        before = dict(load.turns)
        await asyncio.to_thread(chaos.kill, name)
        await eventually_async(partial(_all_further, load, before, 2), seconds=60)
    await eventually_async(partial(_all_further, load, dict.fromkeys(devices, 0), ALARM_AT), seconds=60)
    load.stopping.set()
    await asyncio.gather(*tasks)
    await eventually_async(partial(_all_evaluated, chaos), seconds=60)
    await _check(chaos, load, devices)


async def _check(chaos: System, load: Load, devices: list[str]) -> None:
    connection = await asyncpg.connect(chaos.database_url)
    try:
        kept = {(row["device_id"], row["at"]): row["n"] for row in await connection.fetch(KEPT, devices)}
        assert load.acknowledged - kept.keys() == set()
        assert set(kept.values()) == {1}
        assert await connection.fetchval(DOUBLED, devices) == 0
        assert {row["device_id"]: row["n"] for row in await connection.fetch(CUT, devices)} == dict.fromkeys(devices, 1)
    finally:
        await connection.close()


async def _all_further(load: Load, before: dict[str, int], by: int) -> bool:
    return all(turn >= before[device] + by for device, turn in load.turns.items())


async def _all_evaluated(chaos: System) -> bool:
    connection = await asyncpg.connect(chaos.database_url)
    try:
        return not await connection.fetchval("SELECT EXISTS (SELECT FROM probation.evaluation_queue WHERE at <= $1)", clock.now())
    finally:
        await connection.close()
