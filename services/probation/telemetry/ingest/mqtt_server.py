"""Devices that connect to the gateway directly by MQTT: PUBACK is sent when the report is committed, so that no broker can lose it.

Any gateway accepts any device: a balancer of TCP connections in front of them shares the load. A device writes only to its own topic, and
its client identifier is its number.
"""

import asyncio

from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.ingest.mqtt_client import DEVICE, MOST_UNACKNOWLEDGED, reports
from services.probation.telemetry.ingest.protocols import mqtt
from services.probation.telemetry.ingest.protocols.frames import BadFrame
from shared import clock

READ_BYTES = 65_536
FIRST_SECONDS, IDLE_SECONDS, WRITE_SECONDS = 20.0, 1800.0, 20.0
LONGEST_NAME = 64


class Session:
    """One connection. Reading waits for the database: memory never contains more than one read and the rest of a packet."""

    def __init__(self) -> None:
        self.device, self.version, self.patience = "", mqtt.V3, FIRST_SECONDS

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve until the other side ends. Raises BadFrame if it is not MQTT, and errors of the database: then nothing is acknowledged."""
        rest, goes_on = b"", True
        while goes_on and (data := await asyncio.wait_for(reader.read(READ_BYTES), self.patience)):
            if not self.device and (rest + data)[0] >> 4 != mqtt.CONNECT:
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
            if isinstance(packet, mqtt.Connect) == bool(self.device):
                raise BadFrame("a connection begins with CONNECT, and has no second one")
            if isinstance(packet, mqtt.Connect):
                answer, goes_on = self._begin(packet)
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
            await ingest(kept, source="mqtt", now=clock.now())
        return answers, goes_on

    def _begin(self, packet: mqtt.Connect) -> tuple[bytes, bool]:
        self.version = packet.version
        found = DEVICE.fullmatch(f"oralu/devices/{packet.device}/positions")
        if found is None or len(packet.device) > LONGEST_NAME:
            return mqtt.connack(self.version, mqtt.BAD_NAME if self.version == mqtt.V5 else 2), False
        self.device = packet.device
        self.patience = packet.keep_alive * 1.5 if packet.keep_alive else IDLE_SECONDS
        return mqtt.connack(self.version, receive_maximum=MOST_UNACKNOWLEDGED), True

    def _publish(self, packet: mqtt.Publish, kept: list[Report]) -> bytes:
        code = 0
        if packet.topic == f"oralu/devices/{self.device}/positions":
            kept += reports(packet.topic, packet.payload)
        elif self.version == mqtt.V5 and packet.number is not None:
            code = mqtt.NOT_AUTHORISED
        else:
            raise BadFrame("a device writes to its own topic alone")  # version 3.1.1 has no other way to refuse
        return mqtt.puback(packet.number, self.version, code) if packet.number is not None else b""
