"""Whichever process is killed during work, every message takes effect exactly once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial
from uuid import uuid4

import asyncpg
import httpx
import pytest

from shared.db.engine import engine
from tests.chaos.clerk import Clerk
from tests.chaos.stream import AUDITS, Stream, applied, check_exactly_once, waiting
from tests.support.system import System
from tests.support.waiting import eventually_async

ACTIONS, PEOPLE, AT_ONCE = 500, 25, 5  # the forms of the clerk among the actions: one for each kill
KILLED = (
    *("probation-worker", "redis", "reintegration-web", "biometrics-worker", "reintegration-worker", "redis"),
    *("probation-web", "biometrics-worker", "probation-worker", "biometrics-web", "redis", "reintegration-worker"),
    *("faces-worker", "gateway", "evaluator"),
)
pytestmark = [pytest.mark.chaos, pytest.mark.timeout(300)]


@pytest.fixture
async def connection(chaos: System) -> AsyncIterator[asyncpg.Connection]:
    """The owner's connection; this process acts with the services' own pools."""
    async with AsyncExitStack() as stack:
        for role in AUDITS:
            await engine(role).start_connection_pool()
            stack.push_async_callback(engine(role).close_connection_pool)
        opened = await asyncpg.connect(chaos.database_url)
        stack.push_async_callback(opened.close)
        yield opened


async def test_every_message_takes_effect_exactly_once(chaos: System, connection: asyncpg.Connection) -> None:
    await kill_repeatedly(chaos, connection)


@pytest.mark.deep
@pytest.mark.parametrize("turn", range(1, 10))
async def test_again_on_the_data_that_the_runs_before_left(chaos: System, connection: asyncpg.Connection, turn: int) -> None:
    await kill_repeatedly(chaos, connection)


async def kill_repeatedly(chaos: System, connection: asyncpg.Connection) -> None:
    """Five hundred actions while every process is killed in turn, and the checks afterwards."""
    stream = Stream([uuid4() for _ in range(PEOPLE)])
    parts = len(KILLED)
    direct = ACTIONS - parts
    async with httpx.AsyncClient(base_url=chaos.url("probation"), timeout=10, trust_env=False) as client:
        clerk = await Clerk.signed_in(client)
        for part, name in enumerate(KILLED):
            before = await applied(connection)
            numbers = range(part * direct // parts, (part + 1) * direct // parts)
            await asyncio.gather(act_all(stream, numbers), clerk.register(), asyncio.to_thread(kill, chaos, name))
            await eventually_async(partial(more_than, connection, before), seconds=40)
    await eventually_async(partial(all_acknowledged, connection), seconds=90)
    await check_exactly_once(connection, stream)
    await clerk.check(connection)
    await asyncio.to_thread(chaos.wait_until_ready)
    verified = await asyncio.to_thread(chaos.command, "audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


async def act_all(stream: Stream, numbers: range) -> None:
    """The actions of one part, a few at a time; one person's stay in order."""
    slots = asyncio.Semaphore(AT_ONCE)
    last: dict[int, asyncio.Task[None]] = {}

    async def act(number: int, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await before
        async with slots:
            await stream.act(number)

    for number in numbers:
        person = number % PEOPLE
        last[person] = asyncio.create_task(act(number, last.get(person)))
    await asyncio.gather(*last.values())


def kill(chaos: System, name: str) -> None:
    """SIGKILL; Redis loses its data too."""
    if name == "redis":
        chaos.forget_redis()
    else:
        chaos.kill(name)


async def more_than(connection: asyncpg.Connection, before: int) -> bool:
    """Whether messages took effect since."""
    return await applied(connection) > before


async def all_acknowledged(connection: asyncpg.Connection) -> bool:
    """Whether all messages are acknowledged."""
    return await waiting(connection) == 0
