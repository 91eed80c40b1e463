"""Texts that are not encrypted yet."""

from shared.db.migration import SqlMigration, index_migration

ID = "2027-01-22T01:00:00:000000"
INDEXES = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS task_plain ON reintegration.task (id) WHERE coalesce(words, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS task_event_plain ON reintegration.task_event (id) WHERE coalesce(words, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS contact_plain ON reintegration.contact (id)
    WHERE coalesce(words, '') || coalesce(with_words, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointment_plain ON reintegration.appointment (id)
    WHERE coalesce(purpose, '') || coalesce(place, '') || coalesce(result, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointment_event_plain ON reintegration.appointment_event (id)
    WHERE coalesce(result, '') || coalesce(why, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_plain ON reintegration.referral (id) WHERE coalesce(shared_note, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS referral_event_plain ON reintegration.referral_event (id) WHERE coalesce(note, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS paper_version_plain ON reintegration.paper_version (id) WHERE coalesce(words, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS consent_withdrawal_plain ON reintegration.consent_withdrawal (id) WHERE coalesce(words, '') <> '';
CREATE INDEX CONCURRENTLY IF NOT EXISTS timeline_entry_plain ON reintegration.timeline_entry (id) WHERE coalesce(words, '') <> '';
"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, *filter(str.strip, INDEXES.split(";")))
