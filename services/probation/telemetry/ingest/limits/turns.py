"""Turns at the database: each vendor has a few at once, so that one vendor cannot take every connection of the pool."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """At most `most` turns at once, and `each` of one vendor; whoever has none waits, first come, first served. Of all that one vendor
    sends, only `each` stand in the common queue."""

    def __init__(self, most: int, each: int) -> None:
        self.each, self._common = each, asyncio.Semaphore(most)
        self._of: dict[str, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def turn(self, vendor: str) -> AsyncIterator[None]:
        """Hold a turn during the block."""
        semaphore, users = self._of.get(vendor) or (asyncio.Semaphore(self.each), 0)
        self._of[vendor] = semaphore, users + 1
        try:
            async with semaphore, self._common:
                yield
        finally:
            semaphore, users = self._of[vendor]
            if users > 1:
                self._of[vendor] = semaphore, users - 1
            else:
                del self._of[vendor]

    def __len__(self) -> int:
        """How many vendors have or await a turn."""
        return len(self._of)
