"""Devices that connect to the gateway directly by MQTT: PUBACK is sent when the report is committed, so that no broker can lose it.

Any gateway accepts any device: a balancer of TCP connections in front of them shares the load. A connection shows the account of its
vendor, and writes only below that account. There are no sessions, so that a client identifier gives no right.
"""

import asyncio

from services.probation.telemetry.ingest.actions import NOT_TAKEN, Report
from services.probation.telemetry.ingest.limits.connections import Place, State
from services.probation.telemetry.ingest.limits.limits import TooMany, limits
from services.probation.telemetry.ingest.mqtt.client import MOST_UNACKNOWLEDGED, TOPIC, reports
from services.probation.telemetry.ingest.protocols import mqtt
from services.probation.telemetry.ingest.protocols.frames import BadFrame
from services.probation.telemetry.ingest.receivers import receive
from services.probation.telemetry.vendors.credentials import Credential, find_credential, note_use
from services.probation.telemetry.vendors.domain import Authentication, Protocol, same_secret
from shared import clock

READ_BYTES = 65_536
IDLE_SECONDS, WRITE_SECONDS = 1800.0, 20.0
WRONG_ACCOUNT_3, UNAVAILABLE_3 = 4, 3
"""The return codes of MQTT 3.1.1 for a wrong name or password, and for a server that takes nobody now (3.2.2.3)."""


class Session:
    """One connection. Reading waits for the database: memory never contains more than one read and the rest of a packet."""

    def __init__(self, address: str, place: Place) -> None:
        self.address, self.place = address, place
        self.account, self.vendor, self.version = "", "", mqtt.V3
        self.patience = self.begun = limits().chosen.first_message_seconds
        self.devices: set[str] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve until the other side ends. Raises BadFrame if it is not MQTT, and errors of the database: then nothing is acknowledged."""
        rest, goes_on, loop = b"", True, asyncio.get_running_loop()
        deadline = loop.time() + self.patience
        while goes_on:
            async with asyncio.timeout_at(deadline):
                if not (data := await reader.read(READ_BYTES)):
                    return
            if not self.account and (rest + data)[0] >> 4 != mqtt.CONNECT:
                raise BadFrame("a connection begins with CONNECT")
            was_begun = bool(rest)
            packets, rest = mqtt.split(rest + data)
            if packets:
                answers, goes_on = await self._take(packets)
                writer.write(answers)
                await asyncio.wait_for(writer.drain(), WRITE_SECONDS)
                await self._pause()
            if packets or not was_begun:
                # What has begun must end in time, also CONNECT.
                deadline = loop.time() + (self.begun if rest else self.patience) if self.account else deadline

    async def _pause(self) -> None:
        """Read no more while the vendor or a device is over its rate."""
        if self.account:
            await limits().pause(self.vendor, self.devices)
        self.devices.clear()

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
        try:
            limits().admit(self.address)
            limits().admit_claim(self.address, packet.account)
        except TooMany:
            return mqtt.connack(self.version, mqtt.BUSY if self.version == mqtt.V5 else UNAVAILABLE_3), False
        credential = await self._credential(packet.account)
        right = same_secret(packet.password, credential.secret if credential else b"nobody")
        if credential is None or not right:
            limits().failed(self.address)
            return mqtt.connack(self.version, mqtt.BAD_ACCOUNT if self.version == mqtt.V5 else WRONG_ACCOUNT_3), False
        if not self._move_to(credential):
            return mqtt.connack(self.version, mqtt.BUSY if self.version == mqtt.V5 else UNAVAILABLE_3), False
        self.account, self.vendor = credential.id, credential.vendor
        self.patience = packet.keep_alive * 1.5 if packet.keep_alive else IDLE_SECONDS
        await note_use(credential.id, clock.now())
        return mqtt.connack(self.version, receive_maximum=MOST_UNACKNOWLEDGED), True

    def _move_to(self, credential: Credential) -> bool:
        """From now on the connection counts for its vendor, not for its address any more; False if the vendor has too many."""
        limits().authenticated(self.address, credential.id, credential.vendor)
        place = limits().pass_to_vendor(self.place, credential.vendor)
        if place is None:
            return False
        self.place = place
        place.move(State.WORKING)
        return True

    def _publish(self, packet: mqtt.Publish, kept: list[Report]) -> bytes:
        code = 0
        found = TOPIC.fullmatch(packet.topic)
        if found is not None and found["account"] == self.account:
            kept += reports(found["device"], packet.payload)
            self.devices.add(found["device"])
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
        taken = await receive(kept, protocol=Protocol.MQTT, credential=credential, now=clock.now())
        if any(reason in NOT_TAKEN for _, reason in taken.refused):
            raise BadFrame("not taken")

    async def _credential(self, account: str) -> Credential | None:
        return await find_credential(account, Authentication.MQTT_ACCOUNT, clock.now()) if account.isascii() else None
