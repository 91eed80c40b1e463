"""Workers of two services on a real Redis: a message arrives, takes effect, is acknowledged; nothing in Redis or a log is readable."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from arq.worker import Worker
from redis.asyncio import Redis

from shared.db.engine import transaction
from shared.messages.base import Message
from shared.messages.probation import BreachConfirmed
from shared.messaging.outbox import send
from shared.messaging.queue import (
    close_connections,
    deserialize,
    enqueue,
    queue_answers,
    serialize,
)
from shared.messaging.waking import WakeableWorker
from shared.settings import OraluSettings
from tests.support.configuration import forget_settings
from tests.support.messaging import HANDLERS, PROBATION, REINTEGRATION, SENDER, Effect, GotInbox, SentOutbox, breach, take_effect
from tests.support.servers import Servers
from tests.support.workers import PATIENCE, acknowledged, until, working


@pytest.fixture
def fixed_clock() -> None:
    """The clock runs here: a message is sent again after some time."""


@pytest.fixture
async def quick(post: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """Messages are sent again after a short time."""
    monkeypatch.setenv("ORALU_RESEND_AFTER_SECONDS", "0.5")
    monkeypatch.setenv("ORALU_SWEEP_SECONDS", "0.2")
    forget_settings()
    yield
    await close_connections()


async def post_messages(count: int) -> None:
    """Send them, two to a person, each in a transaction of its own."""
    for _ in range(count // 2):
        message = breach()
        for _ in range(2):
            async with transaction(SENDER):
                await send(PROBATION, message)


async def test_messages_arrive_in_order_once_and_are_acknowledged(quick: None) -> None:
    async with working(PROBATION), working(REINTEGRATION, HANDLERS):
        await post_messages(20)
        await until(lambda: acknowledged(20))
    assert await Effect.count() == await GotInbox.count() == 20
    assert not await SentOutbox.exists().where(SentOutbox.body.is_not_null())


async def test_a_redis_that_forgets_everything_loses_nothing(quick: None, servers: Servers) -> None:
    async with working(PROBATION):
        await post_messages(10)
        await until(lambda: all_sent(10))
        servers.empty_redis()
        async with working(REINTEGRATION, HANDLERS):
            await until(lambda: acknowledged(10))
    assert await Effect.count() == 10


async def all_sent(count: int) -> bool:
    """Whether the relay has carried that many."""
    return bool(await SentOutbox.count().where(SentOutbox.sent_at.is_not_null()) == count)


async def test_a_failing_handler_is_tried_again_by_the_sender_and_its_words_stay_out_of_the_log(
    quick: None, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    failures = iter([ValueError("somebody's name"), ConnectionError("somebody's name")])

    async def fails_twice(message: Message) -> None:
        if error := next(failures, None):
            raise error
        await take_effect(message)

    caplog.set_level(logging.DEBUG)
    async with working(PROBATION), working(REINTEGRATION, {BreachConfirmed: fails_twice}):
        await post_messages(2)
        await until(lambda: acknowledged(2))
    assert await Effect.count() == 2
    assert "somebody's name" not in caplog.text + capsys.readouterr().out


async def test_redis_holds_nothing_readable(quick: None, post: OraluSettings) -> None:
    async with working(PROBATION):
        await post_messages(2)
        await until(lambda: all_sent(2))
    async with Redis.from_url(post.redis_url) as redis:
        held = [await redis.get(key) for key in await redis.keys("arq:job:*")]
        assert held
        assert b"person" not in b"".join(held)
        assert b"breach" not in b"".join(held)


async def test_a_forged_acknowledgement_is_ignored(quick: None) -> None:
    async with transaction(SENDER):
        await send(PROBATION, breach())
    async with working(PROBATION) as worker:
        await enqueue("oralu:probation", "message_acknowledged", "reintegration.1.AAAA")
        await until(lambda: jobs_done(worker, 1))
    assert await acknowledged(0)


async def jobs_done(worker: Worker, count: int) -> bool:
    """Whether the worker has finished that many jobs."""
    return worker.jobs_complete + worker.jobs_failed >= count


async def test_jobs_and_sweeps_run_and_a_failing_sweep_runs_again(quick: None) -> None:
    ran: list[str] = []
    rounds: list[int] = []

    async def verify_session(_ctx: dict[str, Any], session: str) -> None:
        ran.append(session)

    async def sweep(_ctx: dict[str, Any]) -> None:
        rounds.append(len(rounds))
        if len(rounds) == 1:
            raise ValueError("once")

    async def both() -> bool:
        return ran == ["17"] and len(rounds) >= 3

    async with working(PROBATION, jobs=[verify_session], sweeps=[(sweep, 0.05)]):
        assert await enqueue("oralu:probation", "verify_session", "17", job_id="once")
        await until(both)


async def test_an_unreachable_queue_is_reported_and_not_raised(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await queue_answers()
    monkeypatch.setenv("ORALU_REDIS_URL", "redis://127.0.0.1:1/0")
    forget_settings()
    assert not await queue_answers()
    assert not await enqueue("oralu:probation", "verify_session", "17")


def test_a_job_travels_as_json_whatever_it_failed_with() -> None:
    assert deserialize(serialize({"t": 1, "r": ValueError("secret")})) == {"t": 1, "r": "ValueError"}


async def test_a_worker_takes_a_job_when_it_is_woken(post: OraluSettings, quick: None) -> None:
    """A person at the kiosk does not wait until the worker looks at the queue."""
    done = asyncio.Event()

    async def work(_ctx: dict[str, Any]) -> None:
        done.set()

    async with working(None, kind=WakeableWorker, queue="oralu:wakeups", jobs=(work,), look_every_seconds=600.0) as worker:
        async with Redis.from_url(post.redis_url) as redis:

            async def listens() -> bool:
                return bool((await redis.pubsub_numsub("oralu:wakeups:wakeup"))[0][1])

            await until(listens)
        assert await enqueue("oralu:wakeups", "work")
        async with asyncio.timeout(PATIENCE):
            await done.wait()
    assert worker.jobs_complete == 1
