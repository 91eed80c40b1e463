"""A person is found by the whole telephone number: how duplicates are looked for."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-07T10:01:00:000000"


async def forwards() -> SqlMigration:
    return index_migration(__name__, "CREATE INDEX CONCURRENTLY IF NOT EXISTS person_phone_whole ON probation.person (phone)")
