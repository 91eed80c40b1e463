"""The list of all referrals that a desk has sent: the office or the region first, then the latest."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-08T01:10:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_sent_office ON reintegration.referral (office, requested_at DESC, id DESC);
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_sent_region ON reintegration.referral (region, requested_at DESC, id DESC);
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_sent ON reintegration.referral (requested_at DESC, id DESC);
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
