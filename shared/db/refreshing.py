"""What a process keeps in memory from the database: read again every minute, so that a change reaches every process."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from shared.logs import log

REFRESH_SECONDS = 60.0
Read = Callable[[], Awaitable[None]]


async def keep_reading(read: Read, *, failed: str) -> None:
    """Read again and again until cancelled. What cannot be read is logged as `failed`, and what was read last stays in use."""
    while True:
        await asyncio.sleep(REFRESH_SECONDS)
        try:
            await read()
        except Exception as error:  # noqa: BLE001 - whatever it is, what was true a minute ago is better than nothing
            log.warning(failed, error=type(error).__name__)


@asynccontextmanager
async def kept_fresh(read: Read, *, failed: str) -> AsyncIterator[None]:
    """Inside, `keep_reading` runs; the caller has read once before."""
    task = asyncio.create_task(keep_reading(read, failed=failed))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
