"""The next test does not find what a test left in the database of its process."""

import asyncpg
import pytest

from shared.settings import OraluSettings
from tests.support.beginnings import PLAIN
from tests.support.databases import LARGE_BYTES, Content, Database
from tests.support.servers import Servers

CHANGES = [
    "CREATE TABLE probation.left_behind (id int)",
    "ALTER TABLE identity.account ADD COLUMN left_behind int",
    "ALTER TABLE identity.audit DISABLE TRIGGER append_only",
    "GRANT SELECT ON identity.account TO biometrics",
    "CREATE OR REPLACE FUNCTION public.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
]


@pytest.fixture
def kept(servers: Servers, database: OraluSettings) -> Database:
    return servers.databases[PLAIN.name]


async def content(url: str) -> Content:
    connection = await asyncpg.connect(url)
    try:
        return await Content.read(connection)
    finally:
        await connection.close()


async def test_rows_and_numbers_are_those_of_the_template_again(kept: Database, database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    await connection.execute("UPDATE identity.account SET name = 'Somebody else'; DELETE FROM public.migration")
    for (sequence,) in await connection.fetch("SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences"):
        await connection.fetchval("SELECT nextval($1::text::regclass)", sequence)
    assert await content(database.database_url) != kept.content
    await kept.clean()
    assert await content(database.database_url) == kept.content
    assert await content(kept.url(PLAIN.template)) == kept.content


async def test_a_large_table_is_emptied_as_well(kept: Database, database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    text = "x" * 1000
    await connection.execute("SET session_replication_role = replica")
    await connection.execute(
        "INSERT INTO public.migration (name, app_name) SELECT $1, 'left behind' FROM generate_series(1, $2)", text[:200], LARGE_BYTES // 100
    )
    await kept.clean()
    assert await content(database.database_url) == kept.content


async def test_whoever_is_still_connected_is_cut_off(kept: Database, database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    await connection.execute("SELECT pg_advisory_lock(1)")
    await kept.clean()
    with pytest.raises((asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.AdminShutdownError)):
        await connection.fetchval("SELECT 1")


@pytest.mark.parametrize("change", CHANGES)
async def test_after_a_change_of_the_schema_the_database_is_made_anew(kept: Database, database: OraluSettings, change: str) -> None:
    connection = await asyncpg.connect(database.database_url)
    await connection.execute(change)
    before = await connection.fetchval("SELECT oid FROM pg_database WHERE datname = current_database()")
    await kept.clean()
    again = await asyncpg.connect(await kept.fresh())
    try:
        assert await again.fetchval("SELECT oid FROM pg_database WHERE datname = current_database()") != before
    finally:
        await again.close()


async def test_rows_alone_do_not_make_it_anew(kept: Database, database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    await connection.execute("CREATE TEMP TABLE gone (id serial PRIMARY KEY); DELETE FROM identity.account; ANALYZE identity.account")
    before = await connection.fetchval("SELECT oid FROM pg_database WHERE datname = current_database()")
    await kept.clean()
    again = await asyncpg.connect(await kept.fresh())
    try:
        assert await again.fetchval("SELECT oid FROM pg_database WHERE datname = current_database()") == before
    finally:
        await again.close()
