"""Who does a step of a plan: a worker's account, an organisation of the directory, a mentor."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-26T09:10:00:000000"
SQL = """
ALTER TABLE reintegration.step ADD COLUMN owner_id uuid;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
