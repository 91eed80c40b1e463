"""Proposed changes of the law's data, and what a second administrator answered."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T07:01:00:000000"
SQL = """
CREATE TABLE probation.law_draft (
    id uuid NOT NULL PRIMARY KEY,
    book varchar(20) DEFAULT NULL NOT NULL,
    section varchar(40) DEFAULT NULL NOT NULL,
    key varchar(160) DEFAULT NULL NOT NULL,
    valid_from date NOT NULL,
    entry jsonb NOT NULL,
    before jsonb,
    why text NOT NULL,
    document varchar(200) DEFAULT NULL NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name varchar(200) DEFAULT NULL NOT NULL,
    effects jsonb,
    effects_at timestamptz,
    state varchar(10) DEFAULT NULL NOT NULL,
    answered_at timestamptz,
    answered_by uuid,
    answered_by_name varchar(200) DEFAULT NULL,
    answer text
);
CREATE UNIQUE INDEX law_draft_waiting ON probation.law_draft (book, section, key, valid_from) WHERE state = 'waiting';
CREATE INDEX law_draft_listed ON probation.law_draft (proposed_at, id);
REVOKE UPDATE, DELETE, TRUNCATE ON probation.law_draft FROM probation;
GRANT UPDATE (effects, effects_at, state, answered_at, answered_by, answered_by_name, answer) ON probation.law_draft TO probation;
CREATE TRIGGER decided_once BEFORE UPDATE ON probation.law_draft
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
