"""Whether a process is alive, and whether it can work."""

import asyncio
from collections.abc import Sequence

import asyncpg
from litestar import Response, get
from litestar.types import ControllerRouterHandler

from shared.db.engine import SafeEngine
from shared.messaging.queue import queue_answers
from shared.web.guards import public

READY_SECONDS = 3.0


@get("/health/live", guards=[public])
async def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


def handlers(engines: Sequence[SafeEngine]) -> list[ControllerRouterHandler]:
    """The two probes of a service."""

    @get("/health/ready", guards=[public])
    async def ready() -> Response[dict[str, str]]:
        """Database and queue answer; otherwise 503 with the ones that do not."""
        found = {"database": await _ready(engines), "queue": await queue_answers()}
        words = {name: "ready" if well else "not ready" for name, well in found.items()}
        return Response(
            {"status": "ready" if all(found.values()) else "not ready", **words}, status_code=200 if all(found.values()) else 503
        )

    return [live, ready]


async def _ready(databases: Sequence[SafeEngine]) -> bool:
    """Every database of the service answers in time."""
    try:
        async with asyncio.timeout(READY_SECONDS):
            for db in databases:
                assert db.pool is not None
                await db.pool.fetchval("SELECT 1")
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return False
    return True
