-- Electronic monitoring: one decision in force and one request a person and authority; acts and events are only added.
CREATE UNIQUE INDEX monitoring_decision_standing ON probation.monitoring_decision (person, authority)
    WHERE state IN ('in_force', 'suspended');
CREATE UNIQUE INDEX monitoring_decision_asked ON probation.monitoring_decision (person, authority) WHERE state = 'asked';
CREATE INDEX monitoring_decision_ends ON probation.monitoring_decision (ends_on) WHERE state IN ('in_force', 'suspended');
ALTER TABLE probation.monitoring_decision ADD CONSTRAINT monitoring_decision_period CHECK (ends_on >= starts_on);
CREATE UNIQUE INDEX monitoring_event_number ON probation.monitoring_event (subject, number);
CREATE INDEX equipment_act_device ON probation.equipment_act (device_id, at);
CREATE INDEX equipment_report_device ON probation.equipment_report (device_id);
SELECT public.install_row_security('probation.monitoring_decision', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = monitoring_decision.person AND r.supervising_authority = monitoring_decision.authority)');
SELECT public.install_row_security('probation.equipment_act', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = equipment_act.person AND r.supervising_authority = equipment_act.authority)');
SELECT public.install_row_security('probation.equipment_report', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = equipment_report.person AND r.supervising_authority = equipment_report.authority)');
SELECT public.install_row_security('probation.monitoring_event', 'EXISTS (SELECT FROM probation.monitoring_decision d WHERE d.id = subject)
    OR EXISTS (SELECT FROM probation.equipment_report e WHERE e.id = subject)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.monitoring_decision, probation.equipment_report, probation.equipment_act FROM probation;
GRANT UPDATE (person, about, state, decided_at, decided_by, decided_by_name, decision_words, decision_document, suspended_since,
    suspended_until, lift, ended_at, version) ON probation.monitoring_decision TO probation;
GRANT UPDATE (person, state, heard_words, finding_words, found_at, found_by, found_by_name, version)
    ON probation.equipment_report TO probation;
GRANT UPDATE (person) ON probation.equipment_act TO probation;
SELECT public.install_append_only('probation.monitoring_event', 'probation');
