"""Bracelets over MQTT 3.1.1 or 5 at QoS 1: the broker gets PUBACK when the report is committed, and not before.

The topic names the device, and the broker's ACL lets a device write to its own topic alone. Each gateway keeps its own session, so that
after a crash and restart it receives again what it had not acknowledged. With several gateways each receives everything and stores its
share of the devices: a shared subscription would avoid this, but a broker may forget it when it is killed (decision 19).
"""

import asyncio
import contextlib
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import unquote, urlsplit
from zlib import crc32

import aiomqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from services.probation.telemetry.ingest import signature
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.ingest.protocols.osmand import osmand_values
from shared import clock
from shared.logs import describe, log
from shared.messaging.transient import TRANSIENT

TOPIC = "oralu/devices/+/positions"
SHARED = f"$share/oralu/{TOPIC}"
DEVICE = re.compile(r"oralu/devices/([^/]+)/positions")
MOST_UNACKNOWLEDGED = 500
LARGEST_MESSAGE = 1024 * 1024
SESSION_SECONDS = 7 * 86_400
LONGEST_PAUSE = 5.0
QUIET_SECONDS, MOST_BATCHES_AT_THE_END = 0.2, 20


@dataclass(frozen=True)
class Share:
    """Which devices a gateway stores, of `gateways` that all receive everything: those that belong to its `number` (from 0)."""

    number: int = 0
    gateways: int = 1

    def holds(self, topic: str) -> bool:
        """Whether this gateway stores messages of `topic`; gateways with the same settings give the same answer."""
        return self.gateways == 1 or crc32(topic.encode()) % self.gateways == self.number


WHOLE = Share()


async def run(
    url: str,
    identifier: str | None = None,
    *,
    version: int = 5,
    shared: bool = False,
    share: Share = WHOLE,
    reached: asyncio.Event | None = None,
) -> None:
    """Receive reports from the broker until cancelled; reconnects after an outage. `reached` is set when it first listens."""
    topic, other = (SHARED, TOPIC) if shared else (TOPIC, SHARED)
    pause = 0.1
    while True:
        try:
            async with _client(url, identifier or f"oralu-gateway-{socket.gethostname()}", version) as client:
                await client.subscribe(topic, qos=1)
                # A session from before the setting was changed would receive messages twice.
                await client.unsubscribe(other)
                log.info("broker_reached")
                if reached is not None:
                    reached.set()
                pause = 0.1
                try:
                    while True:
                        await _next_batch(client, share)
                finally:
                    if shared:
                        await _leave(client, topic)
        except (aiomqtt.MqttError, OSError) as gone:
            log.warning("broker_lost", **describe(gone))
        except Exception as error:  # noqa: BLE001  # nothing is acknowledged, so it is sent again, and receiving must go on
            log.error("mqtt_failed", **describe(error))
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def reports(topic: str, payload: bytes) -> list[Report]:
    """The reports in a message. The topic determines the device: a report that names another device is refused."""
    found = DEVICE.fullmatch(topic)
    device = found[1] if found else ""
    try:
        if payload.lstrip()[:1] == b"{" and b'"positions"' not in payload and b"\n{" not in payload:
            listed: list[Any] = [osmand_values(payload)]
        else:
            listed = signature.rows(signature.unpacked(payload, {}), {"content-type": "application/x-ndjson" if b"\n{" in payload else ""})
    except signature.Refused as refusal:
        return [Report(device, None, payload[:2000], refusal.detail)]
    return [_own(device, row) for row in listed]


def _own(device: str, row: Any) -> Report:
    if isinstance(row, dict):
        if str(row.get("device_id", device)) != device:
            return Report(device, None, str(row)[:2000].encode(), "names another device than its topic")
        row = {**row, "device_id": device}
    return signature.report(row)


async def _next_batch(client: aiomqtt.Client, share: Share = WHOLE) -> None:
    """Take all that has arrived, store our share in one transaction, then acknowledge all of it."""
    batch = [await anext(aiter(client.messages))]
    while len(client.messages) and len(batch) < MOST_UNACKNOWLEDGED:
        batch.append(await anext(aiter(client.messages)))
    await _keep([(topic, message.payload) for message in batch if share.holds(topic := str(message.topic))])
    for message in batch:
        client._client.ack(message.mid, message.qos)


async def _leave(client: aiomqtt.Client, topic: str) -> None:
    """Take no new messages of the shared load, but finish those assigned to us: the broker gives them to nobody else."""
    with contextlib.suppress(TimeoutError, aiomqtt.MqttError):
        await client.unsubscribe(topic, timeout=1)
        for _ in range(MOST_BATCHES_AT_THE_END):
            await asyncio.wait_for(_next_batch(client), QUIET_SECONDS)


async def stop(running: "asyncio.Task[None]") -> None:
    """End `run`."""
    running.cancel()
    await asyncio.wait({running}, timeout=3)


async def _keep(messages: Sequence[tuple[str, bytes]]) -> None:
    """Return when they are committed. While the database is away the broker keeps the rest: it sends no more than is acknowledged."""
    pause, taken = 0.1, [report for topic, payload in messages for report in reports(topic, payload)]
    while taken:
        try:
            await ingest(taken, source="mqtt", now=clock.now())
            return
        except TRANSIENT as away:
            log.warning("mqtt_batch_waits", **describe(away))
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def _client(url: str, identifier: str, version: int) -> aiomqtt.Client:
    parts = urlsplit(url)
    secure = parts.scheme in ("mqtts", "ssl")
    make = partial(aiomqtt.Client, clean_session=False, protocol=aiomqtt.ProtocolVersion.V311)
    if version == 5:
        make = partial(aiomqtt.Client, clean_start=False, properties=_properties(), protocol=aiomqtt.ProtocolVersion.V5)
    client = make(
        parts.hostname or "127.0.0.1",
        parts.port or (8883 if secure else 1883),
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        identifier=identifier,
        tls_context=ssl.create_default_context() if secure else None,
    )
    # aiomqtt acknowledges at arrival; its paho client can leave that to us.
    client._client.manual_ack_set(True)
    return client


def _properties() -> Properties:
    found = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho has none
    found.SessionExpiryInterval = SESSION_SECONDS
    found.ReceiveMaximum = MOST_UNACKNOWLEDGED
    found.MaximumPacketSize = LARGEST_MESSAGE
    return found
