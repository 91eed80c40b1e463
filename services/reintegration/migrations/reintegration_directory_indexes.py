"""Providers are found by any spelling of their words, and by the day on which they were confirmed."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-26T00:20:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS organisation_search ON reintegration.organisation USING gin (search_key public.gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS service_offer_search ON reintegration.service_offer USING gin (search_key public.gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS organisation_confirmed ON reintegration.organisation (confirmed_on) WHERE ended_at IS NULL;
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
