"""Proceedings about a possible breach, with everything that was said and done in them."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-10T09:00:00:000000"
SQL = """
CREATE TABLE probation.breach_proceeding (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    person uuid NOT NULL DEFAULT null,
    registration uuid NOT NULL DEFAULT null,
    authority varchar(20) NOT NULL DEFAULT null,
    category varchar(40) NOT NULL DEFAULT null,
    matter varchar(10) NOT NULL DEFAULT null,
    stage varchar(12) NOT NULL DEFAULT null,
    law_day date NOT NULL DEFAULT null,
    opened_at timestamptz NOT NULL DEFAULT null,
    opened_by uuid NOT NULL DEFAULT null,
    opened_by_name varchar(200) NOT NULL DEFAULT null,
    round_at timestamptz NOT NULL DEFAULT null,
    asked_at timestamptz DEFAULT null,
    asked_how varchar(12) DEFAULT null,
    answer_due_at timestamptz DEFAULT null,
    deadline_at timestamptz DEFAULT null,
    missed_on date DEFAULT null,
    searched_since date DEFAULT null,
    found_on date DEFAULT null,
    term_suspended_on date DEFAULT null,
    term_resumed_on date DEFAULT null,
    steps jsonb DEFAULT null,
    months integer DEFAULT null,
    reasons text DEFAULT null,
    rests_on jsonb DEFAULT null,
    decided_at timestamptz DEFAULT null,
    decided_by uuid DEFAULT null,
    decided_by_name varchar(200) DEFAULT null,
    signed_at timestamptz DEFAULT null,
    signed_by uuid DEFAULT null,
    signed_by_name varchar(200) DEFAULT null,
    served_on date DEFAULT null,
    ended_at timestamptz DEFAULT null,
    form_token uuid UNIQUE NOT NULL DEFAULT null,
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX breach_proceeding_person ON probation.breach_proceeding (person);
CREATE INDEX breach_proceeding_registration ON probation.breach_proceeding (registration);
CREATE TABLE probation.breach_event (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    number integer NOT NULL DEFAULT null,
    event varchar(20) NOT NULL DEFAULT null,
    stage varchar(12) NOT NULL DEFAULT null,
    why text NOT NULL DEFAULT null,
    details jsonb NOT NULL DEFAULT null,
    by_id uuid NOT NULL DEFAULT null,
    by_name varchar(200) NOT NULL DEFAULT null,
    at timestamptz NOT NULL DEFAULT null
);
CREATE INDEX breach_event_proceeding ON probation.breach_event (proceeding);
CREATE TABLE probation.breach_fact (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    kind varchar(40) NOT NULL DEFAULT null,
    subject uuid DEFAULT null,
    at timestamptz NOT NULL DEFAULT null,
    address varchar(200) NOT NULL DEFAULT null,
    details jsonb NOT NULL DEFAULT null,
    added_at timestamptz NOT NULL DEFAULT null,
    added_by uuid NOT NULL DEFAULT null,
    added_by_name varchar(200) NOT NULL DEFAULT null,
    removed_at timestamptz DEFAULT null,
    removed_by uuid DEFAULT null,
    removed_by_name varchar(200) DEFAULT null,
    removed_why text DEFAULT null
);
CREATE INDEX breach_fact_proceeding ON probation.breach_fact (proceeding);
CREATE TABLE probation.breach_attempt (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    means varchar(12) NOT NULL DEFAULT null,
    at timestamptz NOT NULL DEFAULT null,
    minutes integer NOT NULL DEFAULT null,
    result varchar(12) NOT NULL DEFAULT null,
    words text NOT NULL DEFAULT null,
    by_id uuid NOT NULL DEFAULT null,
    by_name varchar(200) NOT NULL DEFAULT null,
    recorded_at timestamptz NOT NULL DEFAULT null
);
CREATE INDEX breach_attempt_proceeding ON probation.breach_attempt (proceeding);
CREATE TABLE probation.breach_explanation (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    kind varchar(10) NOT NULL DEFAULT null,
    words text NOT NULL DEFAULT null,
    language varchar(2) NOT NULL DEFAULT null,
    given_on date NOT NULL DEFAULT null,
    written_by varchar(12) NOT NULL DEFAULT null,
    document varchar(400) NOT NULL DEFAULT null,
    by_id uuid NOT NULL DEFAULT null,
    by_name varchar(200) NOT NULL DEFAULT null,
    recorded_at timestamptz NOT NULL DEFAULT null
);
CREATE INDEX breach_explanation_proceeding ON probation.breach_explanation (proceeding);
CREATE TABLE probation.breach_measure (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    kind varchar(12) NOT NULL DEFAULT null,
    on_date date NOT NULL DEFAULT null,
    result text NOT NULL DEFAULT null,
    by_id uuid NOT NULL DEFAULT null,
    by_name varchar(200) NOT NULL DEFAULT null,
    recorded_at timestamptz NOT NULL DEFAULT null
);
CREATE INDEX breach_measure_proceeding ON probation.breach_measure (proceeding);
CREATE TABLE probation.breach_appeal (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    addressed_to varchar(12) NOT NULL DEFAULT null,
    lodged_on date NOT NULL DEFAULT null,
    words text NOT NULL DEFAULT null,
    document varchar(400) NOT NULL DEFAULT null,
    due_at timestamptz NOT NULL DEFAULT null,
    by_id uuid NOT NULL DEFAULT null,
    by_name varchar(200) NOT NULL DEFAULT null,
    recorded_at timestamptz NOT NULL DEFAULT null,
    outcome varchar(10) DEFAULT null,
    decided_on date DEFAULT null,
    outcome_words text DEFAULT null,
    outcome_document varchar(400) DEFAULT null,
    kept jsonb DEFAULT null,
    outcome_by uuid DEFAULT null,
    outcome_by_name varchar(200) DEFAULT null,
    outcome_at timestamptz DEFAULT null
);
CREATE INDEX breach_appeal_proceeding ON probation.breach_appeal (proceeding);
CREATE TABLE probation.breach_ruling (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    court varchar(200) NOT NULL DEFAULT null,
    number varchar(80) NOT NULL DEFAULT null,
    ruled_on date NOT NULL DEFAULT null,
    result varchar(10) NOT NULL DEFAULT null,
    effect varchar(12) NOT NULL DEFAULT null,
    months integer DEFAULT null,
    words text NOT NULL DEFAULT null,
    by_id uuid NOT NULL DEFAULT null,
    by_name varchar(200) NOT NULL DEFAULT null,
    recorded_at timestamptz NOT NULL DEFAULT null,
    undone_at timestamptz DEFAULT null,
    undone_why text DEFAULT null,
    applied_at timestamptz DEFAULT null,
    applied_by uuid DEFAULT null,
    applied_by_name varchar(200) DEFAULT null
);
CREATE INDEX breach_ruling_proceeding ON probation.breach_ruling (proceeding);
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
GRANT UPDATE (undone_at, undone_why, applied_at, applied_by, applied_by_name) ON probation.breach_ruling TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
