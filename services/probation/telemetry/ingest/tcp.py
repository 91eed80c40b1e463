"""Bracelets over TCP: frames are received, stored, then acknowledged. A slow or broken device does not delay the others."""

import asyncio
import contextlib
import hashlib

from services.probation.telemetry.ingest import mqtt_server as mqtt_direct
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.ingest.decode import PROTOCOLS
from services.probation.telemetry.ingest.protocols.frames import BadFrame, Frame
from shared import clock
from shared.logs import describe, log

READ_BYTES = 16_384
IDLE_SECONDS = 1800.0
WRITE_SECONDS = 20.0
MOST_CONNECTIONS = 5_000
MOST_BAD_FRAMES = 20
MQTT = "mqtt"
_open: dict[asyncio.Server, set[asyncio.Task[None]]] = {}


async def listen(protocol: str, host: str, port: int) -> asyncio.Server:
    """Serve one protocol on a port."""
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            if len(tasks) <= MOST_CONNECTIONS:
                await (mqtt_direct.Session() if protocol == MQTT else Session(protocol)).serve(reader, writer)
        except (OSError, TimeoutError, BadFrame):
            pass  # disconnected, or not this protocol: what was acknowledged is stored
        except Exception as error:  # noqa: BLE001  # one device's trouble is its own
            log.error("bracelet_connection_failed", protocol=protocol, **describe(error))
        finally:
            tasks.discard(task)
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


def _sequence(raw: bytes, frame: Frame) -> int:
    """Distinguishes reports of the same second: a number from the frame's content, independent of reads, alarms after plain reports.

    The same frame sent again has the same number; an alarm that repeats the last position's time has a different one. 45 bits at most.
    """
    return (bool(frame.alarms) << 44) | (int.from_bytes(hashlib.blake2b(raw, digest_size=5).digest()) << 4)


class Session:
    """One connection: its device (from the login or the frames), and how many frames could not be decoded."""

    def __init__(self, protocol: str) -> None:
        self.protocol, self.decoder = protocol, PROTOCOLS[protocol]
        self.device: str | None = None
        self.bad = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read until the other side ends. Reading waits for the database: memory never contains more than one read."""
        rest = b""
        while data := await asyncio.wait_for(reader.read(READ_BYTES), IDLE_SECONDS):
            frames, rest = self.decoder.split(rest + data)
            if not frames:
                continue
            replies = await self.take(frames)
            if replies:
                writer.write(replies)
                await asyncio.wait_for(writer.drain(), WRITE_SECONDS)

    async def take(self, raw: list[bytes]) -> bytes:
        """Store the frames' reports; returns the replies, to be sent after the commit."""
        now = clock.now()
        reports: list[Report] = []
        replies: list[bytes] = []
        for each in raw:
            try:
                frame: Frame = self.decoder.decode(each)
            except (BadFrame, ValueError, IndexError, OverflowError) as wrong:
                self.bad += 1
                if self.bad > MOST_BAD_FRAMES:
                    raise BadFrame("too many frames that cannot be read") from wrong
                reason = str(wrong) if isinstance(wrong, BadFrame) else "cannot be read"
                reports.append(Report(self.device or "", None, each, reason))
                continue
            self.device = frame.device or self.device
            replies.append(frame.reply)
            fixes = frame.as_fixes(now.timestamp(), _sequence(each, frame))
            reports += [Report(self.device or "", fix, each, "") for fix in fixes]
        if reports:
            await ingest(reports, source=self.protocol, now=now)
        return b"".join(replies)
