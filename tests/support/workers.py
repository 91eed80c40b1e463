"""Workers of a test's own services in this process, and waiting for what they do."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from arq.worker import Worker

from shared.messaging.outbox import Messaging
from shared.messaging.queue import redis_settings
from shared.messaging.worker import worker_settings
from tests.support.messaging import SentOutbox

PATIENCE = 20.0


@asynccontextmanager
async def working(messaging: Messaging | None, handlers: Any = (), *, kind: type[Worker] = Worker, **more: Any) -> AsyncIterator[Worker]:
    """A worker in this process for the length of the block."""
    worker = kind(**worker_settings(messaging, dict(handlers), **more), redis_settings=redis_settings(patient=True), handle_signals=False)
    task = asyncio.create_task(worker.async_run())
    try:
        yield worker
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        if worker.tasks:  # arq's own end raises where it cancels a job that is writing its result
            await asyncio.wait(worker.tasks.values(), timeout=PATIENCE)
        await worker.close()


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Return when it holds."""
    async with asyncio.timeout(PATIENCE):
        while not await condition():  # noqa: ASYNC110  # the condition is a row in the database
            await asyncio.sleep(0.02)


async def acknowledged(count: int) -> bool:
    """Whether that many messages were acknowledged."""
    return bool(await SentOutbox.count().where(SentOutbox.acknowledged_at.is_not_null()) == count)
