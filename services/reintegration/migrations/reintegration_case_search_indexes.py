"""Closed cases stay findable: the list by name for each kind of reader, numbers, years of birth."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-05T01:30:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_name_office ON reintegration."case" (office, name_key, person);
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_name_region ON reintegration."case" (region, name_key, person);
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_name ON reintegration."case" (name_key, person);
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_number_begins ON reintegration."case" (upper(case_number) COLLATE "C");
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_number_ends ON reintegration."case" (reverse(upper(case_number)) text_pattern_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_phone_part ON reintegration."case" USING gin (phone public.gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_birth_year ON reintegration."case" (birth_year, name_key, person);
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
