"""Restricted cases are few, and every list of others leaves them out."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-05T01:10:00:000000"
INDEX = """CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_restricted ON probation.registration (person)
    WHERE current AND restricted"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, INDEX)
