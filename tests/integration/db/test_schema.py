"""The migrations and the rooms' declarations (tables.py, schema.sql) make the same database."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from shared.settings import OraluSettings
from tests.support.databases import Beginning, create, drop
from tests.support.schema import declare, differences, dump
from tests.support.servers import Servers


@pytest.fixture(scope="module")
async def declared(servers: Servers) -> AsyncIterator[list[str]]:
    """The dump of a database that was made from tables.py and schema.sql."""
    await servers.embedded.ensure_database("declared")
    try:
        await declare(servers.database_url("declared"))
        yield dump(servers.database_url("declared"))
    finally:
        await drop(servers.database_url, "declared")


async def test_migrations_make_what_tables_and_schema_declare(database: OraluSettings, declared: list[str]) -> None:
    found = differences(dump(database.database_url), declared)
    assert not found, found


@pytest.fixture
async def to_be_changed(database: OraluSettings, servers: Servers, beginning: Beginning) -> AsyncIterator[str]:
    """The address of a migrated database that nobody uses after this test."""
    await create(servers.database_url, "to_be_changed", beginning.template)
    try:
        yield servers.database_url("to_be_changed")
    finally:
        await drop(servers.database_url, "to_be_changed")


@pytest.mark.parametrize(
    ("only_migrated", "told"),
    [
        ("ALTER TABLE probation.person ADD COLUMN nickname text", "nickname text"),
        ("ALTER TABLE probation.person DROP COLUMN address", "address text"),
        ("ALTER TABLE probation.person ALTER COLUMN phone SET NOT NULL", "phone character varying"),
        ("DROP INDEX biometrics.frame_end", "CREATE INDEX frame_end"),
        ("DROP TRIGGER append_only ON probation.alert_event", "CREATE TRIGGER append_only"),
        ("GRANT DELETE ON identity.audit TO identity", "ON TABLE identity.audit"),
    ],
)
async def test_a_change_on_one_side_alone_is_told(only_migrated: str, told: str, to_be_changed: str, declared: list[str]) -> None:
    connection = await asyncpg.connect(to_be_changed)
    try:
        await connection.execute(only_migrated)
    finally:
        await connection.close()
    changed = [line for line in differences(dump(to_be_changed), declared).split("\n")[1:] if line[:1] in "+-"]
    assert any(told in line for line in changed)
    assert len(changed) <= 4, "the two lines of names, and what changed"
