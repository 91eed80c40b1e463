"""A visit that an appointment logged names it, so that a corrected outcome can take it back; a visit says why it was taken back."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T05:10:00:000000"
SQL = """
ALTER TABLE probation.visit ADD COLUMN appointment uuid, ADD COLUMN undone_why varchar(2000) DEFAULT NULL;
GRANT UPDATE (undone_why) ON probation.visit TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
