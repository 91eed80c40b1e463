"""What changes a term, and closings that can be undone."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T04:00:00:000000"
SQL = """
ALTER TABLE probation.registration ADD COLUMN term_suspended_since date, ADD COLUMN term_over_at timestamptz;
CREATE TABLE probation.term_event (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    person uuid NOT NULL,
    number integer NOT NULL,
    kind varchar(20) NOT NULL DEFAULT NULL,
    on_date date NOT NULL,
    amount integer,
    unit varchar(20) DEFAULT NULL,
    ends_on date,
    refers_to uuid,
    document text NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX term_event_person ON probation.term_event (person);
CREATE UNIQUE INDEX term_event_number ON probation.term_event (registration, number);
ALTER TABLE probation.term_event ADD CONSTRAINT term_event_kind CHECK (kind IN
    ('length', 'stated_end', 'taken_over', 'extended', 'suspended', 'resumed', 'credited', 'ended_early', 'withdrawn'));
SELECT public.install_append_only('probation.term_event', 'probation');
SELECT public.install_row_security('probation.term_event', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
CREATE TABLE probation.closing (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    person uuid NOT NULL,
    reason varchar(40) NOT NULL DEFAULT NULL,
    document text NOT NULL,
    words text NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name varchar(200) NOT NULL DEFAULT NULL,
    answer varchar(20) DEFAULT NULL,
    answered_at timestamptz,
    answered_by uuid,
    answered_by_name varchar(200) DEFAULT NULL,
    answer_words text,
    closed_at timestamptz,
    undo_until timestamptz,
    undone_at timestamptz,
    undone_by uuid,
    undone_by_name varchar(200) DEFAULT NULL,
    undone_words text,
    final_at timestamptz
);
CREATE INDEX closing_registration ON probation.closing (registration);
CREATE INDEX closing_person ON probation.closing (person);
CREATE INDEX closing_not_final ON probation.closing (undo_until) WHERE closed_at IS NOT NULL AND undone_at IS NULL AND final_at IS NULL;
CREATE UNIQUE INDEX closing_one_proposed ON probation.closing (registration) WHERE answer IS NULL AND closed_at IS NULL;
SELECT public.install_row_security('probation.closing', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.closing FROM probation;
GRANT UPDATE (answer, answered_at, answered_by, answered_by_name, answer_words, closed_at, undo_until, undone_at, undone_by,
    undone_by_name, undone_words, final_at) ON probation.closing TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
