"""Bracelets over MQTT 3.1.1 or 5 at QoS 1: the broker gets PUBACK when the report is committed, and not before.

The topic names the account and the device. The broker checks the account's password, and its access list lets an account write below its
own name alone: so the topic says by which credential a report was sent. Each gateway keeps its own session, so that
after a crash and restart it receives again what it had not acknowledged. With several gateways each receives everything and stores its
share of the devices: a shared subscription would avoid this, but a broker may forget it when it is killed (decision 19), and lets any
account join it and swallow its share (docs/mqtt-broker.md).
"""

import asyncio
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote, urlsplit
from zlib import crc32

import aiomqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from services.probation.settings import settings
from services.probation.telemetry.ingest import json_batch, signature
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.ingest.receivers import source_of
from services.probation.telemetry.vendors.credentials import find_credential, note_use
from services.probation.telemetry.vendors.domain import Authentication, Protocol, Source
from shared import clock
from shared.logs import describe, log
from shared.messaging.transient import TRANSIENT

EVERY = "oralu/accounts/+/devices/+/positions"
TOPIC = re.compile(r"oralu/accounts/(?P<account>[^/]+)/devices/(?P<device>[^/]+)/positions")
MOST_UNACKNOWLEDGED = 500
LARGEST_MESSAGE = 1024 * 1024
SESSION_SECONDS = 7 * 86_400
LONGEST_PAUSE = 5.0


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
    share: Share = WHOLE,
    reached: asyncio.Event | None = None,
) -> None:
    """Receive reports from the broker until cancelled; reconnects after an outage. `reached` is set when it first listens."""
    pause = 0.1
    while True:
        try:
            async with _client(url, identifier or f"oralu-gateway-{socket.gethostname()}", version) as client:
                await client.subscribe(EVERY, qos=1)
                log.info("broker_reached")
                if reached is not None:
                    reached.set()
                pause = 0.1
                while True:
                    await _next_batch(client, share)
        except (aiomqtt.MqttError, OSError) as gone:
            log.warning("broker_lost", **describe(gone))
        except Exception as error:  # noqa: BLE001  # nothing is acknowledged, so it is sent again, and receiving must go on
            log.error("mqtt_failed", **describe(error))
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def reports(device: str, payload: bytes) -> list[Report]:
    """The reports in a message. The topic determines the device: a report that names another device is refused."""
    try:
        return json_batch.message_reports(payload, device)
    except signature.Refused as refusal:
        return [Report(device, None, payload, refusal.detail)]


async def _next_batch(client: aiomqtt.Client, share: Share = WHOLE) -> None:
    """Take all that has arrived, store our share in one transaction, then acknowledge all of it."""
    batch = [await anext(aiter(client.messages))]
    while len(client.messages) and len(batch) < MOST_UNACKNOWLEDGED:
        batch.append(await anext(aiter(client.messages)))
    await _keep([(topic, message.payload) for message in batch if share.holds(topic := str(message.topic))])
    for message in batch:
        client._client.ack(message.mid, message.qos)


async def stop(running: "asyncio.Task[None]") -> None:
    """End `run`."""
    running.cancel()
    await asyncio.wait({running}, timeout=3)


async def _keep(messages: Sequence[tuple[str, bytes]]) -> None:
    """Return when they are committed. While the database is away the broker keeps the rest: it sends no more than is acknowledged."""
    pause, waiting = 0.1, _by_account(messages)
    while waiting:
        try:
            account = next(iter(waiting))
            source, only = await _source(account)
            await ingest(waiting[account], source=source, now=clock.now(), only=only)
            del waiting[account]
            continue
        except TRANSIENT as away:
            log.warning("mqtt_batch_waits", **describe(away))
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def _by_account(messages: Sequence[tuple[str, bytes]]) -> dict[str, list[Report]]:
    """The reports of each account. Topics of another shape are not subscribed to."""
    found: dict[str, list[Report]] = {}
    for topic, payload in messages:
        if named := TOPIC.fullmatch(topic):
            found.setdefault(named["account"], []).extend(reports(named["device"], payload))
    return found


async def _source(account: str) -> tuple[Source, str | None]:
    """The source of an account's reports, and the one device that it is for. An account that has ended here, but not yet at the broker,
    counts as not authenticated: its reports are kept apart."""
    now = clock.now()
    found = await find_credential(account, Authentication.MQTT_ACCOUNT, now)
    if found is None:
        return Source(Protocol.MQTT, "", account[:64], Authentication.NONE, settings().receiver_name), None
    await note_use(found.id, now)
    return source_of(Protocol.MQTT, found), found.device_id


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
