"""The doctor says what is missing in your own PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import asyncpg
import pytest

from infra.database_needs import Facts, lacks, look
from infra.doctor import _database
from infra.planning import plan
from shared.settings import OraluSettings
from tests.support.databases import drop
from tests.support.servers import Servers

ENOUGH = Facts("16.4", 16, "UTF8", "oralu", knows_letters=True, extensions={"pg_trgm": "installed", "btree_gist": "creatable"})


@asynccontextmanager
async def made(servers: Servers, how: str, *, owner: str = "postgres", extension: str = "") -> AsyncIterator[asyncpg.Connection]:
    """A connection of `owner` to a database that is made by `how` for the block."""
    superuser = await asyncpg.connect(servers.database_url("postgres"))
    try:
        if owner != "postgres":
            await superuser.execute(f"CREATE ROLE {owner} LOGIN")
        await superuser.execute(f"CREATE DATABASE needs {how}")
        if extension:
            inside = await asyncpg.connect(servers.database_url("needs"))
            await inside.execute(f"CREATE EXTENSION {extension}")
            await inside.close()
        connection = await asyncpg.connect(servers.database_url("needs").replace("postgres@", f"{owner}@"))
        try:
            yield connection
        finally:
            await connection.close()
    finally:
        await drop(servers.database_url, "needs")
        if owner != "postgres":
            await superuser.execute(f"DROP ROLE {owner}")
        await superuser.close()


def test_nothing_is_said_where_nothing_is_missing() -> None:
    assert lacks(ENOUGH) == []


def test_an_old_version_is_told() -> None:
    assert lacks(replace(ENOUGH, version="15.8", major=15)) == ["PostgreSQL 15.8 is too old, 16 or newer is needed"]


async def test_a_fresh_database_of_ours_can_have_the_extensions(servers: Servers) -> None:
    async with made(servers, "ENCODING 'UTF8' TEMPLATE template0") as connection:
        facts = await look(connection)
    assert facts.extensions == {"pg_trgm": "creatable", "btree_gist": "creatable"}
    assert lacks(facts) == []


async def test_another_encoding_is_told(servers: Servers) -> None:
    how = "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
    async with made(servers, how) as connection:
        (said,) = lacks(await look(connection))
    assert "its encoding is SQL_ASCII, not UTF8" in said


async def test_a_locale_without_kazakh_letters_is_told(servers: Servers) -> None:
    how = "ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
    async with made(servers, how) as connection:
        (said,) = lacks(await look(connection))
    assert "LC_CTYPE" in said


async def test_letters_that_similarity_does_not_see_are_told(servers: Servers) -> None:
    how = "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
    async with made(servers, how, extension="pg_trgm") as connection:
        (said,) = lacks(await look(connection))
    assert "LC_CTYPE" in said


async def test_an_extension_that_the_server_does_not_have_is_told(servers: Servers) -> None:
    async with made(servers, "ENCODING 'UTF8' TEMPLATE template0") as connection:
        (said,) = lacks(await look(connection, ("pg_trgm", "not_there")))
    assert "the extension not_there is not on the server" in said


async def test_the_owner_of_the_database_may_create_them(servers: Servers) -> None:
    async with made(servers, "OWNER needs_owner ENCODING 'UTF8' TEMPLATE template0", owner="needs_owner") as connection:
        assert set((await look(connection)).extensions.values()) == {"creatable"}
        await connection.execute("CREATE EXTENSION pg_trgm SCHEMA public")
        assert (await look(connection)).extensions["pg_trgm"] == "installed"


async def test_one_who_may_not_create_them_is_told(servers: Servers) -> None:
    async with made(servers, "ENCODING 'UTF8' TEMPLATE template0", owner="needs_guest") as connection:
        said = lacks(await look(connection))
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("CREATE EXTENSION pg_trgm")
    assert said[0] == "needs_guest may not create the extension pg_trgm: let a superuser run CREATE EXTENSION pg_trgm SCHEMA public"


async def test_the_doctor_says_that_they_are_installed(database: OraluSettings) -> None:
    found = await asyncio.to_thread(_database, replace(plan(), outside_database_url=database.database_url))
    assert found.state == "well"
    assert "pg_trgm and btree_gist installed" in found.text


async def test_the_doctor_says_what_an_outside_server_lacks(servers: Servers) -> None:
    how = "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
    async with made(servers, how):
        what = replace(plan(), outside_database_url=servers.database_url("needs"))
        found = await asyncio.to_thread(_database, what)
    assert found.state == "wrong"
    assert "at ORALU_DATABASE_URL: its encoding is SQL_ASCII" in found.text
