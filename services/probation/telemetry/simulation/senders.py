"""Sends what simulated bracelets report, over each protocol as its devices do. Each device has a connection of its own; by HTTP and MQTT
the vendor's platform sends for all of them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import aiomqtt
import httpx
import orjson

from services.probation.telemetry.ingest.protocols import gt06 as gt06_frames
from services.probation.telemetry.ingest.protocols import r16h as r16h_frames
from services.probation.telemetry.ingest.protocols import watch as watch_frames
from services.probation.telemetry.ingest.signature import signature
from services.probation.telemetry.simulation import gt06, r16h, watch
from services.probation.telemetry.simulation.trace import Report
from shared import clock
from shared.values import JsonObject

ENCODERS: dict[str, tuple[ModuleType, ModuleType]] = {
    "r16h": (r16h, r16h_frames),
    "watch": (watch, watch_frames),
    "gt06": (gt06, gt06_frames),
}
PROTOCOLS = ("http", "osmand", "mqtt", *ENCODERS)
BATCH, AT_ONCE = 500, 200
REPLY_SECONDS = 20.0
Bursts = Sequence[Sequence[Report]]


@dataclass
class Sums:
    """What was sent, and the answers: http says what happened to each report, the others acknowledge or not."""

    sent: int = 0
    acknowledged: int = 0
    accepted: int = 0
    duplicates: int = 0
    quarantined: int = 0
    refused: int = 0


@dataclass
class Target:
    """Where to send, and by which credentials. `url` is the gateway's address; host and port are those of the protocol's entrypoint.

    `key_id` and `secret` sign requests, `device_key` (ID.SECRET) is sent with single reports, `account` is the name at the broker, whose
    password is the secret in hexadecimal.
    """

    url: str
    host: str
    ports: dict[str, int]
    mqtt: str = ""
    key_id: str = ""
    secret: bytes = b""
    device_key: str = ""
    account: str = ""
    sums: Sums = field(default_factory=Sums)


def device_name(protocol: str, number: int) -> str:
    """A device id in the protocol's form: an IMEI, ten digits, or a word."""
    if protocol == "watch":
        return f"88{number:08d}"
    return f"86999900{number:07d}" if protocol in ENCODERS else f"DEMO-{number:04d}"


async def send(protocol: str, target: Target, devices: Sequence[Bursts]) -> Sums:
    """Send each device's bursts in their order. Raises httpx.HTTPError, aiomqtt.MqttError, OSError or TimeoutError."""
    slots = asyncio.Semaphore(AT_ONCE)
    ways: dict[str, Callable[[Target, Bursts], Awaitable[None]]] = {"osmand": _osmand}

    async def one(bursts: Bursts) -> None:
        async with slots:
            if protocol in ways:
                await ways[protocol](target, bursts)
            else:
                await _tcp(protocol, target, bursts)

    if protocol == "http":
        await _http(target, [row for bursts in devices for burst in bursts for row in burst])
    elif protocol == "mqtt":
        await _mqtt(target, [burst for bursts in devices for burst in bursts])
    else:
        await asyncio.gather(*(one(bursts) for bursts in devices if bursts))
    return target.sums


async def post_signed(client: httpx.AsyncClient, target: Target, body: bytes, **headers: str) -> httpx.Response:
    """One signed request."""
    stamp, nonce = str(int(clock.now().timestamp())), uuid4().hex
    signed = {"x-api-key": target.key_id, "x-timestamp": stamp, "x-nonce": nonce, "content-type": "application/json"} | headers
    signed = {"x-signature": signature(target.secret, signed["x-timestamp"], signed["x-nonce"], body)} | signed
    return await client.post(f"{target.url}/telemetry/v1/positions", content=body, headers=signed)


def osmand_query(row: Report) -> JsonObject:
    """A report as OsmAnd's query."""
    query: JsonObject = {"id": row.device_id, "timestamp": row.fix_time, "lat": row.latitude or 0, "lon": row.longitude or 0}
    query |= {"accuracy": row.accuracy_m, "batt": row.battery, "speed": 0.0}
    return query | ({"valid": "false"} if row.latitude is None else {})


async def _http(target: Target, rows: list[Report]) -> None:
    sums = target.sums
    async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            answer = (
                (await post_signed(client, target, orjson.dumps({"positions": [row.as_json() for row in part]}))).raise_for_status().json()
            )
            sums.sent += len(part)
            sums.acknowledged += len(part)
            sums.accepted += answer["accepted"]
            sums.duplicates += answer["duplicates"]
            sums.quarantined += answer["quarantined"]
            sums.refused += len(answer["refused"])


async def _osmand(target: Target, bursts: Bursts) -> None:
    async with httpx.AsyncClient(timeout=60, trust_env=False, headers=bearer(target.device_key)) as client:
        for row in (row for burst in bursts for row in burst):
            answer = await client.get(target.url, params=osmand_query(row))
            target.sums.sent += 1
            target.sums.acknowledged += answer.status_code == httpx.codes.OK
            target.sums.refused += answer.status_code == httpx.codes.BAD_REQUEST
            if answer.is_server_error:
                answer.raise_for_status()


def bearer(device_key: str) -> dict[str, str]:
    """The header that shows a device key."""
    return {"authorization": f"Bearer {device_key}"}


def mqtt_topic(account: str, device: str) -> str:
    """Where an account writes what a device reports."""
    return f"oralu/accounts/{account}/devices/{device}/positions"


def mqtt_client(target: Target, **options: Any) -> aiomqtt.Client:
    """A connection of the account to the broker, or to the gateway itself."""
    broker = urlsplit(target.mqtt)
    host, port = broker.hostname or "127.0.0.1", broker.port or 1883
    return aiomqtt.Client(
        host, port, **{"username": target.account, "password": target.secret.hex(), "identifier": target.account} | options
    )


async def _mqtt(target: Target, bursts: Bursts) -> None:
    async with mqtt_client(target) as client:
        for burst in bursts:
            rows = [{name: value for name, value in row.as_json().items() if name != "device_id"} for row in burst]
            await client.publish(mqtt_topic(target.account, burst[0].device_id), orjson.dumps(rows), qos=1)
            target.sums.sent += len(rows)
            target.sums.acknowledged += len(rows)


async def _tcp(protocol: str, target: Target, bursts: Bursts) -> None:
    encoder, decoder = ENCODERS[protocol]
    reader, writer = await asyncio.open_connection(target.host, target.ports[protocol])
    try:
        writer.write(encoder.login(bursts[0][0].device_id))
        await replies(reader, decoder, encoder.LOGIN_REPLIES)
        number = 1
        for burst in bursts:
            awaited = 0
            for row in burst:
                number += 1
                frame, answered = encoder.report(row, number)
                writer.write(frame)
                awaited += answered
                target.sums.sent += 1
            await writer.drain()
            target.sums.acknowledged += len(await replies(reader, decoder, awaited))
    finally:
        writer.close()
        await asyncio.wait_for(writer.wait_closed(), REPLY_SECONDS)


async def replies(reader: asyncio.StreamReader, decoder: ModuleType, count: int, seconds: float = REPLY_SECONDS) -> list[bytes]:
    """Read that many complete replies. Raises TimeoutError or ConnectionResetError if they do not come."""
    found: list[bytes] = []
    rest = b""
    async with asyncio.timeout(seconds):
        while len(found) < count:
            data = await reader.read(4096)
            if not data:
                raise ConnectionResetError("the gateway closed the connection")
            frames, rest = decoder.split(rest + data)
            found += frames
    return found
