"""A worker that looks at its queue when it is woken, and loops that start again when they fail."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from arq.worker import Worker

from shared.logs import describe, log


def wakeup_channel(service_queue: str) -> str:
    """Where whoever put a job on a queue tells its workers."""
    return f"{service_queue}:wakeup"


class WakeableWorker(Worker):
    """Looks at its queue when it is woken, and by itself every `poll_delay`: a message that wakes it may be lost."""

    def __init__(self, *, poll_delay: float, **kwargs: Any) -> None:
        super().__init__(poll_delay=0, **kwargs)  # arq's own wait would not be woken
        self._every, self._woken = poll_delay, asyncio.Event()
        self._listening: asyncio.Task[None] | None = None

    async def _poll_iteration(self) -> None:
        if self._listening is None:
            self._listening = self.loop.create_task(supervise("wakeup", self._listen))
        self._woken.clear()
        await super()._poll_iteration()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), self._every)

    async def _listen(self) -> None:
        async with self.pool.pubsub() as channel:
            await channel.subscribe(wakeup_channel(self.queue_name))
            async for _ in channel.listen():
                self._woken.set()

    async def close(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await super().close()


async def supervise(name: str, step: Callable[[], Awaitable[None]]) -> None:
    """Run an endless step; when it fails, say so and start it again a second later."""
    while True:
        try:
            await step()
        except Exception as error:  # noqa: BLE001  # one bad round must not end the relay or a sweep for good
            log.error("loop_failed", loop=name, **describe(error))
        await asyncio.sleep(1)
