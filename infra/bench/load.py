"""The vendor's side of a measurement: it signs, sends, and remembers what was acknowledged."""

import asyncio
import contextlib
import random
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import uuid4

import asyncpg
import httpx
import orjson

from infra.bench import people
from services.probation.telemetry.ingest.signature import signature
from shared.values import JsonObject

AT_ONCE = 4
IDLE = """SELECT NOT EXISTS (SELECT FROM (SELECT code FROM probation.vendor UNION ALL SELECT '') AS v CROSS JOIN LATERAL (
    SELECT FROM probation.evaluation_queue WHERE vendor = v.code AND at <= now() AND at >= now() - interval '30 seconds' LIMIT 1) AS q)"""
IDLE_AT_ALL = "SELECT NOT EXISTS (SELECT FROM probation.evaluation_queue WHERE at <= now())"
# Row by row and by index, new ones alone: a look must cost the same however many positions there are.
SEEN = """SELECT a.id, extract(epoch FROM clock_timestamp() - p.received_at)::float8 AS since_receipt,
    extract(epoch FROM clock_timestamp() - p.fix_time)::float8 AS since_sending
    FROM (SELECT id, device_id, detected_at FROM probation.alert WHERE raised_at >= $1 AND NOT id = ANY($3::uuid[])
        AND ($2::text IS NULL OR (SELECT vendor FROM probation.device d WHERE d.id = device_id) = $2) OFFSET 0) AS a
    CROSS JOIN LATERAL (SELECT received_at, fix_time FROM probation.position WHERE device_id = a.device_id AND fix_time = a.detected_at
        OFFSET 0) AS p"""
BY_INDEX = "SELECT set_config('enable_seqscan', 'off', false), set_config('enable_bitmapscan', 'off', false)"
IDLE_VENDOR = "SELECT NOT EXISTS (SELECT FROM probation.evaluation_queue WHERE vendor = $1)"
ALARMS = 0.002
LIMITED = 429


class Delay(NamedTuple):
    """Seconds until others could see an alert: since the receipt of its report, and since the vendor made it."""

    since_receipt: float
    since_sending: float


@dataclass
class Sender:
    """A vendor's machine; `sent` are the (device, time) of every acknowledged fix, `limited` how often it was told to come again."""

    url: str
    key_id: str
    secret: bytes
    client: httpx.AsyncClient
    sent: set[tuple[str, float]] = field(default_factory=set)
    latest: deque[tuple[Sequence[JsonObject], bytes]] = field(default_factory=lambda: deque(maxlen=3))
    accepted: int = 0
    limited: int = 0

    async def post(self, rows: Sequence[JsonObject], body: bytes) -> None:
        """One signed request and its answer; again as often as the answer says to come later."""
        while (answer := await self._ask(body)).status_code == LIMITED:
            self.limited += 1
            await asyncio.sleep(float(answer.headers["retry-after"]))
        self.accepted += answer.raise_for_status().json()["accepted"]
        self.latest.append((rows, body))
        self.sent.update((row["device_id"], row["fix_time"]) for row in rows)

    async def _ask(self, body: bytes) -> httpx.Response:
        stamp, nonce = str(int(time.time())), uuid4().hex
        headers = {"x-api-key": self.key_id, "x-timestamp": stamp, "x-nonce": nonce, "content-type": "application/json"}
        headers["x-signature"] = signature(self.secret, stamp, nonce, body)
        return await self.client.post(f"{self.url}/telemetry/v1/positions", content=body, headers=headers)

    async def post_all(self, bodies: Sequence[tuple[Sequence[JsonObject], bytes]]) -> None:
        """Send them as fast as they are accepted, a few requests at once."""
        waiting = iter(bodies)

        async def one_after_another() -> None:
            for rows, body in waiting:
                await self.post(rows, body)

        await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))


async def timed(connection: asyncpg.Connection, sender: Sender, rows: list[JsonObject], batch: int) -> float:
    """Fixes a second, from the first request until nothing waits for evaluation."""
    bodies = [(part, body_of(part)) for part in _parts(rows, batch)]
    begin = time.perf_counter()
    await sender.post_all(bodies)
    await idle(connection)
    return len(rows) / (time.perf_counter() - begin)


async def steadily(
    connection: asyncpg.Connection,
    sender: Sender,
    devices: list[str],
    *,
    rate: int,
    seconds: int,
    batch: int,
    alarms: float = ALARMS,
    vendor: str | None = None,
) -> list[Delay]:
    """Seconds from receipt until others can see the alert, at a steady rate; this share of the fixes, one in five hundred, says that the
    strap was opened. `vendor`: only its alerts count, and only its evaluations are waited for at the end."""
    rng, seen, wakeup = random.Random(1), dict[Any, Delay](), asyncio.Event()  # noqa: S311  # a load, not a secret
    began = await connection.fetchval("SELECT clock_timestamp()")
    await connection.execute(BY_INDEX)
    await connection.add_listener("probation_alerts", lambda *_: wakeup.set())

    one_at_a_time = asyncio.Lock()

    async def look() -> None:
        async with one_at_a_time:
            for row in await connection.fetch(SEEN, began, vendor, list(seen)):
                seen.setdefault(row["id"], Delay(row["since_receipt"], row["since_sending"]))

    async def look_when_told() -> None:
        while True:
            await wakeup.wait()
            wakeup.clear()
            await look()

    looking = asyncio.create_task(look_when_told())
    step, begin, posts = batch / rate, time.perf_counter(), []
    for number in range(int(seconds / step)):
        await asyncio.sleep(max(0.0, begin + number * step - time.perf_counter()))
        first = number * batch % len(devices)
        chosen = (devices + devices)[first : first + batch]
        rows = [people.fix(device, time.time(), number, ("strap_removed",) if rng.random() < alarms else ()) for device in chosen]
        posts.append(asyncio.create_task(sender.post(rows, body_of(rows))))
    await asyncio.gather(*posts)
    await idle(connection, one_at_a_time, vendor)
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
    await look()  # the last ones, and those that were not reported, count with the time until now
    return list(seen.values())


async def idle(connection: asyncpg.Connection, turn: asyncio.Lock | None = None, vendor: str | None = None) -> None:
    """Return when nothing (of the vendor) waits for evaluation. `turn`: a lock for the connection, if others use it too."""
    while True:
        async with turn or contextlib.nullcontext():
            if vendor is not None:
                if await connection.fetchval(IDLE_VENDOR, vendor):
                    return
            elif await connection.fetchval(IDLE) and await connection.fetchval(IDLE_AT_ALL):
                return
        await asyncio.sleep(0.02)


def body_of(rows: Sequence[JsonObject]) -> bytes:
    """The body as a vendor sends it."""
    return orjson.dumps({"positions": rows})


def _parts(rows: list[JsonObject], size: int) -> Iterator[list[JsonObject]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
