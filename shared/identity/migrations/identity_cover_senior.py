"""A cover may pass a senior officer's permissions on, and its end can be corrected."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T05:00:00:000000"
SQL = """
    ALTER TABLE identity.cover ADD COLUMN as_senior boolean NOT NULL DEFAULT false;
    GRANT UPDATE (until) ON identity.cover TO identity;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
