"""A migration never waits long, and a large table's index is built while others write."""

import asyncio
import sys
from collections.abc import Callable
from types import ModuleType

import asyncpg
import pytest

from shared.db import migrate as migrating
from shared.db.migrate import MigrationFailed, migrate
from shared.db.migration import SqlMigration, index_migration, sql_migration
from shared.settings import OraluSettings

NAME = "services.probation.migrations.of_a_test"
INDEX = "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS case_number_last ON probation.case_number (last)"
ADD_COLUMN = "ALTER TABLE probation.case_number ADD COLUMN remark text"

Add = Callable[[Callable[[], SqlMigration]], None]


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Add:
    """Give probation one more migration."""
    there = migrating.migrations

    def one_more(make: Callable[[], SqlMigration]) -> None:
        async def forwards() -> SqlMigration:
            return make()

        module = ModuleType(NAME, "A migration of a test.")
        module.__dict__.update(ID="2999-01-01T00:00:00:000000", forwards=forwards)
        monkeypatch.setitem(sys.modules, NAME, module)
        more = {module.ID: module}
        monkeypatch.setattr(migrating, "migrations", lambda app: there(app) | (more if "probation" in app else {}))

    return one_more


async def test_the_timeouts_are_set_while_a_migration_runs(database: OraluSettings, add: Add) -> None:
    seen = (
        "CREATE TABLE probation.seen AS SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement"
    )
    add(lambda: sql_migration(NAME, seen))
    await migrate(database)
    connection = await asyncpg.connect(database.database_url)
    try:
        (row,) = await connection.fetch("SELECT lock, statement FROM probation.seen")
        assert tuple(row) == ("5s", "1min")
    finally:
        await connection.close()


def test_other_timeouts_need_a_reason(add: Add) -> None:
    with pytest.raises(ValueError, match="need a reason"):
        sql_migration(NAME, "SELECT 1", statement_timeout="10min")


async def test_a_migration_that_waits_for_a_lock_gives_up_and_can_be_run_again(database: OraluSettings, add: Add) -> None:
    add(lambda: sql_migration(NAME, ADD_COLUMN, lock_timeout="50ms", reason="the test does not wait for seconds"))
    busy = await asyncpg.connect(database.database_url)
    try:
        async with busy.transaction():
            await busy.execute("SELECT * FROM probation.case_number")
            with pytest.raises(MigrationFailed, match=r"services\.probation.*lock timeout.*not applied"):
                await migrate(database)
        await migrate(database)
        assert await busy.fetch("SELECT remark FROM probation.case_number") == []
    finally:
        await busy.close()


async def test_an_index_is_built_while_another_migrator_waits(database: OraluSettings, add: Add) -> None:
    """A migrator that waits inside a statement would block the build, and the build the migrator."""
    add(lambda: index_migration(NAME, INDEX))
    async with asyncio.timeout(30):
        await asyncio.gather(migrate(database), migrate(database))
    connection = await asyncpg.connect(database.database_url)
    try:
        assert await is_valid(connection)
    finally:
        await connection.close()


async def test_an_index_is_built_while_others_write(database: OraluSettings, add: Add) -> None:
    """Writing continues: the build waits for the open transaction, and blocks no other one."""
    add(lambda: index_migration(NAME, INDEX))
    first, second = await asyncpg.connect(database.database_url), await asyncpg.connect(database.database_url)
    try:
        async with asyncio.timeout(30):
            opened = first.transaction()
            await opened.start()
            await first.execute("INSERT INTO probation.case_number VALUES ('first', 1)")
            run = asyncio.create_task(migrate(database))
            while not await second.fetchval("SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'"):
                pass  # asking is waiting
            await second.execute("INSERT INTO probation.case_number VALUES ('second', 2)")
            assert not run.done()
            await opened.commit()
            await run
        assert await is_valid(second)
    finally:
        await first.close()
        await second.close()


async def test_an_index_whose_build_failed_is_built_again(database: OraluSettings, add: Add) -> None:
    add(lambda: index_migration(NAME, INDEX))
    connection = await asyncpg.connect(database.database_url)
    try:
        await connection.execute("INSERT INTO probation.case_number VALUES ('one', 1), ('another', 1)")
        with pytest.raises(asyncpg.UniqueViolationError):
            await migrate(database)
        assert not await is_valid(connection)
        await connection.execute("UPDATE probation.case_number SET last = 2 WHERE key = 'another'")
        await migrate(database)
        assert await is_valid(connection)
    finally:
        await connection.close()


@pytest.mark.parametrize("create", ["CREATE INDEX a ON probation.case_number (last)", f"{INDEX}; {INDEX}", "DROP TABLE probation.person"])
def test_an_index_migration_is_one_index(create: str, add: Add) -> None:
    with pytest.raises(ValueError, match="CONCURRENTLY"):
        index_migration(NAME, create)


async def is_valid(connection: asyncpg.Connection) -> bool:
    """Whether the index of these tests can be used."""
    return bool(await connection.fetchval("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('probation.case_number_last')"))
