"""Who waits to be asked whether help goes on, and whoever may be the same person."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-17T01:10:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_consent_awaited ON reintegration."case" (consent_due_on, person)
    WHERE status = 'open' AND ground = 'consent_awaited';
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_same_name ON reintegration."case" (name_key, birth_year);
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
