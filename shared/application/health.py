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
        """The database answers, otherwise 503. A queue that does not is told alone: whatever is sent waits in the outbox."""
        database, queue = await asyncio.gather(_ready(engines), queue_answers())
        status = "ready" if database else "not ready"
        words = {"status": status, "database": status, "queue": "ready" if queue else "degraded"}
        return Response(words, status_code=200 if database else 503)

    return [live, ready]


async def _ready(databases: Sequence[SafeEngine]) -> bool:
    """Every database of the service answers in time."""
    try:
        async with asyncio.timeout(READY_SECONDS):
            for db in databases:
                await db.fetch("SELECT 1")
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return False
    return True
