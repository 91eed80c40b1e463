"""A service's application in this process, started and stopped as a server would."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar


@asynccontextmanager
async def started(app: Litestar) -> AsyncIterator[None]:
    """Its start-up and shutdown hooks run in one task of their own, as Litestar needs; fixtures end in another task than
    they began in."""
    ready, over = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            ready.set()
            await over.wait()

    living = asyncio.create_task(live())
    waiting = asyncio.create_task(ready.wait())
    await asyncio.wait({living, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if living.done():
        waiting.cancel()
        await living
    try:
        yield
    finally:
        over.set()
        await living
