"""Places whose address the directory tells nobody: a shelter for victims of violence, say."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-11T00:00:00:000000"
SQL = """
ALTER TABLE reintegration.location ADD COLUMN protected boolean NOT NULL DEFAULT false;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
