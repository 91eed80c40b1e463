"""Offers for a need in order, and which of them are full, without reading whole rows."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-11-28T23:10:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS service_offer_of_need ON reintegration.service_offer (need) INCLUDE (id, organisation, languages)
    WHERE ended_at IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS capacity_full ON reintegration.capacity (offer) INCLUDE (updated_at) WHERE available = 0;
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
