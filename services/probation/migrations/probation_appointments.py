"""Appointments with supervised persons, and everything that happened to each."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T06:00:00:000000"
SQL = """
CREATE TABLE probation.appointment (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    officer uuid NOT NULL,
    officer_name varchar(200) NOT NULL DEFAULT NULL,
    office varchar(20) NOT NULL DEFAULT NULL,
    supervising_authority varchar(20) NOT NULL DEFAULT 'probation',
    kind varchar(20) NOT NULL DEFAULT NULL,
    purpose varchar(40) NOT NULL DEFAULT NULL,
    purpose_words text,
    starts_at timestamptz NOT NULL,
    minutes integer NOT NULL,
    place text,
    bring text,
    phone varchar(40) DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    unscheduled boolean NOT NULL DEFAULT false,
    form_token uuid NOT NULL,
    series_number integer NOT NULL DEFAULT 1,
    series_count integer NOT NULL DEFAULT 1,
    supersedes uuid,
    superseded_by uuid,
    outcome varchar(40) DEFAULT NULL,
    happened_at timestamptz,
    follow_up_on date,
    decision varchar(40) DEFAULT NULL,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.appointment_event (
    id uuid PRIMARY KEY,
    appointment uuid NOT NULL,
    version integer NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    asked_by varchar(20) DEFAULT NULL,
    why text,
    outcome varchar(40) DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    document text,
    note text,
    happened_at timestamptz,
    follow_up_on date,
    decision varchar(40) DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX appointment_person ON probation.appointment (person);
CREATE INDEX appointment_registration ON probation.appointment (registration);
CREATE UNIQUE INDEX appointment_form ON probation.appointment (form_token, series_number);
CREATE INDEX appointment_diary ON probation.appointment (officer, starts_at, id);
CREATE INDEX appointment_planned_officer ON probation.appointment (officer, starts_at, id) WHERE state = 'planned';
CREATE INDEX appointment_planned_office ON probation.appointment (office, starts_at, id) WHERE state = 'planned';
CREATE UNIQUE INDEX appointment_event_version ON probation.appointment_event (appointment, version);
SELECT public.install_row_security('probation.appointment', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = appointment.registration)');
SELECT public.install_row_security('probation.appointment_event', 'EXISTS (SELECT FROM probation.appointment a WHERE a.id = appointment)');
REVOKE DELETE, TRUNCATE ON probation.appointment FROM probation;
SELECT public.install_append_only('probation.appointment_event', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
