"""Pages of a file: how many there are, and pictures of the first ones, made by a process of its own (rendering.py)."""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

RENDERING = Path(__file__).with_name("rendering.py")
SECONDS = 60.0
NUMBER = 4


class CannotRender(Exception):
    """The file has no page that could be shown, or took too long."""


@dataclass(frozen=True, slots=True, repr=False)
class Rendered:
    """The number of pages, and pictures of the first ones as JPEG."""

    pages: int
    pictures: tuple[bytes, ...]


async def render(content: bytes, *, pictures: int = 0, seconds: float = SECONDS) -> Rendered:
    """Count the pages, and make `pictures` of them at most. Raises CannotRender; what went wrong inside is never shown."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", str(RENDERING), str(pictures)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},
    )
    try:
        written, _ = await asyncio.wait_for(process.communicate(content), seconds)
    except TimeoutError:
        raise CannotRender from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0 or len(written) < NUMBER:
        raise CannotRender
    return _read(written)


def _read(written: bytes) -> Rendered:
    pages, place, found = int.from_bytes(written[:NUMBER], "big"), NUMBER, []
    while place < len(written):
        length = int.from_bytes(written[place : place + NUMBER], "big")
        found.append(written[place + NUMBER : place + NUMBER + length])
        place += NUMBER + length
    return Rendered(pages, tuple(found))
