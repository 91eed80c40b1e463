"""A transaction is applied completely or not at all, and its connection is always returned."""

import asyncio
from contextlib import suppress
from uuid import uuid4

import asyncpg
import pytest
from piccolo.engine.exceptions import TransactionError

from shared.db.engine import transaction
from shared.settings import OraluSettings
from tests.support.messaging import SENDER, SentSequence

pytestmark = pytest.mark.usefixtures("post")


async def add(key: str) -> None:
    """Write a row in a transaction of its own, or in the open one."""
    async with transaction(SENDER):
        await SentSequence.insert(SentSequence(key=key, last=1))


async def there(key: str) -> bool:
    """Whether the row is committed or visible here."""
    return bool(await SentSequence.exists().where(SentSequence.key == key))


async def deferred_failure() -> None:
    """Make the COMMIT of the open transaction fail."""
    connection = SENDER.connection()
    await connection.execute("CREATE TEMPORARY TABLE one (id int UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP")
    await connection.execute("INSERT INTO one VALUES (1), (1)")


async def test_a_failed_commit_gives_the_connection_back_and_ends_the_transaction() -> None:
    assert SENDER.pool is not None
    for _ in range(15):  # more often than the pool has connections
        with pytest.raises(asyncpg.UniqueViolationError):
            async with transaction(SENDER):
                await deferred_failure()
    assert SENDER.pool.get_idle_size() == SENDER.pool.get_size()
    await add("after")
    assert await there("after")


async def test_an_error_undoes_everything() -> None:
    with suppress(ValueError):
        async with transaction(SENDER):
            await add("inner")
            raise ValueError
    assert not await there("inner")


async def test_a_joined_transaction_is_committed_by_the_outer_one_alone() -> None:
    async with transaction(SENDER) as outer:
        async with transaction(SENDER) as inner:
            assert inner is outer
            await add("joined")
        async with asyncpg.create_pool(**SENDER.config, min_size=1, max_size=1) as others:
            assert await others.fetchval("SELECT count(*) FROM probation.test_sequence") == 0
    assert await there("joined")


async def test_an_inner_error_undoes_the_inner_part_and_reaches_the_outer_one() -> None:
    async with transaction(SENDER):
        await add("before")
        with suppress(asyncpg.UniqueViolationError):
            async with transaction(SENDER):
                await add("lost")
                await add("before")
                raise AssertionError("the key is taken")
        await add("after")
    assert (await there("before"), await there("lost"), await there("after")) == (True, False, True)


async def test_a_transaction_inside_another_is_refused_unless_it_joins() -> None:
    async with SENDER.transaction():
        with pytest.raises(TransactionError):
            SENDER.transaction()


async def test_a_task_that_outlives_the_transaction_it_was_started_in_does_not_use_it() -> None:
    ended = asyncio.Event()

    async def later() -> None:
        await ended.wait()
        await add("later")

    async with transaction(SENDER):
        task = asyncio.create_task(later())
    ended.set()
    await task
    assert await there("later")


async def test_a_broken_connection_shows_the_first_error() -> None:
    with pytest.raises(asyncpg.PostgresConnectionError):
        async with transaction(SENDER) as opened:
            await opened.connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    await add("again")
    assert await there("again")


async def test_a_role_reads_and_writes_its_own_schema_alone(post: OraluSettings) -> None:
    connection = await asyncpg.connect(post.role_dsn("probation"))
    try:
        assert await connection.fetchval("SELECT count(*) FROM probation.test_outbox") == 0
        for statement in (
            "SELECT * FROM reintegration.test_inbox",
            "CREATE TABLE probation.mine (id int)",
            "CREATE TABLE public.mine (id int)",
            "DROP TABLE probation.test_outbox",
            "ALTER TABLE probation.test_audit DISABLE TRIGGER ALL",
            "SELECT public.install_append_only('probation.test_outbox', 'probation')",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
    finally:
        await connection.close()


async def test_importing_tables_connects_to_nothing() -> None:
    from shared.db.engine import SafeEngine

    unreachable = SafeEngine(f"nobody{uuid4().hex}")
    assert unreachable.pool is None
