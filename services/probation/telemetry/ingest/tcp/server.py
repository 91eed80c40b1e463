"""Bracelets over TCP: frames are received, stored, then acknowledged. A slow or broken device does not delay the others.

A connection is taken only from a network that is registered for a vendor, or with a client certificate that is: these protocols carry no
secret. Nothing is read from any other.
"""

import asyncio
import contextlib
import hashlib
import ssl

from services.probation.telemetry.ingest.actions import NOT_TAKEN, Report
from services.probation.telemetry.ingest.limits.connections import Place, State
from services.probation.telemetry.ingest.limits.limits import limits
from services.probation.telemetry.ingest.mqtt import server as mqtt_direct
from services.probation.telemetry.ingest.protocols.frames import BadFrame
from services.probation.telemetry.ingest.receivers import NotRegistered, receive
from services.probation.telemetry.ingest.refused_senders import refused_senders
from services.probation.telemetry.ingest.tcp import frames as tcp_frames
from services.probation.telemetry.vendors.credentials import Credential, find_certificate, find_network, note_use
from services.probation.telemetry.vendors.domain import Protocol
from shared import clock
from shared.logs import describe, log

READ_BYTES = 16_384
IDLE_SECONDS = 1800.0
WRITE_SECONDS = 20.0
MOST_BAD_FRAMES = 20
MQTT = "mqtt"
_open: dict[asyncio.Server, set[asyncio.Task[None]]] = {}


async def listen(protocol: str, host: str, port: int, tls: ssl.SSLContext | None = None) -> asyncio.Server:
    """Serve one protocol on a port, over TLS if a context is given."""
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        address = _address(writer)
        bounds = limits()
        place = bounds.tcp.enter(*bounds.share(address, bounds.tcp), writer.transport.abort)
        session: mqtt_direct.Session | Session | None = None
        try:
            if place is not None:
                if tls is not None:
                    await _secure(writer, address if protocol != MQTT else None, tls)
                session = mqtt_direct.Session(address, place) if protocol == MQTT else Session(protocol, Peer(writer), place)
                await session.serve(reader, writer)
        except (OSError, TimeoutError, BadFrame):
            pass  # disconnected, or not this protocol: what was acknowledged is stored
        except NotRegistered:
            refused_senders().add(address, protocol, clock.now())
            if bounds.may_log("sender_not_registered"):
                log.warning("sender_not_registered", protocol=protocol)
        except Exception as error:  # noqa: BLE001  # one device's trouble is its own
            log.error("bracelet_connection_failed", protocol=protocol, **describe(error))
        finally:
            tasks.discard(task)
            for held in (place, session.place if session is not None else None):
                if held is not None:
                    held.leave()
            writer.close()
            with contextlib.suppress(OSError, TimeoutError):
                await asyncio.wait_for(writer.wait_closed(), 1)

    server = await asyncio.start_server(connected, host, port, limit=READ_BYTES)
    _open[server] = tasks
    return server


async def close(server: asyncio.Server) -> None:
    """Stop serving; frames that are not acknowledged will be sent again."""
    server.close()
    for task in list(_open.pop(server, ())):
        task.cancel()


def _address(writer: asyncio.StreamWriter) -> str:
    found = writer.get_extra_info("peername")
    return str(found[0]) if found else ""


async def _secure(writer: asyncio.StreamWriter, address: str | None, tls: ssl.SSLContext) -> None:
    """Begin TLS, within the time of a first message. Where the address counts alone, because there are neither accounts (`address` is
    given) nor client certificates, one of no vendor gets no answer at all. Raises NotRegistered, or OSError if it fails."""
    writer.transport.pause_reading()  # type: ignore[attr-defined]  # so that nothing of the handshake is taken for a frame
    if address is not None and tls.verify_mode == ssl.CERT_NONE and await find_network(address, clock.now()) is None:
        raise NotRegistered
    await writer.start_tls(tls, ssl_handshake_timeout=limits().chosen.first_message_seconds)


class Peer:
    """The other end of a connection: its address, and its certificate if it showed one that TLS verified."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.address = _address(writer)
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

    def __init__(self, protocol: str, peer: Peer, place: Place) -> None:
        self.protocol, self.peer, self.place = Protocol(protocol), peer, place
        self.device = ""
        self.bad = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read until the other side ends. Reading waits for the database and for the vendor's and the device's rate: memory never
        contains more than one read. A frame that has begun must end in time, the first one too."""
        vendor = (await self.peer.credential()).vendor
        begun = limits().chosen.first_message_seconds
        split, rest, patience = tcp_frames.DECODERS[self.protocol].split, b"", begun
        loop = asyncio.get_running_loop()
        while True:
            frames: list[bytes] = []
            deadline = loop.time() + patience
            while not frames:
                async with asyncio.timeout_at(deadline):
                    if not (data := await reader.read(READ_BYTES)):
                        return
                was_begun = bool(rest)
                frames, rest = split(rest + data)
                if rest and not was_begun:
                    deadline = min(deadline, loop.time() + begun)
            if not self._move_to(vendor):
                return
            replies = await self.take(frames)
            if replies:
                writer.write(replies)
                await asyncio.wait_for(writer.drain(), WRITE_SECONDS)
            await limits().pause(vendor, [self.device])
            patience = begun if rest else IDLE_SECONDS

    def _move_to(self, vendor: str) -> bool:
        """From its first frame on the connection counts for its vendor; False if the vendor has too many."""
        place = limits().pass_to_vendor(self.place, vendor)
        if place is None:
            return False
        self.place = place
        place.move(State.WORKING)
        return True

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
            taken = await receive(reports, protocol=self.protocol, credential=credential, now=now)
            if any(reason in NOT_TAKEN for _, reason in taken.refused):
                raise BadFrame("not taken")  # nor acknowledged: the device keeps it
        return b"".join(replies)
