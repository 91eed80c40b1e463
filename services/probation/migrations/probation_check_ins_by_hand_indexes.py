"""One active check-in a day for a person and an authority, not for a person alone: the police and probation may ask for the same day."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-07T07:10:00:000000"


async def forwards() -> SqlMigration:
    return index_migration(
        __name__,
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS check_in_one_a_day_authority ON probation.check_in (person, authority, due_on)"
        " WHERE state <> 'cancelled'",
    )
