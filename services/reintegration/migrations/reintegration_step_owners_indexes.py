"""Open steps by who does them."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-26T09:20:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS step_own ON reintegration.step (owner_id, due_on, id) WHERE owner_id IS NOT NULL;
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
