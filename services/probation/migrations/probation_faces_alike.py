"""When biometrics found the faces of a pair alike about which records had raised the question."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T05:30:00:000000"
SQL = "ALTER TABLE probation.duplicate_suspicion ADD COLUMN face_alike_at timestamptz;"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
