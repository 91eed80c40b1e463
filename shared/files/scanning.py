"""Asking clamd whether a file has a virus (clamd(8), command INSTREAM): by its socket, so that the content never lies in a file."""

import asyncio
from collections.abc import Iterable, Iterator

PIECE = 256 * 1024
SECONDS = 60.0


class ScannerAway(Exception):
    """There is no answer: the text says why. The file is checked later."""


async def scan(address: str, content: bytes, *, seconds: float = SECONDS) -> str | None:
    """The name of what was found; None where the file is clean. Raises ScannerAway.

    `address`: the path of clamd's socket, or host:port.
    """
    answer = await _answer(address, _pieces(content), seconds)
    result = answer.removeprefix("stream: ")
    if result == "OK":
        return None
    if result.endswith(" FOUND"):
        return result.removesuffix(" FOUND")
    raise ScannerAway(f"clamd answered: {answer[:200]}")


async def version(address: str, *, seconds: float = SECONDS) -> str:
    """What clamd says of itself: `ClamAV 1.4.3/27500/Mon Nov  9 10:25:11 2026`, without signatures only the program. Raises ScannerAway."""
    answer = await _answer(address, [b"zVERSION\0"], seconds)
    if not answer.startswith("ClamAV"):
        raise ScannerAway(f"clamd answered: {answer[:200]}")
    return answer


def _pieces(content: bytes) -> Iterator[bytes]:
    yield b"zINSTREAM\0"
    for place in range(0, len(content), PIECE):
        piece = content[place : place + PIECE]
        yield len(piece).to_bytes(4, "big") + piece
    yield bytes(4)


async def _answer(address: str, command: Iterable[bytes], seconds: float) -> str:
    try:
        return await asyncio.wait_for(_asked(address, command), seconds)
    except (OSError, ValueError, TimeoutError) as error:
        raise ScannerAway(f"{type(error).__name__}: {error}") from error


async def _asked(address: str, command: Iterable[bytes]) -> str:
    reader, writer = await _connected(address)
    try:
        for piece in command:
            writer.write(piece)
            await writer.drain()
        return (await reader.read(4096)).rstrip(b"\0").decode("utf-8", "replace").strip()
    finally:
        writer.close()


async def _connected(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if "/" in address:
        return await asyncio.open_unix_connection(address)
    host, _, port = address.rpartition(":")
    return await asyncio.open_connection(host, int(port))
