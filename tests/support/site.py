"""The shared pages on a real address: what a test may do to them."""

import asyncio
from dataclasses import dataclass

from shared.db.engine import transaction
from shared.identity.tables import DB
from shared.web import live


@dataclass
class Site:
    """A running application. `shown` is what its live page counts."""

    url: str
    loop: asyncio.AbstractEventLoop
    shown: list[int]

    def change(self) -> None:
        """Something changed: the number on the live page, in a transaction."""
        asyncio.run_coroutine_threadsafe(self._change(), self.loop).result(10)

    async def _change(self) -> None:
        async with transaction(DB):
            self.shown.append(len(self.shown))
            await live.notify(DB, "sample")

    def hang_up(self) -> None:
        """Let the database close every connection of the application."""
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result(10)

    async def _hang_up(self) -> None:
        async with transaction(DB) as opened:
            await opened.connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'identity' AND pid <> pg_backend_pid()"
            )
