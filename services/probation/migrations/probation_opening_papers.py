"""The papers that open a case: versions of their forms, the papers with their answers, what happened to them."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-16T08:00:00:000000"
SQL = """
CREATE TABLE probation.opening_form (
    id uuid PRIMARY KEY,
    form varchar(24) DEFAULT NULL NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    content text NOT NULL,
    seeded boolean NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    why text NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by uuid,
    proposed_by_name varchar(200) DEFAULT NULL,
    answered_at timestamptz,
    answered_by uuid,
    answered_by_name varchar(200) DEFAULT NULL,
    answer text
);
CREATE TABLE probation.opening_paper (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    form varchar(24) DEFAULT NULL NOT NULL,
    form_version uuid NOT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    answers jsonb NOT NULL,
    sealed bytea NOT NULL,
    wrapped_key bytea NOT NULL,
    form_token uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    saved_at timestamptz NOT NULL,
    saved_by uuid NOT NULL,
    saved_by_name varchar(200) DEFAULT NULL NOT NULL,
    finished_at timestamptz,
    finished_by_name varchar(200) DEFAULT NULL,
    signed_on date
);
CREATE TABLE probation.opening_paper_event (
    id uuid PRIMARY KEY,
    paper uuid NOT NULL,
    number integer NOT NULL,
    event varchar(12) DEFAULT NULL NOT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    form_version uuid NOT NULL,
    answers jsonb,
    sealed bytea,
    day date,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX opening_paper_person ON probation.opening_paper (person);
CREATE UNIQUE INDEX opening_form_number ON probation.opening_form (form, version);
CREATE UNIQUE INDEX opening_form_waiting ON probation.opening_form (form) WHERE state = 'waiting';
CREATE UNIQUE INDEX opening_paper_of_registration ON probation.opening_paper (registration, form) WHERE state <> 'discarded';
CREATE UNIQUE INDEX opening_paper_event_number ON probation.opening_paper_event (paper, number);
SELECT public.install_row_security('probation.opening_paper', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = opening_paper.registration)');
SELECT public.install_row_security('probation.opening_paper_event', 'EXISTS (SELECT FROM probation.opening_paper o WHERE o.id = paper)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.opening_form FROM probation;
GRANT UPDATE (state, answered_at, answered_by, answered_by_name, answer) ON probation.opening_form TO probation;
CREATE TRIGGER answered_once BEFORE UPDATE ON probation.opening_form
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
REVOKE DELETE, TRUNCATE ON probation.opening_paper FROM probation;
SELECT public.install_append_only('probation.opening_paper_event', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
