"""Relapse risk: facts, calculations, tiers set by hand, objections, the register of persons prone to relapse, current state."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-13T09:00:00:000000"
SQL = """
CREATE TABLE probation.risk_fact (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    kind varchar(30) NOT NULL DEFAULT NULL,
    value varchar(20) DEFAULT NULL,
    document varchar(400) NOT NULL DEFAULT NULL,
    form_token uuid NOT NULL UNIQUE,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.risk_calculation (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    number integer NOT NULL,
    tier integer NOT NULL,
    step varchar(30) DEFAULT NULL,
    provisional boolean NOT NULL,
    inputs jsonb NOT NULL,
    law jsonb NOT NULL,
    proposals jsonb NOT NULL,
    missing jsonb NOT NULL,
    could_raise jsonb NOT NULL,
    method varchar(10) NOT NULL DEFAULT NULL,
    digest varchar(64) NOT NULL DEFAULT NULL,
    trigger varchar(20) NOT NULL DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.risk_override (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    tier integer NOT NULL,
    computed integer NOT NULL,
    confirmed_for integer,
    reason text NOT NULL,
    review_on date NOT NULL,
    state varchar(12) NOT NULL DEFAULT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name varchar(200) NOT NULL DEFAULT NULL,
    proposed_at timestamptz NOT NULL,
    ended_at timestamptz,
    form_token uuid NOT NULL UNIQUE,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.risk_objection (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    step varchar(30) NOT NULL DEFAULT NULL,
    words text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_by_name varchar(200) NOT NULL DEFAULT NULL,
    recorded_at timestamptz NOT NULL,
    answer text,
    outcome varchar(12) DEFAULT NULL,
    answered_by uuid,
    answered_by_name varchar(200) DEFAULT NULL,
    answered_at timestamptz,
    form_token uuid NOT NULL UNIQUE
);
CREATE TABLE probation.relapse_entry (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    grounds jsonb NOT NULL,
    facts text NOT NULL,
    document varchar(400) NOT NULL DEFAULT NULL,
    state varchar(12) NOT NULL DEFAULT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name varchar(200) NOT NULL DEFAULT NULL,
    proposed_at timestamptz NOT NULL,
    entered_on date,
    review_on date,
    ends_on date,
    told_on date,
    told_how varchar(400) DEFAULT NULL,
    ended_at timestamptz,
    form_token uuid NOT NULL UNIQUE,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.risk_event (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    subject uuid NOT NULL,
    event varchar(12) NOT NULL DEFAULT NULL,
    state varchar(12) NOT NULL DEFAULT NULL,
    until_on date,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.risk_current (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    registration uuid NOT NULL,
    calculation uuid,
    computed integer,
    tier integer,
    step varchar(30) DEFAULT NULL,
    provisional boolean NOT NULL DEFAULT false,
    override uuid,
    review_on date,
    entered boolean NOT NULL DEFAULT false,
    standing varchar(10) DEFAULT NULL,
    criteria jsonb,
    snoozed_until date,
    checked_on date
);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE INDEX risk_fact_person ON probation.risk_fact (person);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE INDEX risk_calculation_person ON probation.risk_calculation (person);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE INDEX risk_override_person ON probation.risk_override (person);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE INDEX risk_objection_person ON probation.risk_objection (person);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE INDEX relapse_entry_person ON probation.relapse_entry (person);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE INDEX risk_event_person ON probation.risk_event (person);
CREATE INDEX risk_event_subject ON probation.risk_event (subject);
CREATE SCHEMA IF NOT EXISTS probation;
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
SELECT public.install_append_only('probation.risk_calculation', 'probation');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.risk_fact, probation.risk_event, probation.risk_override, probation.risk_objection,
    probation.relapse_entry FROM probation;
GRANT UPDATE (person) ON probation.risk_fact, probation.risk_event TO probation;
GRANT UPDATE (person, state, confirmed_for, review_on, ended_at, version) ON probation.risk_override TO probation;
GRANT UPDATE (person, answer, outcome, answered_by, answered_by_name, answered_at) ON probation.risk_objection TO probation;
GRANT UPDATE (person, state, entered_on, review_on, ends_on, told_on, told_how, ended_at, version) ON probation.relapse_entry TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
