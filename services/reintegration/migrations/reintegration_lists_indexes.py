"""An index for each list and each kind of reader: the office or the region first, then the list's own order."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-11-28T01:10:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_list_office ON reintegration."case"
    (office, coalesce(next_due_on, '-infinity'::date), name_key, person) WHERE status = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_list_region ON reintegration."case"
    (region, coalesce(next_due_on, '-infinity'::date), name_key, person) WHERE status = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_list ON reintegration."case" (coalesce(next_due_on, '-infinity'::date), name_key, person)
    WHERE status = 'open';
CREATE INDEX CONCURRENTLY IF NOT EXISTS task_list_office ON reintegration.task (office, status, urgent, due_at, created_at, id)
    WHERE status IN ('open', 'taken');
CREATE INDEX CONCURRENTLY IF NOT EXISTS task_list_region ON reintegration.task (region, status, urgent, due_at, created_at, id)
    WHERE status IN ('open', 'taken');
CREATE INDEX CONCURRENTLY IF NOT EXISTS task_list ON reintegration.task (status, urgent, due_at, created_at, id)
    WHERE status IN ('open', 'taken');
CREATE INDEX CONCURRENTLY IF NOT EXISTS step_list_office ON reintegration.step (office, due_on, id) WHERE state = 'active';
CREATE INDEX CONCURRENTLY IF NOT EXISTS step_list_region ON reintegration.step (region, due_on, id) WHERE state = 'active';
CREATE INDEX CONCURRENTLY IF NOT EXISTS step_list ON reintegration.step (due_on, id) WHERE state = 'active';
CREATE INDEX CONCURRENTLY IF NOT EXISTS step_next ON reintegration.step (person, due_on, position) WHERE state = 'active';
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_list_office ON reintegration.referral
    (office, (CASE WHEN status = 'requested' THEN 0 ELSE 1 END), answer_due_at, id) WHERE ended_at IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_list_region ON reintegration.referral
    (region, (CASE WHEN status = 'requested' THEN 0 ELSE 1 END), answer_due_at, id) WHERE ended_at IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_list ON reintegration.referral
    ((CASE WHEN status = 'requested' THEN 0 ELSE 1 END), answer_due_at, id) WHERE ended_at IS NULL;
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
