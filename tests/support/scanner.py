"""A stand-in for clamd (clamd(8), command INSTREAM): it answers as clamd did in a recorded exchange."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path


@contextlib.asynccontextmanager
async def recorded(folder: Path, answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A socket that answers as clamd did in a recorded exchange, and what it was sent."""
    sent: list[bytes] = []

    async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sent.append(await reader.readexactly(10))
        while length := int.from_bytes(await reader.readexactly(4), "big"):
            sent.append(await reader.readexactly(length))
        writer.write(answer)
        await writer.drain()
        writer.close()

    address = str(folder / "s")
    async with await asyncio.start_unix_server(exchange, address):
        yield address, sent
