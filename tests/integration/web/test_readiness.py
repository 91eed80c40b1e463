"""A process is ready when PostgreSQL answers. Redis may be gone: that is told, and takes nobody off the service."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from shared.db.engine import engine
from shared.messaging.queue import close_connections
from shared.settings import OraluSettings
from tests.support.clients import ClientFor
from tests.support.configuration import forget_settings

READY = "/health/ready"


@pytest.fixture
async def silent_port() -> AsyncIterator[int]:
    """A port that takes connections and never says a word."""

    async def say_nothing(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()

    over = asyncio.Event()
    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    over.set()
    server.close()


async def test_both_answer(client_for: ClientFor) -> None:
    answer = await (await client_for("probation")).get(READY)
    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "database": "ready", "queue": "ready"})


async def test_without_redis_it_is_ready_and_says_what_is_missing(client_for: ClientFor, monkeypatch: pytest.MonkeyPatch) -> None:
    client = await client_for("probation")
    monkeypatch.setenv("ORALU_REDIS_URL", "redis://127.0.0.1:1/0")
    forget_settings()
    answer = await client.get(READY)
    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "database": "ready", "queue": "degraded"})


async def test_a_redis_that_does_not_answer_delays_the_probe_only_for_a_moment(
    client_for: ClientFor, silent_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await client_for("probation")
    monkeypatch.setenv("ORALU_REDIS_URL", f"redis://127.0.0.1:{silent_port}/0")
    forget_settings()
    began = time.monotonic()
    answer = await client.get(READY)
    assert (answer.status_code, answer.json()["queue"]) == (200, "degraded")
    assert time.monotonic() - began < 3.5, "the probe of the chart waits for four seconds"
    await close_connections()


async def test_without_its_database_it_is_not_ready(client_for: ClientFor, database: OraluSettings) -> None:
    client = await client_for("probation")
    pool = engine("probation").pool
    assert pool is not None
    pool.terminate()
    answer = await client.get(READY)
    assert (answer.status_code, answer.json()["database"]) == (503, "not ready")
