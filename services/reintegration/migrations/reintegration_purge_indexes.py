"""Messages that arrived long ago are found by the day on which they did."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-02T01:40:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS outbox_acknowledged ON reintegration.outbox (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS inbox_applied ON reintegration.inbox (applied_at);
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
