"""Drafts of question sets, and what was done with each."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-24T01:00:00:000000"
SQL = """
CREATE TABLE reintegration.question_draft (
    id uuid NOT NULL PRIMARY KEY,
    pathway varchar(20) NOT NULL DEFAULT NULL,
    state varchar(12) NOT NULL DEFAULT NULL,
    version integer NOT NULL,
    content text NOT NULL DEFAULT NULL,
    why text NOT NULL DEFAULT NULL,
    begun_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by_name varchar(200) NOT NULL DEFAULT NULL,
    question_set uuid
);
CREATE TABLE reintegration.question_draft_event (
    id uuid NOT NULL PRIMARY KEY,
    draft uuid NOT NULL,
    number integer NOT NULL,
    act varchar(12) NOT NULL DEFAULT NULL,
    words text DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE UNIQUE INDEX question_draft_one_open ON reintegration.question_draft (pathway) WHERE state IN ('draft', 'waiting');
CREATE UNIQUE INDEX question_draft_accepted ON reintegration.question_draft (question_set) WHERE question_set IS NOT NULL;
CREATE UNIQUE INDEX question_draft_event_number ON reintegration.question_draft_event (draft, number);
SELECT public.install_append_only('reintegration.question_draft_event', 'reintegration');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
