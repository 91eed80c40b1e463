"""Who leads the accounts of an organisation, and why a lead switched an account off."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-13T01:00:00:000000"
SQL = """
    ALTER TABLE identity.account ADD COLUMN leads boolean NOT NULL DEFAULT false;
    ALTER TABLE identity.account ADD COLUMN disabled_why varchar(40) DEFAULT NULL;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
