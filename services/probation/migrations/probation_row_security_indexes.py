"""Check-ins with a second opinion are found by their office, incidents by their deputy: whose case they are of decides who else sees it."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-06T00:00:00:000000"


async def forwards() -> SqlMigration:
    return index_migration(
        __name__,
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS check_in_second_opinion ON probation.check_in (office)"
        " WHERE first_no_match_by IS NOT NULL",
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS incident_entrusted ON probation.incident (deputy) WHERE deputy IS NOT NULL",
    )
