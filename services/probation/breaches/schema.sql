-- Proceedings: what a reader sees follows from the registration; what was said and done is only added.
CREATE UNIQUE INDEX breach_event_number ON probation.breach_event (proceeding, number);
CREATE UNIQUE INDEX breach_appeal_waits ON probation.breach_appeal (proceeding) WHERE outcome IS NULL;
CREATE UNIQUE INDEX breach_ruling_stands ON probation.breach_ruling (proceeding) WHERE undone_at IS NULL AND applied_at IS NULL;
CREATE INDEX breach_proceeding_waits ON probation.breach_proceeding (deadline_at)
    WHERE ended_at IS NULL AND stage NOT IN ('done', 'excused', 'no_breach', 'withdrawn', 'cancelled');
SELECT public.install_row_security('probation.breach_proceeding', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = breach_proceeding.registration)');
SELECT public.install_row_security('probation.breach_event',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_fact',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_attempt',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_explanation',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_measure',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_appeal',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_ruling',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_kiosk_request',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_kiosk_answer',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_effect',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_append_only('probation.breach_effect', 'probation');
SELECT public.install_append_only('probation.breach_event', 'probation');
SELECT public.install_append_only('probation.breach_attempt', 'probation');
SELECT public.install_append_only('probation.breach_explanation', 'probation');
SELECT public.install_append_only('probation.breach_measure', 'probation');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.breach_proceeding FROM probation;
GRANT UPDATE (person, stage, matter, round_at, asked_at, asked_how, answer_due_at, deadline_at, missed_on, searched_since, found_on,
    term_suspended_on, term_resumed_on, steps, months, reasons, rests_on, decided_at, decided_by, decided_by_name, signed_at, signed_by,
    signed_by_name, served_on, ended_at, version) ON probation.breach_proceeding TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.breach_fact FROM probation;
GRANT UPDATE (removed_at, removed_by, removed_by_name, removed_why) ON probation.breach_fact TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.breach_appeal FROM probation;
GRANT UPDATE (outcome, decided_on, outcome_words, outcome_document, kept, outcome_by, outcome_by_name, outcome_at)
    ON probation.breach_appeal TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.breach_ruling FROM probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.breach_kiosk_request FROM probation;
GRANT UPDATE (ended_at, ended_because) ON probation.breach_kiosk_request TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.breach_kiosk_answer FROM probation;
GRANT UPDATE (wrapped_key) ON probation.breach_kiosk_answer TO probation;
GRANT UPDATE (undone_at, undone_why, applied_at, applied_by, applied_by_name, quashed_at, quashed_on, quashed_document)
    ON probation.breach_ruling TO probation;
