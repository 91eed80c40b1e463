"""The visit that was logged with an appointment is found by it."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-08T05:11:00:000000"
SQL = "CREATE INDEX CONCURRENTLY IF NOT EXISTS visit_of_appointment ON probation.visit (appointment) WHERE appointment IS NOT NULL"


async def forwards() -> SqlMigration:
    return index_migration(__name__, SQL)
