"""The inside of a case number is found by an index."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-07T14:01:00:000000"
INDEXES = (
    """CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_number_part ON probation.registration
        USING gin (case_number public.gin_trgm_ops) WHERE current OR state = 'open'""",
)


async def forwards() -> SqlMigration:
    return index_migration(__name__, *INDEXES)
