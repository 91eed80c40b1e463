"""A list has a row for each open registration; one registration leads for each person and authority."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-07T03:10:00:000000"
INDEXES = """
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS registration_leading ON probation.registration (person, supervising_authority)
    WHERE current;
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_listed_officer ON probation.registration (officer, state, name_key, id)
    WHERE current OR state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_listed_office ON probation.registration (office, state, name_key, id)
    WHERE current OR state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_listed ON probation.registration (state, name_key, id)
    WHERE current OR state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_listed_name ON probation.registration USING gin (name_key public.gin_trgm_ops)
    WHERE current OR state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_listed_number ON probation.registration (case_number COLLATE "C", id)
    WHERE current OR state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_open_ends_officer ON probation.registration (officer, term_ends_on, id)
    WHERE state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_open_ends_office ON probation.registration (office, term_ends_on, id)
    WHERE state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_open_ends ON probation.registration (term_ends_on, id) WHERE state = 'open';
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS check_in_one_a_day_each ON probation.check_in (person, supervising_authority, due_on)
    WHERE state <> 'cancelled';
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
