"""What came back because nobody was left in the portal is few, and is looked for each minute."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-13T03:00:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_unstaffed ON reintegration.referral (organisation) WHERE returned_why = 'no_staff';
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
