"""`oralu conformance PROTOCOL HOST:PORT`: a script of frames that a gateway must answer correctly; for vendors and for ourselves."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any, Self
from uuid import uuid4

import aiomqtt
import httpx
import orjson

from services.probation.telemetry.simulation.senders import (
    ENCODERS,
    Target,
    bearer,
    mqtt_client,
    mqtt_topic,
    osmand_query,
    post_signed,
    replies,
)
from services.probation.telemetry.simulation.trace import Report, walk
from shared import clock
from shared.values import JsonObject

QUIET_SECONDS, REPLY_SECONDS, HANG_UP_SECONDS = 0.7, 5.0, 10.0
FRAMES_OF_NONSENSE = 40
WRONG_SECRET = "0" * 64


@dataclass(frozen=True)
class Check:
    """One requirement, and whether it was met."""

    name: str
    passed: bool
    found: str = ""


async def conform(
    protocol: str, host: str, port: int, device: str, key_id: str = "", secret: bytes = b"", stranger: str = ""
) -> AsyncIterator[Check]:
    """Play the protocol's script. `key_id` and `secret` are the vendor's credential of this protocol.

    `stranger`: an address of this machine that lies in no registered network, for the protocols that carry no secret.
    """
    begin = clock.now().timestamp() - 3600
    rows = list(walk(device, begin - begin % 60, 8, away=False, seed=1))
    if protocol in ENCODERS:
        script = _tcp(protocol, host, port, rows, stranger)
    elif protocol == "osmand":
        script = _osmand(f"http://{host}:{port}", f"{key_id}.{secret.hex()}", rows)
    elif protocol == "mqtt":
        script = _mqtt(Target("", host, {}, f"mqtt://{host}:{port}", secret=secret, account=key_id), rows)
    else:
        script = _http(Target(f"http://{host}:{port}", host, {}, key_id=key_id, secret=secret), rows)
    try:
        async for check in script:
            yield check
    except (OSError, httpx.HTTPError, aiomqtt.MqttError) as gone:
        yield Check("the gateway can be reached and stays", False, type(gone).__name__)


class _Line:
    """One connection of a device."""

    def __init__(self, protocol: str, host: str, port: int, begins_at: str = "") -> None:
        self.encoder, self.decoder = ENCODERS[protocol]
        self.host, self.port, self.begins_at = host, port, begins_at

    async def __aenter__(self) -> Self:
        local = (self.begins_at, 0) if self.begins_at else None
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port, local_addr=local)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()

    async def ask(self, data: bytes, count: int) -> list[bytes]:
        """The replies to `data`: fewer than `count` if no more came in time."""
        self.writer.write(data)
        await self.writer.drain()
        try:
            return await replies(self.reader, self.decoder, count, REPLY_SECONDS)
        except (TimeoutError, ConnectionError):
            return []

    async def silent(self, data: bytes) -> bool:
        """Whether `data` is not answered and the connection stays open."""
        self.writer.write(data)
        await self.writer.drain()
        try:
            await replies(self.reader, self.decoder, 1, QUIET_SECONDS)
        except TimeoutError:
            return True
        except ConnectionError:
            return False
        return False

    async def ended(self, data: bytes) -> bool:
        """Whether the gateway closes the connection after `data`."""
        try:
            self.writer.write(data)
            await self.writer.drain()
            await asyncio.wait_for(self.reader.read(), HANG_UP_SECONDS)
        except TimeoutError:
            return False
        except ConnectionError:
            return True
        return True


async def _tcp(protocol: str, host: str, port: int, rows: list[Report], stranger: str) -> AsyncIterator[Check]:
    encoder = ENCODERS[protocol][0]
    if stranger:
        async with _Line(protocol, host, port, stranger) as line:
            yield Check("a sender from a network that is registered for nobody is hung up on", await line.ended(encoder.login("1" * 15)))
    device, answered = rows[0].device_id, encoder.LOGIN_REPLIES
    fix, alarm = encoder.report(rows[1], 2)[0], encoder.report(replace(rows[2], flags=("strap_removed",)), 3)
    no_fix = encoder.report(rows[3].without_place(), 4)[0]
    async with _Line(protocol, host, port) as line:
        login = encoder.login(device)
        first = await line.ask(login, answered) if answered else []
        yield Check("a login is answered" if answered else "a link message is taken", len(first) == answered)
        yield Check("a position is taken in silence", await line.silent(fix))
        yield Check("a report without a position is taken", await line.silent(no_fix))
        got = await line.ask(alarm[0], alarm[1]) if alarm[1] else [b""] * (await line.silent(alarm[0]))
        yield Check("an alarm is answered" if alarm[1] else "an alarm is taken", len(got) == max(alarm[1], 1))
        again = await line.ask(alarm[0], alarm[1]) if alarm[1] else [b""] * (await line.silent(alarm[0]))
        yield Check("the same alarm sent again is answered the same", again == got)
        if protocol == "gt06":
            wrong = bytearray(alarm[0])
            wrong[-3] ^= 0xFF
            yield Check("a frame with a wrong checksum is not acknowledged", await line.silent(bytes(wrong)))
        else:
            yield Check("a frame that cannot be read is not acknowledged", await line.silent(_broken(fix)))
        yield Check("half a frame is waited for", await line.silent(login[:7]))
        rest = await line.ask(login[7:], answered) if answered else [b""] * (await line.silent(login[7:]))
        yield Check("the other half completes it", len(rest) == max(answered, 1))
        if answered:
            both = await line.ask(login + fix + login, 2 * answered)
            yield Check("several frames in one packet are each answered", len(both) == 2 * answered)
    async with _Line(protocol, host, port) as line:
        yield Check("nonsense without end ends the connection", await line.ended(_broken(login) * FRAMES_OF_NONSENSE))


def _broken(frame: bytes) -> bytes:
    """A frame of the same length and with the same ends, but nonsense between."""
    if frame[:2] == b"\x78\x78":
        wrong = bytearray(frame)
        wrong[-3] ^= 0xFF
        return bytes(wrong)
    return frame[:1] + b"?" * (len(frame) - 2) + frame[-1:]


async def _osmand(url: str, device_key: str, rows: list[Report]) -> AsyncIterator[Check]:
    async with httpx.AsyncClient(timeout=20, trust_env=False, base_url=url, headers=bearer(device_key)) as client:

        async def status(query: JsonObject) -> int:
            return (await client.get("/", params=query)).status_code

        query = osmand_query(rows[0])
        first = await status(query)
        yield Check("a position with the key is taken (200)", first == httpx.codes.OK, str(first))
        unknown = await status(query | {"id": "NOBODY-0"})
        yield Check("a device that nobody registered is answered the same", unknown == first, str(unknown))
        for name, key in (("without a key", ""), ("with a wrong secret", f"{device_key.partition('.')[0]}.{WRONG_SECRET}")):
            refused = (await client.get("/", params=query, headers=bearer(key))).status_code
            yield Check(f"a position {name} is refused (401)", refused == httpx.codes.UNAUTHORIZED, str(refused))
        async with httpx.AsyncClient(timeout=20, trust_env=False, base_url=url) as plain:
            by_query = (await plain.get("/", params=query | {"key": device_key})).status_code
        yield Check("the key may stand in the query", by_query == first, str(by_query))
        yield Check("the same position again is answered the same", await status(query) == first)
        milliseconds = query | {"timestamp": int(query["timestamp"] * 1000) + 60_000}
        yield Check("a time in milliseconds is understood", await status(milliseconds) == first)
        location: JsonObject = {"timestamp": "2999-01-01T00:00:00Z", "coords": {"latitude": 43.2, "longitude": 76.9}}
        future = (await client.post("/", json={"device_id": query["id"], "location": location})).status_code
        yield Check("a time in the future is refused (400)", future == httpx.codes.BAD_REQUEST, str(future))
        location |= {"timestamp": int(query["timestamp"]) + 120}
        posted = (await client.post("/", json={"device_id": query["id"], "location": location})).status_code
        yield Check("JSON is understood", posted == first, str(posted))
        for name, wrong in (("a latitude that is none", {"lat": "north"}), ("a time that is none", {"timestamp": "soon"})):
            found = await status(query | wrong)
            yield Check(f"{name} is refused (400)", found == httpx.codes.BAD_REQUEST, str(found))


async def _http(target: Target, rows: list[Report]) -> AsyncIterator[Check]:
    async with httpx.AsyncClient(timeout=20, trust_env=False) as client:

        async def expect(name: str, status: int, body: bytes, **headers: str) -> Check:
            answer = await post_signed(client, target, body, **headers)
            return Check(f"{name} ({status})", answer.status_code == status, str(answer.status_code))

        body = orjson.dumps({"positions": [row.as_json() for row in rows]})
        yield await expect("a signed batch is taken", 202, body)
        yield await expect("the same reports in a new request are taken once more without harm", 202, body)
        lines = b"\n".join(orjson.dumps(row.as_json()) for row in rows)
        yield await expect("NDJSON is taken", 202, lines, **{"content-type": "application/x-ndjson"})
        yield await expect("gzip is taken", 202, gzip.compress(body), **{"content-encoding": "gzip"})
        yield await expect("a wrong signature is refused", 401, body, **{"x-signature": WRONG_SECRET})
        yield await expect("an unknown key is refused", 401, body, **{"x-api-key": "nobody"})
        unsigned = (await client.post(f"{target.url}/telemetry/v1/positions", content=body)).status_code
        yield Check("a request without a signature is refused (401)", unsigned == httpx.codes.UNAUTHORIZED, str(unsigned))
        yield await expect("an old timestamp is refused", 401, body, **{"x-timestamp": str(int(clock.now().timestamp()) - 3600)})
        nonce = uuid4().hex
        yield await expect("a nonce is taken once", 202, body, **{"x-nonce": nonce})
        yield await expect("and refused the second time", 409, body, **{"x-nonce": nonce})
        yield await expect("a body that is no JSON is refused", 400, b"{")
        yield await expect("a bomb is refused", 413, gzip.compress(b" " * (21 * 1024 * 1024)), **{"content-encoding": "gzip"})
        answer = (await post_signed(client, target, orjson.dumps([rows[0].as_json() | {"latitude": 91}, rows[1].as_json()]))).json()
        listed = [each["index"] for each in answer.get("refused", [])]
        yield Check("one bad report is told by its place, and takes no other with it", listed == [0], str(listed))


async def _mqtt(target: Target, rows: list[Report]) -> AsyncIterator[Check]:
    topic, payload = mqtt_topic(target.account, rows[0].device_id), orjson.dumps([row.as_json() for row in rows])
    for version in (aiomqtt.ProtocolVersion.V311, aiomqtt.ProtocolVersion.V5):
        name = "5" if version == aiomqtt.ProtocolVersion.V5 else "3.1.1"
        async with mqtt_client(target, protocol=version) as client:
            await client.publish(topic, payload, qos=1, timeout=10)
            yield Check(f"a publication of the account at QoS 1 is acknowledged, MQTT {name}", True)
        for wrong, options in (("without an account", {"username": None, "password": None}), ("with a wrong password", {"password": "0"})):
            yield Check(f"a connection {wrong} is refused, MQTT {name}", await _refused(target, protocol=version, **options))
    async with mqtt_client(target, protocol=aiomqtt.ProtocolVersion.V5) as client:
        await client.subscribe("oralu/accounts/+/devices/+/positions", qos=1, timeout=10)
        await client.publish(topic, payload, qos=1, timeout=10)
        try:
            await asyncio.wait_for(anext(aiter(client.messages)), QUIET_SECONDS)
            heard = True
        except TimeoutError:
            heard = False
        yield Check("an account does not hear what devices report", not heard)


async def _refused(target: Target, **options: Any) -> bool:
    """Whether a connection is refused."""
    try:
        async with mqtt_client(target, **options):
            return False
    except aiomqtt.MqttError:
        return True
