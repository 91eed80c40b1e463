"""No two entries of an organisation have the same number of its own."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-27T04:10:00:000000"
INDEXES = """
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS vacancy_own_number ON reintegration.vacancy (organisation, own_number)
    WHERE own_number IS NOT NULL;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS course_group_own_number ON reintegration.course_group (organisation, own_number)
    WHERE own_number IS NOT NULL;
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
