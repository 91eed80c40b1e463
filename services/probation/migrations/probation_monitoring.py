"""Decisions on electronic monitoring, acts and reports about the equipment, and what happened to each."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-12T09:01:00:000000"
SQL = """
CREATE TABLE probation.monitoring_decision (
    id uuid PRIMARY KEY NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    request varchar(12) NOT NULL DEFAULT NULL,
    ground varchar(12) NOT NULL DEFAULT NULL,
    norm_source text NOT NULL,
    norm_status varchar(12) NOT NULL DEFAULT NULL,
    about uuid,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    reason text NOT NULL,
    document varchar(400) NOT NULL DEFAULT NULL,
    state varchar(12) NOT NULL DEFAULT NULL,
    asked_at timestamptz NOT NULL,
    asked_by uuid NOT NULL,
    asked_by_name varchar(200) NOT NULL DEFAULT NULL,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200) DEFAULT NULL,
    decision_words text,
    decision_document varchar(400) DEFAULT NULL,
    suspended_until date,
    ended_at timestamptz,
    form_token uuid UNIQUE NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX monitoring_decision_person ON probation.monitoring_decision (person);
CREATE TABLE probation.monitoring_event (
    id uuid PRIMARY KEY NOT NULL,
    subject uuid NOT NULL,
    number integer NOT NULL,
    event varchar(24) NOT NULL DEFAULT NULL,
    state varchar(16) NOT NULL DEFAULT NULL,
    until date,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.equipment_act (
    id uuid PRIMARY KEY NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    kind varchar(12) NOT NULL DEFAULT NULL,
    decision uuid,
    device_id varchar(64) DEFAULT NULL,
    outcome varchar(16) NOT NULL DEFAULT NULL,
    items varchar(200) NOT NULL DEFAULT NULL,
    acquainted boolean NOT NULL,
    condition varchar(400) NOT NULL DEFAULT NULL,
    words text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL,
    form_token uuid UNIQUE NOT NULL
);
CREATE INDEX equipment_act_person ON probation.equipment_act (person);
CREATE TABLE probation.equipment_report (
    id uuid PRIMARY KEY NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    kind varchar(12) NOT NULL DEFAULT NULL,
    device_id varchar(64) NOT NULL DEFAULT NULL,
    found_on date NOT NULL,
    circumstances text NOT NULL,
    taken_off boolean NOT NULL,
    state varchar(16) NOT NULL DEFAULT NULL,
    heard_words text,
    finding_words text,
    found_at timestamptz,
    found_by uuid,
    found_by_name varchar(200) DEFAULT NULL,
    reported_at timestamptz NOT NULL,
    reported_by uuid NOT NULL,
    reported_by_name varchar(200) NOT NULL DEFAULT NULL,
    form_token uuid UNIQUE NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX equipment_report_person ON probation.equipment_report (person);
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
GRANT UPDATE (person, about, state, decided_at, decided_by, decided_by_name, decision_words, decision_document, suspended_until, ended_at,
    version) ON probation.monitoring_decision TO probation;
GRANT UPDATE (person, state, heard_words, finding_words, found_at, found_by, found_by_name, version)
    ON probation.equipment_report TO probation;
GRANT UPDATE (person) ON probation.equipment_act TO probation;
SELECT public.install_append_only('probation.monitoring_event', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
