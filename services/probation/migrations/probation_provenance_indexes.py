"""Refused reports are found by their source, the oldest first, and requested evaluations by the vendor of the device."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-03T09:10:00:000000"


async def forwards() -> SqlMigration:
    return index_migration(
        __name__,
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS rejected_report_source ON probation.rejected_report (source, id)",
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS evaluation_queue_vendor_at ON probation.evaluation_queue (vendor, at)",
    )
