"""An index for each list and each kind of reader: the reader's scope first, then the list's own order."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-11-28T01:10:00:000000"
INDEXES = """
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS registration_current ON probation.registration (person) WHERE current;
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_list_officer ON probation.registration (officer, state, name_key, id) WHERE current;
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_list_office ON probation.registration (office, state, name_key, id) WHERE current;
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_list ON probation.registration (state, name_key, id) WHERE current;
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_search ON probation.registration USING gin (name_key public.gin_trgm_ops)
    WHERE current;
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_number ON probation.registration (case_number COLLATE "C", id) WHERE current;
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_ends_officer ON probation.registration (officer, term_ends_on, id)
    WHERE current AND state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_ends_office ON probation.registration (office, term_ends_on, id)
    WHERE current AND state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS registration_ends ON probation.registration (term_ends_on, id) WHERE current AND state = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS person_phone ON probation.person (reverse(phone) text_pattern_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS check_in_open_officer ON probation.check_in (officer, opens_at, closes_at, id)
    WHERE state = 'created';
CREATE INDEX CONCURRENTLY IF NOT EXISTS check_in_open_office ON probation.check_in (office, opens_at, closes_at, id)
    WHERE state = 'created';
CREATE INDEX CONCURRENTLY IF NOT EXISTS check_in_open ON probation.check_in (opens_at, closes_at, id) WHERE state = 'created';
CREATE INDEX CONCURRENTLY IF NOT EXISTS check_in_closing ON probation.check_in (closes_at, id) WHERE state = 'created';
CREATE INDEX CONCURRENTLY IF NOT EXISTS check_in_next ON probation.check_in (registration, due_on) WHERE state = 'created';
CREATE INDEX CONCURRENTLY IF NOT EXISTS queue_item_officer ON probation.queue_item (officer, (priority - escalation), opened_at, id)
    WHERE closed_at IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS queue_item_office ON probation.queue_item (office, (priority - escalation), opened_at, id)
    WHERE closed_at IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS queue_item_urgency ON probation.queue_item ((priority - escalation), opened_at, id)
    WHERE closed_at IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS queue_item_kind ON probation.queue_item (kind, (priority - escalation), opened_at, id)
    WHERE closed_at IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS queue_item_waiting ON probation.queue_item (person) WHERE closed_at IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS incident_deputy ON probation.incident (deputy) WHERE deputy IS NOT NULL AND status IS NOT NULL;
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
