"""A figure of the quota is corrected by a further version for the same day, with its reason."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-27T02:00:00:000000"
SQL = """
ALTER TABLE reintegration.job_quota ADD COLUMN version integer NOT NULL DEFAULT 1, ADD COLUMN why text,
    ADD COLUMN gone boolean NOT NULL DEFAULT false;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
