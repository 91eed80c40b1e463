"""Asking clamd whether a file has a virus (clamd(8), command INSTREAM): by its socket, so that the content never lies in a file."""

import asyncio

PIECE = 256 * 1024
SECONDS = 60.0


class ScannerAway(Exception):
    """There is no answer: the text says why. The file is checked later."""


async def scan(address: str, content: bytes, *, seconds: float = SECONDS) -> str | None:
    """The name of what was found; None where the file is clean. Raises ScannerAway.

    `address`: the path of clamd's socket, or host:port.
    """
    try:
        answer = await asyncio.wait_for(_asked(address, content), seconds)
    except (OSError, ValueError, TimeoutError) as error:
        raise ScannerAway(f"{type(error).__name__}: {error}") from error
    result = answer.removeprefix("stream: ")
    if result == "OK":
        return None
    if result.endswith(" FOUND"):
        return result.removesuffix(" FOUND")
    raise ScannerAway(f"clamd answered: {answer[:200]}")


async def _asked(address: str, content: bytes) -> str:
    reader, writer = await _connected(address)
    try:
        writer.write(b"zINSTREAM\0")
        for place in range(0, len(content), PIECE):
            piece = content[place : place + PIECE]
            writer.write(len(piece).to_bytes(4, "big") + piece)
            await writer.drain()
        writer.write(bytes(4))
        await writer.drain()
        return (await reader.read(4096)).rstrip(b"\0").decode("utf-8", "replace").strip()
    finally:
        writer.close()


async def _connected(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if "/" in address:
        return await asyncio.open_unix_connection(address)
    host, _, port = address.rpartition(":")
    return await asyncio.open_connection(host, int(port))
