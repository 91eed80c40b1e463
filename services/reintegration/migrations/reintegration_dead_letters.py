"""A dead letter says whose messages wait behind it, and that an operator skipped it and why."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-02T01:00:00:000000"
SQL = """
-- because: the sender sends each of them again, and it is then stored completely
DELETE FROM reintegration.dead_letter;
ALTER TABLE reintegration.dead_letter ADD COLUMN person uuid, ADD COLUMN sequence bigint, ADD COLUMN error text,
    ADD COLUMN held_up_to bigint, ADD COLUMN skipped_at timestamptz, ADD COLUMN skipped_by uuid, ADD COLUMN skip_reason text;
-- because: nothing was released yet, so no older code writes here; the table is empty now
ALTER TABLE reintegration.dead_letter ALTER COLUMN person SET NOT NULL, ALTER COLUMN sequence SET NOT NULL;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
