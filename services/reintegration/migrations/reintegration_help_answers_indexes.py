"""Decided requests for help are found by the day on which what they say is erased."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-24T02:00:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS help_request_erased ON reintegration.help_request (decided_at, id)
    WHERE erased_at IS NULL AND decided_at IS NOT NULL;
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
