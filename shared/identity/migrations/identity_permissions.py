"""Whom an officer works for, and who works for the whole region of their office."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-05T01:00:00:000000"
SQL = """
ALTER TABLE identity.account ADD COLUMN authority varchar(20) NOT NULL DEFAULT 'probation',
    ADD COLUMN whole_region boolean NOT NULL DEFAULT false;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
