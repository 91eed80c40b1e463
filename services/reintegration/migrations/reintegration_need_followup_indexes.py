"""What is done for a need is found by its id; open needs by their person."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-21T00:10:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS task_need_id ON reintegration.task (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS goal_need_id ON reintegration.goal (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_need_id ON reintegration.referral (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS participation_need_id ON reintegration.participation (need_id)
    WHERE need_id IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS course_place_need_id ON reintegration.course_place (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS job_application_need_id ON reintegration.job_application (need_id)
    WHERE need_id IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS case_need_open ON reintegration.case_need (person)
    WHERE state IN ('not_started', 'in_progress');
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
