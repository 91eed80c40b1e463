-- Probation's tables, as they are now: what the table classes of tables.py cannot say.
--
-- Databases are made by the migrations, never by this file. A test compares both: whatever a migration changes here changes in the
-- same commit.

-- One open registration a person; names are searched by their beginning.
CREATE INDEX person_family_name ON probation.person (lower(family_name) text_pattern_ops);
CREATE UNIQUE INDEX registration_one_open ON probation.registration (person) WHERE state = 'open';
CREATE INDEX registration_open_officer ON probation.registration (officer) WHERE state = 'open';

-- One live check-in a day.
CREATE UNIQUE INDEX check_in_one_a_day ON probation.check_in (person, due_on) WHERE state <> 'cancelled';
CREATE INDEX check_in_open ON probation.check_in (closes_at) WHERE state = 'created';

-- One open queue item a thing.
CREATE UNIQUE INDEX queue_item_one_open ON probation.queue_item (kind, about) WHERE closed_at IS NULL;
CREATE INDEX queue_item_waiting ON probation.queue_item (priority, opened_at) WHERE closed_at IS NULL;

-- One open suspicion a pair, whichever of the two was enrolled last.
CREATE UNIQUE INDEX suspicion_one_open ON probation.suspicion (least(person, other), greatest(person, other)) WHERE decided_at IS NULL;

CREATE INDEX timeline_of_person ON probation.timeline_entry (person, at DESC);
CREATE INDEX outbox_waiting ON probation.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;
SELECT public.install_append_only('probation.audit', 'probation');
