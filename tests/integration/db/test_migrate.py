"""Migrations can be repeated and run at the same time."""

import asyncio
import os
import sys

import asyncpg
import pytest

from infra.paths import ROOT
from shared.db.migrate import ROOMS, MigrationFailed, migrate
from shared.settings import OraluSettings, settings
from tests.support.configuration import forget_settings
from tests.support.databases import drop
from tests.support.servers import Servers


async def count_migrations(url: str) -> int:
    """How many migrations have run."""
    connection = await asyncpg.connect(url)
    try:
        return int(await connection.fetchval("SELECT count(*) FROM public.migration"))
    finally:
        await connection.close()


async def test_a_second_run_changes_nothing(database: OraluSettings) -> None:
    before = await count_migrations(database.database_url)
    await migrate(database)
    assert await count_migrations(database.database_url) == before


@pytest.mark.parametrize("role", ROOMS)
async def test_every_role_searches_by_similarity_and_excludes_what_overlaps(role: str, database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.role_dsn(role))
    try:
        assert await connection.fetchval("SELECT $1::text % $2", "Құрманғалиева", "Құрманғалива") is True
        await connection.execute(
            "CREATE TEMPORARY TABLE booking (room uuid, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&))"
        )
    finally:
        await connection.close()


async def test_an_owner_without_other_rights_can_run_the_migrations(
    servers: Servers, database: OraluSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extensions are trusted: creating them needs rights on the database, not on the server."""
    superuser = await asyncpg.connect(servers.database_url("postgres"))
    try:
        await superuser.execute(
            "CREATE ROLE plain_owner LOGIN CREATEROLE; GRANT identity, probation, reintegration, biometrics TO plain_owner"
        )
        await superuser.execute("CREATE DATABASE plain OWNER plain_owner ENCODING 'UTF8' TEMPLATE template0")
        monkeypatch.setenv("ORALU_DATABASE_URL", servers.database_url("plain").replace("postgres@", "plain_owner@"))
        forget_settings()
        await migrate(settings())
        assert await count_migrations(servers.database_url("plain")) == await count_migrations(database.database_url)
    finally:
        await drop(servers.database_url, "plain")
        await superuser.execute("DROP ROLE plain_owner")
        await superuser.close()


async def test_an_extension_that_cannot_be_made_is_told_and_nothing_is_half_done(
    servers: Servers, database: OraluSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    superuser = await asyncpg.connect(servers.database_url("postgres"))
    try:
        await superuser.execute("CREATE ROLE guest LOGIN")
        await superuser.execute("CREATE DATABASE of_another ENCODING 'UTF8' TEMPLATE template0")
        monkeypatch.setenv("ORALU_DATABASE_URL", servers.database_url("of_another").replace("postgres@", "guest@"))
        forget_settings()
        with pytest.raises(MigrationFailed, match=r"permission denied to create extension .*`oralu doctor` says"):
            await migrate(settings())
        inside = await asyncpg.connect(servers.database_url("of_another"))
        assert not await inside.fetchval("SELECT to_regnamespace('probation') IS NOT NULL")
        await inside.close()
    finally:
        await drop(servers.database_url, "of_another")
        await superuser.execute("DROP ROLE guest")
        await superuser.close()


async def test_several_at_once_take_turns(servers: Servers, database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = await count_migrations(database.database_url)
    await servers.embedded.ensure_database("raced")
    url = servers.database_url("raced")
    environment = {**os.environ, "ORALU_DATABASE_URL": url}
    try:
        program = (
            "import asyncio; from shared.db.migrate import migrate; from shared.settings import settings; asyncio.run(migrate(settings()))"
        )
        racers = [await asyncio.create_subprocess_exec(sys.executable, "-c", program, cwd=ROOT, env=environment) for _ in range(3)]
        assert [await racer.wait() for racer in racers] == [0, 0, 0]
        assert await count_migrations(url) == expected
    finally:
        await drop(servers.database_url, "raced")
