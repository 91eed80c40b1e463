"""Plans: states of goals, owners and evidence of steps, agreement by versions, reviews, notes; their texts may be encrypted."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-07T02:00:00:000000"
SQL = """
ALTER TABLE reintegration.goal ALTER COLUMN text DROP NOT NULL, ADD COLUMN sealed bytea,
    ADD COLUMN state varchar(12) DEFAULT NULL, ADD COLUMN reason varchar(40) DEFAULT NULL,
    ADD COLUMN need_id uuid, ADD COLUMN version integer DEFAULT 1 NOT NULL;
ALTER TABLE reintegration.step ALTER COLUMN text DROP NOT NULL, ADD COLUMN sealed bytea,
    ADD COLUMN owner varchar(12) DEFAULT 'person' NOT NULL, ADD COLUMN first_due_on date, ADD COLUMN blocked_until date,
    ADD COLUMN done_on date, ADD COLUMN version integer DEFAULT 1 NOT NULL;
CREATE TABLE reintegration.plan_event (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    goal uuid NOT NULL,
    step uuid,
    number integer NOT NULL,
    act varchar(20) DEFAULT NULL NOT NULL,
    reason varchar(40) DEFAULT NULL,
    due_on date,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.plan_version (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    number integer NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.plan_answer (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    version uuid NOT NULL,
    answer varchar(20) DEFAULT NULL NOT NULL,
    signed varchar(10) DEFAULT NULL,
    signed_on date,
    language varchar(2) DEFAULT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.plan_note (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    goal uuid,
    corrects uuid,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.plan_review (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    due_on date NOT NULL,
    basis varchar(12) DEFAULT NULL NOT NULL,
    set_at timestamptz NOT NULL,
    set_by_name varchar(200) DEFAULT NULL NOT NULL,
    exempt_reason varchar(20) DEFAULT NULL,
    exempt_since date,
    version integer NOT NULL,
    sealed bytea,
    ended_at timestamptz,
    ended_by_name varchar(200) DEFAULT NULL
);
CREATE INDEX plan_event_goal ON reintegration.plan_event (goal, at DESC, number DESC);
CREATE INDEX plan_event_step ON reintegration.plan_event (step, at DESC, number DESC) WHERE step IS NOT NULL;
CREATE INDEX plan_event_person ON reintegration.plan_event (person);
CREATE UNIQUE INDEX plan_version_number ON reintegration.plan_version (person, number);
CREATE INDEX plan_answer_version ON reintegration.plan_answer (version, at);
CREATE INDEX plan_answer_person ON reintegration.plan_answer (person);
CREATE INDEX plan_note_of_case ON reintegration.plan_note (person, at DESC, id);
CREATE UNIQUE INDEX plan_note_corrected_once ON reintegration.plan_note (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX plan_review_person ON reintegration.plan_review (person);
CREATE UNIQUE INDEX plan_review_one_active ON reintegration.plan_review (person) WHERE state = 'active';
CREATE INDEX plan_review_due ON reintegration.plan_review (due_on, id) WHERE state = 'active' AND exempt_since IS NULL;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected))
    FROM unnest(ARRAY['plan_event', 'plan_version', 'plan_answer', 'plan_note', 'plan_review']) AS protected;
SELECT public.install_append_only('reintegration.plan_event', 'reintegration');
SELECT public.install_append_only('reintegration.plan_version', 'reintegration');
SELECT public.install_append_only('reintegration.plan_answer', 'reintegration');
SELECT public.install_append_only('reintegration.plan_note', 'reintegration');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
