-- Reintegration's tables, as they are now: what the table classes of tables.py cannot say.
--
-- Databases are made by the migrations, never by this file. A test compares both: whatever a migration changes here changes in the
-- same commit.

-- One task of a kind waits for a person and need.
CREATE UNIQUE INDEX task_one_waiting ON reintegration.task (person, kind, need) WHERE status IN ('open', 'taken');
CREATE INDEX task_waiting ON reintegration.task (due_at) WHERE status IN ('open', 'taken');
CREATE INDEX step_active ON reintegration.step (due_on) WHERE state = 'active';

-- One open referral a person and offer, never without consent.
CREATE UNIQUE INDEX referral_one_open ON reintegration.referral (person, offer) WHERE ended_at IS NULL;
CREATE INDEX referral_inbox ON reintegration.referral (organisation, requested_at);
ALTER TABLE reintegration.referral ADD CONSTRAINT referral_with_consent CHECK (consent_at IS NOT NULL);
ALTER TABLE reintegration.capacity ADD CONSTRAINT capacity_possible CHECK (available >= 0 AND available <= maximum);

CREATE INDEX entry_of_case ON reintegration.entry (person, at DESC);
CREATE INDEX outbox_waiting ON reintegration.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;
SELECT public.install_append_only('reintegration.entry', 'reintegration');
SELECT public.install_append_only('reintegration.referral_event', 'reintegration');
SELECT public.install_append_only('reintegration.audit', 'reintegration');
