"""Turns at the database: each vendor has a few at once, so that one vendor cannot take every connection of the pool."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """At most `each` turns of one vendor at once; whoever has none waits, first come, first served."""

    def __init__(self, each: int) -> None:
        self.each = each
        self._of: dict[str, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def turn(self, vendor: str) -> AsyncIterator[None]:
        """Hold a turn during the block."""
        semaphore, users = self._of.get(vendor) or (asyncio.Semaphore(self.each), 0)
        self._of[vendor] = semaphore, users + 1
        try:
            async with semaphore:
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
