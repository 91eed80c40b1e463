-- Probation's tables, as they are now: what the table classes of tables.py cannot express.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

-- One open registration for each person.
CREATE UNIQUE INDEX registration_one_open ON probation.registration (person) WHERE state = 'open';

-- One active check-in for each day.
CREATE UNIQUE INDEX check_in_one_a_day ON probation.check_in (person, due_on) WHERE state <> 'cancelled';

-- One open queue item for each subject.
CREATE UNIQUE INDEX queue_item_one_open ON probation.queue_item (kind, subject_id) WHERE closed_at IS NULL;

-- One open suspicion for each pair, whichever of the two was enrolled last.
CREATE UNIQUE INDEX duplicate_suspicion_one_open ON probation.duplicate_suspicion (least(person, other), greatest(person, other)) WHERE decided_at IS NULL;

CREATE INDEX timeline_of_person ON probation.timeline_entry (person, at DESC);
CREATE INDEX outbox_waiting ON probation.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;
CREATE INDEX outbox_acknowledged ON probation.outbox (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX inbox_applied ON probation.inbox (applied_at);
SELECT public.install_append_only('probation.audit', 'probation');

-- What an officer wrote or decided stays as it is: a correction is another row.
SELECT public.install_append_only('probation.timeline_entry', 'probation');
SELECT public.install_append_only('probation.check_in_review', 'probation');
SELECT public.install_append_only('probation.condition', 'probation');

-- Of a signed copy only its key, its content and the times of its end change: it is destroyed, never replaced and never without a trace.
REVOKE UPDATE, DELETE, TRUNCATE ON probation.legal_basis_document FROM probation;
GRANT UPDATE (wrapped_key, content, ended_at, destroyed_at) ON probation.legal_basis_document TO probation;

-- Names are compared by their keys, the same on every server.
ALTER TABLE probation.registration ALTER COLUMN name_key TYPE text COLLATE "C";

-- An index for each list and each kind of reader: the reader's scope first, then the list's own order.
CREATE UNIQUE INDEX registration_current ON probation.registration (person) WHERE current;
CREATE INDEX registration_list_officer ON probation.registration (officer, state, name_key, id) WHERE current;
CREATE INDEX registration_list_office ON probation.registration (office, state, name_key, id) WHERE current;
CREATE INDEX registration_list ON probation.registration (state, name_key, id) WHERE current;
CREATE INDEX registration_search ON probation.registration USING gin (name_key public.gin_trgm_ops) WHERE current;
CREATE INDEX registration_number ON probation.registration (case_number COLLATE "C", id) WHERE current;
CREATE INDEX registration_ends_officer ON probation.registration (officer, term_ends_on, id) WHERE current AND state = 'open';
CREATE INDEX registration_ends_office ON probation.registration (office, term_ends_on, id) WHERE current AND state = 'open';
CREATE INDEX registration_ends ON probation.registration (term_ends_on, id) WHERE current AND state = 'open';
CREATE INDEX person_phone ON probation.person (reverse(phone) text_pattern_ops);
CREATE INDEX check_in_open_officer ON probation.check_in (officer, opens_at, closes_at, id)
    WHERE state = 'created';
CREATE INDEX check_in_open_office ON probation.check_in (office, opens_at, closes_at, id)
    WHERE state = 'created';
CREATE INDEX check_in_open ON probation.check_in (opens_at, closes_at, id) WHERE state = 'created';
CREATE INDEX check_in_closing ON probation.check_in (closes_at, id) WHERE state = 'created';
CREATE INDEX check_in_next ON probation.check_in (registration, due_on) WHERE state = 'created';
CREATE INDEX queue_item_officer ON probation.queue_item (officer, (priority - escalation), opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX queue_item_office ON probation.queue_item (office, (priority - escalation), opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX queue_item_urgency ON probation.queue_item ((priority - escalation), opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX queue_item_kind ON probation.queue_item (kind, (priority - escalation), opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX queue_item_waiting ON probation.queue_item (person) WHERE closed_at IS NULL;
