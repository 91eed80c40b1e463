"""Parts of case numbers, ИИН and telephone numbers are found by indexes."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-07T01:01:00:000000"
INDEXES = (
    """CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_number_end ON probation.registration (reverse(case_number) text_pattern_ops)
        WHERE current OR state = 'open'""",
    "CREATE INDEX CONCURRENTLY IF NOT EXISTS person_iin_part ON probation.person (iin text_pattern_ops)",
    "CREATE INDEX CONCURRENTLY IF NOT EXISTS person_phone_part ON probation.person USING gin (phone public.gin_trgm_ops)",
)


async def forwards() -> SqlMigration:
    return index_migration(__name__, *INDEXES)
