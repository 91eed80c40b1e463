"""Steps that come back by themselves, and texts that are not encrypted yet."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-07T02:10:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS step_blocked ON reintegration.step (blocked_until, id) WHERE state = 'blocked';
CREATE INDEX CONCURRENTLY IF NOT EXISTS goal_plain ON reintegration.goal (id) WHERE text IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS step_plain ON reintegration.step (id) WHERE text IS NOT NULL;
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
