"""Migrations can be repeated and raced."""

import asyncio
import os
import sys

import asyncpg
import pytest

from infra.paths import ROOT
from shared.db.migrate import ROOMS, existing_apps, migrate
from shared.settings import OraluSettings, settings
from tests.support.configuration import forget_settings
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
        await servers.drop("raced")


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
