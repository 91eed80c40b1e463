"""Devices that connect to the gateway directly by MQTT: PUBACK is sent when the report is committed, so that no broker can lose it.

Any gateway accepts any device: a balancer of TCP connections in front of them shares the load. A connection shows the account of its
vendor, and writes only below that account. There are no sessions, so that a client identifier gives no right.
"""

import asyncio

from services.probation.telemetry.ingest.actions import FULL, Report, ingest
from services.probation.telemetry.ingest.mqtt.client import MOST_UNACKNOWLEDGED, TOPIC, reports
from services.probation.telemetry.ingest.protocols import mqtt
from services.probation.telemetry.ingest.protocols.frames import BadFrame
from services.probation.telemetry.ingest.receivers import source_of
from services.probation.telemetry.vendors.credentials import Credential, find_credential, note_use
from services.probation.telemetry.vendors.domain import Authentication, Protocol, same_secret
from shared import clock

READ_BYTES = 65_536
FIRST_SECONDS, IDLE_SECONDS, WRITE_SECONDS = 20.0, 1800.0, 20.0
WRONG_ACCOUNT_3 = 4
"""The return code of MQTT 3.1.1 for a wrong name or password (3.2.2.3)."""


class Session:
    """One connection. Reading waits for the database: memory never contains more than one read and the rest of a packet."""

    def __init__(self) -> None:
        self.account, self.version, self.patience = "", mqtt.V3, FIRST_SECONDS

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve until the other side ends. Raises BadFrame if it is not MQTT, and errors of the database: then nothing is acknowledged."""
        rest, goes_on = b"", True
        while goes_on and (data := await asyncio.wait_for(reader.read(READ_BYTES), self.patience)):
            if not self.account and (rest + data)[0] >> 4 != mqtt.CONNECT:
                raise BadFrame("a connection begins with CONNECT")
            packets, rest = mqtt.split(rest + data)
            answers, goes_on = await self._take(packets)
            writer.write(answers)
            await asyncio.wait_for(writer.drain(), WRITE_SECONDS)

    async def _take(self, packets: list[bytes]) -> tuple[bytes, bool]:
        """(answers to send after the commit; whether the connection continues)."""
        kept: list[Report] = []
        answers, goes_on = b"", True
        for raw in packets:
            packet = mqtt.decode(raw, self.version)
            if isinstance(packet, mqtt.Connect) == bool(self.account):
                raise BadFrame("a connection begins with CONNECT, and has no second one")
            if isinstance(packet, mqtt.Connect):
                answer, goes_on = await self._begin(packet)
                answers += answer
            elif isinstance(packet, mqtt.Publish):
                answers += self._publish(packet, kept)
            elif isinstance(packet, mqtt.Subscribe):
                answers += mqtt.suback(packet, self.version)
            else:
                goes_on = packet != mqtt.DISCONNECT
                answers += mqtt.PINGRESP if goes_on else b""
            if not goes_on:
                break
        if kept:
            await self._keep(kept)
        return answers, goes_on

    async def _begin(self, packet: mqtt.Connect) -> tuple[bytes, bool]:
        """Alike in words and in work, whether the account is unknown, revoked, or its password wrong."""
        self.version = packet.version
        credential = await self._credential(packet.account)
        right = same_secret(packet.password, credential.secret if credential else b"nobody")
        if credential is None or not right:
            return mqtt.connack(self.version, mqtt.BAD_ACCOUNT if self.version == mqtt.V5 else WRONG_ACCOUNT_3), False
        self.account = credential.id
        self.patience = packet.keep_alive * 1.5 if packet.keep_alive else IDLE_SECONDS
        await note_use(credential.id, clock.now())
        return mqtt.connack(self.version, receive_maximum=MOST_UNACKNOWLEDGED), True

    def _publish(self, packet: mqtt.Publish, kept: list[Report]) -> bytes:
        code = 0
        found = TOPIC.fullmatch(packet.topic)
        if found is not None and found["account"] == self.account:
            kept += reports(found["device"], packet.payload)
        elif self.version == mqtt.V5 and packet.number is not None:
            code = mqtt.NOT_AUTHORISED
        else:
            raise BadFrame("an account writes to its own topics alone")  # version 3.1.1 has no other way to refuse
        return mqtt.puback(packet.number, self.version, code) if packet.number is not None else b""

    async def _keep(self, kept: list[Report]) -> None:
        """Store them. Raises BadFrame if the account has ended meanwhile, or nothing more is kept apart for it: then nothing is
        acknowledged."""
        credential = await self._credential(self.account)
        if credential is None:
            raise BadFrame("the account is not in use any more")
        taken = await ingest(kept, source=source_of(Protocol.MQTT, credential), now=clock.now(), only=credential.device_id)
        if any(reason == FULL for _, reason in taken.refused):
            raise BadFrame(FULL)

    async def _credential(self, account: str) -> Credential | None:
        return await find_credential(account, Authentication.MQTT_ACCOUNT, clock.now()) if account.isascii() else None
