"""Bracelets over TCP: frames are received, stored, then acknowledged. A slow or broken device does not delay the others.

A connection is taken only from a network that is registered for a vendor, or with a client certificate that is: these protocols carry no
secret. Nothing is read from any other.
"""

import asyncio
import contextlib
import hashlib
import ssl

from services.probation.telemetry.ingest.actions import FULL, Report, ingest
from services.probation.telemetry.ingest.mqtt import server as mqtt_direct
from services.probation.telemetry.ingest.protocols.frames import BadFrame
from services.probation.telemetry.ingest.receivers import source_of
from services.probation.telemetry.ingest.tcp import frames as tcp_frames
from services.probation.telemetry.vendors.credentials import Credential, find_certificate, find_network, note_use
from services.probation.telemetry.vendors.domain import Protocol
from shared import clock
from shared.logs import describe, log

READ_BYTES = 16_384
IDLE_SECONDS = 1800.0
WRITE_SECONDS = 20.0
MOST_CONNECTIONS = 5_000
MOST_BAD_FRAMES = 20
MQTT = "mqtt"
_open: dict[asyncio.Server, set[asyncio.Task[None]]] = {}


class NotRegistered(Exception):
    """The sender's network or certificate is registered for no vendor."""


async def listen(protocol: str, host: str, port: int, tls: ssl.SSLContext | None = None) -> asyncio.Server:
    """Serve one protocol on a port, over TLS if a context is given."""
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            if len(tasks) <= MOST_CONNECTIONS:
                await (mqtt_direct.Session() if protocol == MQTT else Session(protocol, Peer(writer))).serve(reader, writer)
        except (OSError, TimeoutError, BadFrame):
            pass  # disconnected, or not this protocol: what was acknowledged is stored
        except NotRegistered:
            log.warning("sender_not_registered", protocol=protocol)
        except Exception as error:  # noqa: BLE001  # one device's trouble is its own
            log.error("bracelet_connection_failed", protocol=protocol, **describe(error))
        finally:
            tasks.discard(task)
            writer.close()
            with contextlib.suppress(OSError, TimeoutError):
                await asyncio.wait_for(writer.wait_closed(), 1)

    server = await asyncio.start_server(connected, host, port, limit=READ_BYTES, ssl=tls)
    _open[server] = tasks
    return server


async def close(server: asyncio.Server) -> None:
    """Stop serving; frames that are not acknowledged will be sent again."""
    server.close()
    for task in list(_open.pop(server, ())):
        task.cancel()


class Peer:
    """The other end of a connection: its address, and its certificate if it showed one that TLS verified."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        address = writer.get_extra_info("peername")
        self.address = str(address[0]) if address else ""
        secured = writer.get_extra_info("ssl_object")
        shown = secured.getpeercert(binary_form=True) if secured is not None else None
        self.fingerprint = hashlib.sha256(shown).hexdigest() if shown else None

    async def credential(self) -> Credential:
        """What it is known by now: asked again for every read, so that a revoked one counts no more. Raises NotRegistered."""
        now = clock.now()
        found = await find_certificate(self.fingerprint, now) if self.fingerprint else None
        found = found or await find_network(self.address, now)
        if found is None:
            raise NotRegistered
        await note_use(found.id, now)
        return found


class Session:
    """One connection: its device (from the login or the frames), and how many frames could not be decoded."""

    def __init__(self, protocol: str, peer: Peer) -> None:
        self.protocol, self.peer = Protocol(protocol), peer
        self.device = ""
        self.bad = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read until the other side ends. Reading waits for the database: memory never contains more than one read."""
        await self.peer.credential()
        rest, split = b"", tcp_frames.DECODERS[self.protocol].split
        while data := await asyncio.wait_for(reader.read(READ_BYTES), IDLE_SECONDS):
            frames, rest = split(rest + data)
            if not frames:
                continue
            replies = await self.take(frames)
            if replies:
                writer.write(replies)
                await asyncio.wait_for(writer.drain(), WRITE_SECONDS)

    async def take(self, raw: list[bytes]) -> bytes:
        """Store the frames' reports; returns the replies, to be sent after the commit. Raises NotRegistered or BadFrame."""
        now, credential = clock.now(), await self.peer.credential()
        reports: list[Report] = []
        replies: list[bytes] = []
        for each in raw:
            try:
                frame, found = tcp_frames.reports(self.protocol, each, self.device, now.timestamp())
            except (BadFrame, ValueError, IndexError, OverflowError) as wrong:
                self.bad += 1
                if self.bad > MOST_BAD_FRAMES:
                    raise BadFrame("too many frames that cannot be read") from wrong
                reports.append(Report(self.device, None, each, str(wrong) if isinstance(wrong, BadFrame) else "cannot be read"))
                continue
            self.device = frame.device or self.device
            replies.append(frame.reply)
            reports += found
        if reports:
            taken = await ingest(reports, source=source_of(self.protocol, credential), now=now, only=credential.device_id)
            if any(reason == FULL for _, reason in taken.refused):
                raise BadFrame(FULL)  # not acknowledged: the device keeps what was not taken
        return b"".join(replies)
