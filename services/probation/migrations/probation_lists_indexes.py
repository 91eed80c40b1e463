"""An index for each list and each kind of reader: the reader's scope first, then the list's own order."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-11-28T01:10:00:000000"
OPEN = "WHERE current AND state = 'open'"
WAITING = "WHERE closed_at IS NULL"
INDEXES = {
    "UNIQUE registration_current": "registration (person) WHERE current",
    "registration_list_officer": "registration (officer, state, name_key, id) WHERE current",
    "registration_list_office": "registration (office, state, name_key, id) WHERE current",
    "registration_list": "registration (state, name_key, id) WHERE current",
    "registration_search": "registration USING gin (name_key public.gin_trgm_ops) WHERE current",
    "registration_number": 'registration (case_number COLLATE "C", id) WHERE current',
    "registration_ends_officer": f"registration (officer, term_ends_on, id) {OPEN}",
    "registration_ends_office": f"registration (office, term_ends_on, id) {OPEN}",
    "registration_ends": f"registration (term_ends_on, id) {OPEN}",
    "person_phone": "person (reverse(phone) text_pattern_ops)",
    "check_in_closing": "check_in (closes_at, id) WHERE state = 'created'",
    "check_in_next": "check_in (registration, due_on) WHERE state = 'created'",
    "queue_item_officer": f"queue_item (officer, (priority - escalation), opened_at, id) {WAITING}",
    "queue_item_office": f"queue_item (office, (priority - escalation), opened_at, id) {WAITING}",
    "queue_item_urgency": f"queue_item ((priority - escalation), opened_at, id) {WAITING}",
    "queue_item_kind": f"queue_item (kind, (priority - escalation), opened_at, id) {WAITING}",
    "queue_item_waiting": f"queue_item (person) {WAITING}",
    "incident_deputy": "incident (deputy) WHERE deputy IS NOT NULL AND status IS NOT NULL",
}


async def forwards() -> SqlMigration:
    return index_migration(__name__, "probation", INDEXES)
