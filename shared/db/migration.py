"""A migration is SQL that never waits long: every one is made by `sql_migration` or `index_migration`.

    def forwards() of a migration file:  return sql_migration(__name__, SQL)

`shared/README.md` has the rule that migrations follow; tests/architecture/test_migrations.py checks it.
"""

import re
import sys
from dataclasses import dataclass

import asyncpg
from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from shared.db.engine import engine

LOCK_TIMEOUT, STATEMENT_TIMEOUT = "5s", "60s"
# Building an index concurrently blocks nobody, but it waits for every transaction that is open and reads the whole table.
INDEX_LOCK_TIMEOUT, INDEX_STATEMENT_TIMEOUT = "60s", "2h"
CREATE_INDEX = re.compile(r"\s*CREATE (?:UNIQUE )?INDEX CONCURRENTLY IF NOT EXISTS (?P<index>\w+) ON (?P<schema>\w+)\.[^;]+;?\s*")
LEFT_INVALID = "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid"


@dataclass
class SqlMigration(MigrationManager):
    """A migration and the SQL that it runs, so that tests can read it."""

    sql: str = ""


def sql_migration(
    module: str, sql: str, *, lock_timeout: str = LOCK_TIMEOUT, statement_timeout: str = STATEMENT_TIMEOUT, reason: str = ""
) -> SqlMigration:
    """The migration of the file `module` (its `__name__`): runs `sql`, statements divided by semicolons, in one transaction.

    `lock_timeout` is how long it may wait for a lock, `statement_timeout` how long one statement may run, as PostgreSQL writes them.
    Raises ValueError if one of them differs from the default without a `reason`.
    """
    if (lock_timeout, statement_timeout) != (LOCK_TIMEOUT, STATEMENT_TIMEOUT) and not reason:
        raise ValueError(f"{module}: other timeouts than {LOCK_TIMEOUT} and {STATEMENT_TIMEOUT} need a reason.")
    migration = _migration(module, sql)

    async def run() -> None:
        connection = engine("owner").connection()
        await connection.execute(f"SET LOCAL lock_timeout = '{lock_timeout}'; SET LOCAL statement_timeout = '{statement_timeout}'")
        await connection.execute(sql)

    migration.add_raw(run)
    return migration


def index_migration(module: str, *creates: str) -> SqlMigration:
    """The migration of the file `module` that builds indexes of tables that are in use, one after the other, outside a transaction.

    Each is one `CREATE [UNIQUE] INDEX CONCURRENTLY IF NOT EXISTS <index> ON <schema>.<table> …`. A build that failed or was killed
    leaves an invalid index, which is removed before the next try. Raises ValueError if a statement is anything else.
    """
    found = [CREATE_INDEX.fullmatch(create) for create in creates]
    if None in found:
        raise ValueError(f"{module}: each is to be CREATE INDEX CONCURRENTLY IF NOT EXISTS name ON schema.table …")
    names = [f"{each['schema']}.{each['index']}" for each in found if each is not None]
    migration = _migration(module, "\n".join(creates))
    migration.wrap_in_transaction = False

    async def run() -> None:
        connection = await asyncpg.connect(**engine("owner").config)
        try:
            await connection.execute(f"SET lock_timeout = '{INDEX_LOCK_TIMEOUT}'")
            await connection.execute(f"SET statement_timeout = '{INDEX_STATEMENT_TIMEOUT}'")
            for index, create in zip(names, creates, strict=True):
                if await connection.fetchval(LEFT_INVALID, index):
                    await connection.execute(f"DROP INDEX CONCURRENTLY {index}")
                await connection.execute(create)
        finally:
            await connection.close()

    migration.add_raw(run)
    return migration


def _migration(module: str, sql: str) -> SqlMigration:
    """`services.probation.migrations.<file>` is a migration of the app "probation"."""
    file = sys.modules[module]
    return SqlMigration(migration_id=file.ID, app_name=module.split(".")[-3], description=file.__doc__ or "", sql=sql)
