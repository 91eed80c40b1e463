"""Refused reports of one source are counted, so that the oldest go first."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-03T09:10:00:000000"


async def forwards() -> SqlMigration:
    return index_migration(
        __name__, "CREATE INDEX CONCURRENTLY IF NOT EXISTS rejected_report_source ON probation.rejected_report (source, id)"
    )
