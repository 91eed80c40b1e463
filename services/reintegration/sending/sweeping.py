"""Sweeps that send what waits, one batch after the other."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from shared import clock

BATCH, MOST_BATCHES = 20, 50


async def send_waiting(batch: Callable[[datetime], Awaitable[int]]) -> None:
    """Hand over until a batch is not full; `batch` returns how many it handed over."""
    for _ in range(MOST_BATCHES):
        if await batch(clock.now()) < BATCH:
            return
