"""Cases that are restricted, and those that the police supervise, are few: who may see them is asked in every list."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-07T08:40:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_restricted ON reintegration."case" (person) WHERE restricted;
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_police ON reintegration."case" (person) WHERE authority = 'police';
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
