"""The waiting list of a group is found at once."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-27T01:10:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS participation_waiting ON reintegration.participation (group_id, changed_at, id)
    WHERE state = 'waiting';
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
