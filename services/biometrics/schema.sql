-- Biometrics' tables, as they are now: what the table classes cannot express.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

-- One open session for each person.
CREATE UNIQUE INDEX session_one_open ON biometrics.session (person) WHERE state IN ('identified', 'answering', 'capturing');
CREATE INDEX session_by_state ON biometrics.session (state, seen_at) WHERE state IN ('identified', 'answering', 'capturing', 'submitted');

-- One confirmed set of pictures in each place, and one that waits.
CREATE UNIQUE INDEX enrolment_version ON biometrics.enrolment (person, version);
CREATE UNIQUE INDEX enrolment_one_confirmed ON biometrics.enrolment (person, place) WHERE state = 'confirmed';
CREATE UNIQUE INDEX enrolment_one_pending ON biometrics.enrolment (person) WHERE state = 'pending';
CREATE INDEX enrolment_to_search ON biometrics.enrolment (confirmed_at) WHERE state = 'confirmed' AND searched_at IS NULL;

-- A picture belongs to a session or to an enrolment; one of a session always has a time of deletion.
ALTER TABLE biometrics.frame ADD CONSTRAINT frame_of_one CHECK ((session IS NULL) <> (enrolment IS NULL));
ALTER TABLE biometrics.frame ADD CONSTRAINT frame_of_a_session_ends CHECK (session IS NULL OR delete_after IS NOT NULL);
CREATE INDEX frame_end ON biometrics.frame (delete_after) WHERE delete_after IS NOT NULL;

CREATE INDEX attempt_by_person ON biometrics.attempt (person, at);
CREATE INDEX check_in_due_open ON biometrics.check_in_due (person, opens_at) WHERE state = 'due';
CREATE INDEX outbox_waiting ON biometrics.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;
CREATE INDEX outbox_acknowledged ON biometrics.outbox (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX inbox_applied ON biometrics.inbox (applied_at);
SELECT public.install_append_only('biometrics.threshold_decision', 'biometrics');
SELECT public.install_append_only('biometrics.audit', 'biometrics');
