"""A service's application in this process, started and stopped as a server would."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

from litestar import Litestar

from shared.settings import OraluSettings

_kept: dict[str, tuple[OraluSettings, Litestar]] = {}


def kept(service: str) -> Litestar:
    """The application of `service` for the settings of this moment, made once in this process: routes and templates are compiled once.

    What belongs to one test (pools, the face engine) starts and stops with `started`.
    """
    chosen: OraluSettings = import_module(f"services.{service}.settings").settings()
    same = chosen.model_copy(update={"state_dir": Path()})  # a folder of each test's own, which no application reads
    known = _kept.get(service)
    if known is None or known[0] != same:
        known = _kept[service] = (same, import_module(f"services.{service}.app").create_app())
    return known[1]


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
