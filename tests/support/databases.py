"""One database for the tests of a test process, emptied between them; deleting a few rows costs far less than making a database.

It is a copy of a template. What a test wrote is deleted and the template's rows are put back. After a test that changed the schema
(tables, rights, triggers, functions) the database is made anew. Tests that begin with tables of their own have a database of their own.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import asyncpg

SCHEMAS = ["identity", "probation", "reintegration", "biometrics", "public"]
LARGE_BYTES = 1 << 18
PATIENCE_MILLISECONDS = 5000

# Every change of the schema leaves a new row in one of these catalogues, or removes one. Temporary tables are no change.
SHAPE = """
    SELECT count(*), max(written) FROM (
        SELECT xmin::text::bigint AS written FROM pg_class WHERE relpersistence <> 't' AND relnamespace <> 'pg_toast'::regnamespace
        UNION ALL SELECT xmin::text::bigint FROM pg_attrdef
        UNION ALL SELECT xmin::text::bigint FROM pg_constraint
        UNION ALL SELECT xmin::text::bigint FROM pg_trigger
        UNION ALL SELECT xmin::text::bigint FROM pg_policy
        UNION ALL SELECT xmin::text::bigint FROM pg_proc
        UNION ALL SELECT xmin::text::bigint FROM pg_extension
        UNION ALL SELECT xmin::text::bigint FROM pg_default_acl
        UNION ALL SELECT xmin::text::bigint FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp'
    ) AS catalogues
"""
TABLES = """
    SELECT oid::regclass::text AS name, pg_table_size(oid) > $2 AS large FROM pg_class
    WHERE relkind = 'r' AND relnamespace = ANY($1::text[]::regnamespace[])
"""
SEQUENCES = "SELECT format('%I.%I', schemaname, sequencename) AS name, start_value, last_value FROM pg_sequences"
CUT_OFF = """
    SELECT pg_terminate_backend(pid, $1) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


@dataclass(frozen=True)
class Content:
    """The content of the template: rows of tables as JSON, and the values of sequences."""

    rows: dict[str, str]
    sequences: dict[str, tuple[int, bool]]

    @classmethod
    async def read(cls, connection: Any) -> "Content":
        rows: dict[str, str] = {}
        for table in await connection.fetch(TABLES, SCHEMAS, LARGE_BYTES):
            found = await connection.fetchval(f"SELECT json_agg(kept ORDER BY kept::text)::text FROM {table['name']} AS kept")
            if found is not None:
                rows[table["name"]] = found
        at = {
            each["name"]: (each["start_value"], False) if each["last_value"] is None else (each["last_value"], True)
            for each in await connection.fetch(SEQUENCES)
        }
        return cls(rows, at)


@dataclass(frozen=True)
class Beginning:
    """The content of the database when a test begins. `fill` brings the database that the settings name to that state; it is copied from
    another beginning's template if there is one."""

    name: str
    fill: Callable[[], Awaitable[None]]
    on: "Beginning | None" = None

    @property
    def template(self) -> str:
        return f"oralu_{self.name}_template"


@dataclass
class Database:
    """The database of the tests with one beginning, and its template, on one server."""

    url: Callable[[str], str]
    beginning: Beginning
    content: Content | None = None
    shape: tuple[int, int] | None = field(default=None)

    @property
    def name(self) -> str:
        return f"oralu_{self.beginning.name}_tests"

    async def keep_template(self) -> None:
        """The template is complete: remember its content."""
        connection = await asyncpg.connect(self.url(self.beginning.template))
        try:
            self.content = await Content.read(connection)
        finally:
            await connection.close()

    async def fresh(self) -> str:
        """The address of a database that equals the template."""
        if self.shape is None:
            await create(self.url, self.name, self.beginning.template)
            connection = await asyncpg.connect(self.url(self.name))
            try:
                self.shape = await _shape(connection)
            finally:
                await connection.close()
        return self.url(self.name)

    async def clean(self) -> None:
        """Undo what a test did to the database: to its connections, rows and sequences; if it changed the schema, remove the whole
        database."""
        assert self.content is not None
        connection = await asyncpg.connect(self.url(self.name))
        try:
            await connection.execute(CUT_OFF.replace("$1", str(PATIENCE_MILLISECONDS)))
            if same := await _shape(connection) == self.shape:
                await self._empty(connection, self.content)
        finally:
            await connection.close()
        if not same:
            self.shape = None
            await drop(self.url, self.name)

    async def _empty(self, connection: Any, content: Content) -> None:
        tables = await connection.fetch(TABLES, SCHEMAS, LARGE_BYTES)
        large = [table["name"] for table in tables if table["large"]]
        statements = ["SET LOCAL session_replication_role = replica"]  # neither foreign keys nor append-only tables stop the owner
        statements += [f"TRUNCATE {', '.join(large)} CASCADE"] if large else []
        statements += [f"DELETE FROM {table['name']}" for table in tables if not table["large"]]
        statements += [f"SELECT setval('{name}', {value}, {used})" for name, (value, used) in content.sequences.items()]
        async with connection.transaction():
            await connection.execute("; ".join(statements))
            for table, rows in content.rows.items():
                await connection.execute(f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, $1::json)", rows)
        if large:  # a truncated table is written anew in the catalogue
            self.shape = await _shape(connection)


async def create(url: Callable[[str], str], name: str, template: str = "template0") -> None:
    """A database that equals another one."""
    await _as_owner(url, f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE {template} STRATEGY file_copy")


async def drop(url: Callable[[str], str], name: str) -> None:
    """Remove a database, and close its connections."""
    await _as_owner(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


async def _as_owner(url: Callable[[str], str], statement: str) -> None:
    connection = await asyncpg.connect(url("postgres"))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _shape(connection: Any) -> tuple[int, int]:
    row = await connection.fetchrow(SHAPE)
    return row[0], row[1]
