-- Relapse risk: what was recorded and computed is only added to (a merge leads it to the surviving record); of a tier set by hand, an objection and an entry only what became of it
-- changes. Current state is one row for each person and authority, and goes with the last registration.
CREATE UNIQUE INDEX risk_calculation_number ON probation.risk_calculation (person, authority, number);
CREATE UNIQUE INDEX risk_override_live ON probation.risk_override (person, authority) WHERE state IN ('proposed', 'holds');
CREATE UNIQUE INDEX relapse_entry_live ON probation.relapse_entry (person, authority) WHERE state IN ('proposed', 'entered');
CREATE INDEX relapse_entry_ends ON probation.relapse_entry (ends_on) WHERE state = 'entered';
CREATE UNIQUE INDEX risk_current_person ON probation.risk_current (person, authority);
CREATE INDEX risk_current_checked ON probation.risk_current (checked_on);
SELECT public.install_row_security('probation.risk_fact', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = risk_fact.person)');
SELECT public.install_row_security('probation.risk_calculation', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = risk_calculation.person AND r.supervising_authority = risk_calculation.authority)');
SELECT public.install_row_security('probation.risk_override', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = risk_override.person AND r.supervising_authority = risk_override.authority)');
SELECT public.install_row_security('probation.risk_objection', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = risk_objection.person AND r.supervising_authority = risk_objection.authority)');
SELECT public.install_row_security('probation.relapse_entry', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = relapse_entry.person AND r.supervising_authority = relapse_entry.authority)');
SELECT public.install_row_security('probation.risk_event', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = risk_event.person AND r.supervising_authority = risk_event.authority)');
SELECT public.install_row_security('probation.risk_current', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = risk_current.person AND r.supervising_authority = risk_current.authority)');
CREATE UNIQUE INDEX less_answer_waits ON probation.less_answer (person, authority) WHERE state IN ('waits', 'revise');
CREATE UNIQUE INDEX risk_set_aside_person ON probation.risk_set_aside (person, authority);
SELECT public.install_row_security('probation.less_answer', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = less_answer.person AND r.supervising_authority = less_answer.authority)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.less_answer FROM probation;
GRANT UPDATE (person, state, decided_by, decided_by_name, decided_at, decision_words, version) ON probation.less_answer TO probation;
SELECT public.install_append_only('probation.risk_calculation', 'probation');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.risk_fact, probation.risk_event, probation.risk_override, probation.risk_objection,
    probation.relapse_entry FROM probation;
GRANT UPDATE (person) ON probation.risk_fact, probation.risk_event TO probation;
GRANT UPDATE (person, state, confirmed_for, review_on, ended_at, version) ON probation.risk_override TO probation;
GRANT UPDATE (person, answer, outcome, answered_by, answered_by_name, answered_at) ON probation.risk_objection TO probation;
GRANT UPDATE (person, state, entered_on, review_on, ends_on, told_on, told_how, ended_at, version) ON probation.relapse_entry TO probation;
