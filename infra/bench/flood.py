"""`oralu bench telemetry --flood`: what a vendor that floods the gateway costs the others.

Sections without and with the flood alternate within one run, so that a drift of the machine concerns both alike. Every vendor has an
address, a key and devices of its own.
"""

import asyncio
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial

import asyncpg
import httpx
import orjson

from infra.bench import people
from infra.bench.load import Delay, Sender, idle, steadily
from infra.bench.servers import Running, running
from infra.paths import ROOT
from infra.servers.supervise import end_with_parent
from shared.values import JsonObject

ALARMS_A_SECOND = 10.0
"""Enough for a 95th percentile from one section of some seconds."""
FLOODER, FLOODING_ADDRESS = "flooder", "127.0.0.9"
WARM_UP_SECONDS = 3


@dataclass(frozen=True)
class FloodPlan:
    """`others` vendors send `rate` fixes a second together, for `seconds` in each section; `rounds` sections are without the flood, and as
    many with it. The flooding vendor has `flood_devices` devices and `connections` connections."""

    others: int = 2
    devices: int = 1_000
    rate: int = 500
    batch: int = 50
    seconds: int = 20
    rounds: int = 2
    flood_devices: int = 5_000
    flood_batch: int = 500
    connections: int = 16
    evaluators: int = 2


@dataclass(frozen=True)
class Vendor:
    """A vendor that sends at a steady rate, and the measurement's own look into the database. Each section has devices of its own, the
    first one too, which is not counted: an alert that is open is not raised again."""

    code: str
    devices: list[list[str]]
    sender: Sender
    connection: asyncpg.Connection


def bench_flood(plan: FloodPlan) -> JsonObject:
    """Run it; returns the figures."""
    with running(plan.evaluators) as servers:
        return asyncio.run(_measure(plan, servers))


async def _measure(plan: FloodPlan, servers: Running) -> JsonObject:
    connection = await asyncpg.connect(servers.database_url)
    others = [await _vendor(plan, servers, number) for number in range(plan.others)]
    key, secret = await people.vendor(FLOODER)
    devices = await people.wear(connection, [f"F-{number:06d}" for number in range(plan.flood_devices)], 5, vendor=FLOODER)
    delays: dict[bool, list[Delay]] = {False: [], True: []}
    floods: list[JsonObject] = []
    await _section(plan, others, 0, WARM_UP_SECONDS)
    try:
        for number in range(2 * plan.rounds):
            flooding = number % 2 == 1
            flood = _flood(plan, servers, key, secret) if flooding else None
            begun = time.perf_counter()
            delays[flooding] += await _section(plan, others, 1 + number, plan.seconds)
            if flood is not None:
                flood.terminate()
                printed = await asyncio.to_thread(flood.communicate)
                floods.append({"seconds": time.perf_counter() - begun} | orjson.loads(printed[0].splitlines()[-1]))
                await idle(connection, vendor=FLOODER)  # what the flood left does not weigh on the next section
        lost = sum([await _lost(connection, each) for each in others])
    finally:
        for each in others:
            await each.sender.client.aclose()
            await each.connection.close()
        await connection.close()
    receipt = [statistics.quantiles([each.since_receipt for each in delays[flooding]], n=20)[-1] for flooding in (False, True)]
    sending = [statistics.quantiles([each.since_sending for each in delays[flooding]], n=20)[-1] for flooding in (False, True)]
    seconds = sum(each["seconds"] for each in floods)
    return {
        "other_vendors": plan.others,
        "rate_fixes_per_second": plan.rate,
        "alerts_without": len(delays[False]),
        "alerts_with": len(delays[True]),
        "flood_devices": len(devices),
        "flood_requests_per_second": round(sum(each["requests"] for each in floods) / seconds, 1),
        "flood_accepted_fixes_per_second": round(sum(each["accepted"] for each in floods) / seconds),
        "flood_requests": sum(each["requests"] for each in floods),
        "flood_429": sum(each["limited"] for each in floods),
        "flood_other_answers": sum(each["other"] for each in floods),
        "others_lost": lost,
        "others_429": sum(each.sender.limited for each in others),
        "sending_to_alert_p95_without_s": round(sending[0], 3),
        "sending_to_alert_p95_with_s": round(sending[1], 3),
        "receipt_to_alert_p95_without_s": round(receipt[0], 3),
        "receipt_to_alert_p95_with_s": round(receipt[1], 3),
        "flood_ratio": round(receipt[1] / receipt[0], 3),
    }


async def _vendor(plan: FloodPlan, servers: Running, number: int) -> Vendor:
    code, connection = f"steady-{number}", await asyncpg.connect(servers.database_url)
    key, secret = await people.vendor(code)
    each = plan.devices // plan.others
    ids = [[f"S{number}-{section}-{device:06d}" for device in range(each)] for section in range(2 * plan.rounds + 1)]
    devices = [await people.wear(connection, section, 5, vendor=code) for section in ids]
    transport = httpx.AsyncHTTPTransport(local_address=f"127.0.0.{2 + number}", limits=httpx.Limits(max_connections=16))
    client = httpx.AsyncClient(timeout=120, trust_env=False, transport=transport)
    return Vendor(code, devices, Sender(servers.gateway_url, key, secret, client), connection)


async def _section(plan: FloodPlan, others: list[Vendor], section: int, seconds: int) -> list[Delay]:
    """How long the alerts took of every vendor but the flooding one."""
    rate, alarms = plan.rate // plan.others, ALARMS_A_SECOND / plan.rate

    async def of(each: Vendor) -> list[Delay]:
        load = partial(steadily, each.connection, each.sender, each.devices[section], rate=rate, seconds=seconds)
        return await load(batch=plan.batch, alarms=alarms, vendor=each.code)

    found = await asyncio.gather(*map(of, others))
    return [delay for each in found for delay in each]


def _flood(plan: FloodPlan, servers: Running, key: str, secret: bytes) -> "subprocess.Popen[bytes]":
    """A process of its own, that has begun."""
    sizes = [str(plan.flood_devices), str(plan.flood_batch), str(plan.connections)]
    command = end_with_parent(sys.executable, "-m", "infra.bench.flooder", servers.gateway_url, key, FLOODING_ADDRESS, *sizes)
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(secret.hex().encode() + b"\n")
    process.stdin.flush()
    process.stdout.readline()
    return process


async def _lost(connection: asyncpg.Connection, vendor: Vendor) -> int:
    devices = [device for section in vendor.devices for device in section]
    stored = await connection.fetchval("SELECT count(*) FROM probation.position WHERE device_id = ANY($1)", devices)
    return len(vendor.sender.sent) - int(stored)
