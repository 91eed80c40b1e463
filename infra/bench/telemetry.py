"""`oralu bench telemetry`: fixes a second through HTTP, evaluation included, compared with the raw COPY rate of the same rows in the same
run."""

import asyncio
import random
import statistics
import time
from dataclasses import dataclass

import asyncpg
import httpx

from infra.bench import people
from infra.bench.load import Sender, idle, steadily, timed
from infra.bench.servers import Running, running
from shared.values import JsonObject

STORED = """SELECT device_id, extract(epoch FROM fix_time)::float8 AS at FROM probation.position
    WHERE fix_time >= to_timestamp($1::float8) - interval '1 second'"""
DOUBLED = """SELECT coalesce(sum(n - 1), 0)::bigint FROM (SELECT count(*) AS n FROM probation.alert WHERE status <> 'withdrawn'
    GROUP BY assignment, rule, state, opened_at HAVING count(*) > 1) AS twice"""
BEHIND = """SELECT count(*) FROM probation.device_assignment a JOIN LATERAL (SELECT max(fix_time) AS last FROM probation.position p
    WHERE p.device_id = a.device_id AND fix_time > now() - interval '2 hours') AS p ON p.last IS NOT NULL
    WHERE (SELECT max(at) FROM probation.evaluation_checkpoint c WHERE c.assignment = a.id) IS DISTINCT FROM p.last"""

# One vendor sends as much as the system can take here: the limits of a vendor are measured by bench/flood.py.
MANY = "1000000"
WITHOUT_LIMITS = dict.fromkeys(("ORALU_FIXES_OF_A_VENDOR", "ORALU_LEAST_FIXES_OF_A_VENDOR", "ORALU_REQUESTS_OF_AN_ADDRESS"), MANY)


@dataclass(frozen=True)
class Plan:
    """How much is measured. Live: `devices` report once, `rounds` times; catch-up: `behind` devices send `minutes` fixes at once."""

    devices: int = 10_000
    rounds: int = 5
    batch: int = 500
    behind: int = 2_500
    minutes: int = 60
    behind_batch: int = 3_000
    rate: int = 2_000
    seconds: int = 30
    stored_rows: int = 0
    evaluators: int = 2


def bench_telemetry(plan: Plan) -> JsonObject:
    """Run it; returns the figures."""
    with running(plan.evaluators, **WITHOUT_LIMITS) as servers:
        figures = asyncio.run(_measure(plan, servers))
        servers.look("postgres")
    memory = {name: round(megabytes) for name, megabytes in servers.peaks.items()}
    return {**figures, "peak_memory_mb": sum(memory.values()), "memory_mb": memory}


async def _measure(plan: Plan, servers: Running) -> JsonObject:
    key_id, secret = await people.vendor()
    connection = await asyncpg.connect(servers.database_url)
    try:
        live = await people.wear(connection, [f"L-{number:06d}" for number in range(plan.devices)], 5)
        if plan.stored_rows:
            await people.store_history(connection, live, plan.stored_rows)
        async with httpx.AsyncClient(timeout=120, trust_env=False) as client:
            sender = Sender(servers.gateway_url, key_id, secret, client)
            found = {"devices": plan.devices, "stored_rows_before": plan.stored_rows}
            found |= await _live(plan, connection, sender, live)
            found |= await _catch_up(plan, connection, sender)
            found |= await _latency(plan, connection, sender, live)
            return found | await _check(connection, sender)
    finally:
        await connection.close()


async def _live(plan: Plan, connection: asyncpg.Connection, sender: Sender, devices: list[str]) -> JsonObject:
    """Every device reports once, in several rounds: the median time counts; the first round, without known devices, is given separately."""
    rates, copies, rng = [], [], random.Random(1)  # noqa: S311  # the order of arrival, not a secret
    for turn in range(plan.rounds):
        rows = [people.fix(device, time.time(), turn) for device in rng.sample(devices, len(devices))]
        copies.append(await people.copy_rate(connection, rows))
        rates.append(await timed(connection, sender, rows, plan.batch))
    live, copy = statistics.median(rates), statistics.median(copies)
    return {
        "live_fixes_per_second": round(live),
        "live_copy_rows_per_second": round(copy),
        "live_ratio": round(live / copy, 4),
        "live_first_fixes_per_second": round(rates[0]),
        "live_microseconds_per_fix": round(1e6 / live, 1),
    }


async def _catch_up(plan: Plan, connection: asyncpg.Connection, sender: Sender) -> JsonObject:
    """Devices that were out of reach send an hour at once, one device after the other."""
    if not plan.behind:
        return {}
    devices = await people.wear(connection, [f"C-{number:06d}" for number in range(plan.behind)], plan.minutes + 1)
    begin = time.time() - 60 * plan.minutes
    rows = [people.fix(device, begin + 60 * minute, minute) for device in devices for minute in range(plan.minutes)]
    copy = await people.copy_rate(connection, rows)
    rate = await timed(connection, sender, rows, plan.behind_batch)
    return {
        "catch_up_fixes_per_second": round(rate),
        "catch_up_copy_rows_per_second": round(copy),
        "catch_up_ratio": round(rate / copy, 4),
    }


async def _latency(plan: Plan, connection: asyncpg.Connection, sender: Sender, devices: list[str]) -> JsonObject:
    if not plan.seconds:
        return {}
    batch = min(plan.batch, len(devices))
    begin = time.perf_counter()
    seen = await steadily(connection, sender, devices, rate=plan.rate, seconds=plan.seconds, batch=batch)
    delays = [each.since_receipt for each in seen]
    quantiles = statistics.quantiles(delays, n=100) if len(delays) > 1 else [float("nan")] * 99
    return {
        "rate_fixes_per_second": round(plan.seconds * plan.rate / (time.perf_counter() - begin)),
        "alerts": len(delays),
        "receipt_to_alert_p50_s": round(quantiles[49], 3),
        "receipt_to_alert_p95_s": round(quantiles[94], 3),
    }


async def _check(connection: asyncpg.Connection, sender: Sender) -> JsonObject:
    """Check that what was acknowledged is stored once, that sending again changes nothing, and that every device is evaluated to its
    end."""
    accepted = sender.accepted
    for rows, body in list(sender.latest):
        await sender.post(rows, body)
    await idle(connection)
    stored = await connection.fetch(STORED, min(at for _, at in sender.sent))
    found = {(row["device_id"], round(row["at"], 3)) for row in stored}
    return {
        "sent": len(sender.sent),
        "lost": len(sender.sent - found),
        "duplicates": len(stored) - len(found) + sender.accepted - accepted,
        "alerts_doubled": await connection.fetchval(DOUBLED),
        "devices_not_evaluated": await connection.fetchval(BEHIND),
    }
