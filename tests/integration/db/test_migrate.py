"""Migrations can be repeated and run at the same time."""

import asyncio
import os
import sys

import asyncpg
import pytest

from infra.paths import ROOT
from shared.db.migrate import ROOMS, MigrationFailed, existing_apps, migrate, migrations
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


def early_migrations() -> list[tuple[str, str]]:
    """(room, number) of every migration that a baseline replaces."""
    return [
        (app.split(".")[-2], early)
        for app in existing_apps()
        for module in migrations(app).values()
        for early in getattr(module, "REPLACES", ())
    ]


async def recorded(connection: asyncpg.Connection) -> list[tuple[str, str]]:
    """(room, number) of the migrations that a database has recorded."""
    return [tuple(row) for row in await connection.fetch("SELECT app_name, name FROM public.migration ORDER BY 1, 2")]


async def test_a_database_of_the_early_migrations_takes_the_baselines_as_done(database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    try:
        now = await recorded(connection)
        baselines = [number for app in existing_apps() for number, module in migrations(app).items() if hasattr(module, "REPLACES")]
        await connection.execute("DELETE FROM public.migration WHERE name = ANY($1)", baselines)
        await connection.executemany("INSERT INTO public.migration (app_name, name) VALUES ($1, $2)", early_migrations())
        await migrate(database)
        assert await recorded(connection) == now
    finally:
        await connection.close()


async def test_a_database_of_some_early_migrations_is_refused_and_left_as_it_is(database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    try:
        await connection.execute("DELETE FROM public.migration")
        await connection.executemany("INSERT INTO public.migration (app_name, name) VALUES ($1, $2)", early_migrations())
        await connection.execute("DELETE FROM public.migration WHERE app_name = 'probation' AND name = '2026-11-26T17:05:00:000000'")
        before = await recorded(connection)
        with pytest.raises(MigrationFailed, match=r"11 of the 12 early migrations of probation.*Nothing was changed\."):
            await migrate(database)
        assert await recorded(connection) == before
    finally:
        await connection.close()


async def test_every_audit_log_is_append_only(database: OraluSettings) -> None:
    for app in existing_apps():
        schema = next(room for room, package in ROOMS.items() if app.startswith(package))
        connection = await asyncpg.connect(database.role_dsn(schema))
        try:
            for statement in ("UPDATE {}.audit SET action = ''", "DELETE FROM {}.audit", "TRUNCATE {}.audit"):
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await connection.execute(statement.format(schema))
        finally:
            await connection.close()


async def test_roles_get_passwords_where_a_secret_is_set(database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_ROLE_SECRET", "for tests")
    forget_settings()
    await migrate(settings())
    connection = await asyncpg.connect(database.database_url)
    try:
        stored = await connection.fetch("SELECT rolname, rolpassword FROM pg_authid WHERE rolname = ANY($1)", list(ROOMS))
        assert all(row["rolpassword"].startswith("SCRAM-SHA-256") for row in stored)
        assert len({settings().role_password(role) for role in ROOMS}) == len(ROOMS)
    finally:
        await connection.close()
