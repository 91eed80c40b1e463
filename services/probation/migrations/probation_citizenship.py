"""A person's citizenship as an officer says it, and of which country."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T05:20:00:000000"
SQL = """
ALTER TABLE probation.person
    ADD COLUMN citizenship varchar(20) DEFAULT NULL,
    ADD COLUMN citizenship_country varchar(100) DEFAULT NULL;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
