"""Less supervision: answers with coded reasons that a second person approves; calculations that fail are set aside."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-24T08:00:00:000000"
SQL = """
CREATE TABLE probation.less_answer (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    choice varchar(12) NOT NULL DEFAULT NULL,
    reason varchar(30) DEFAULT NULL,
    until_on date,
    why text NOT NULL,
    state varchar(12) NOT NULL DEFAULT NULL,
    given_by uuid NOT NULL,
    given_by_name varchar(200) NOT NULL DEFAULT NULL,
    given_at timestamptz NOT NULL,
    decided_by uuid,
    decided_by_name varchar(200) DEFAULT NULL,
    decided_at timestamptz,
    decision_words text,
    form_token uuid NOT NULL UNIQUE,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.risk_set_aside (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    error varchar(400) NOT NULL DEFAULT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    times integer NOT NULL,
    next_try_at timestamptz NOT NULL
);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE INDEX less_answer_person ON probation.less_answer (person);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE UNIQUE INDEX less_answer_waits ON probation.less_answer (person, authority) WHERE state IN ('waits', 'revise');
CREATE UNIQUE INDEX risk_set_aside_person ON probation.risk_set_aside (person, authority);
ALTER TABLE probation.risk_current ADD COLUMN standing_since date, ADD COLUMN looked_on date,
    ADD COLUMN snooze_reason varchar(30) DEFAULT NULL;
SELECT public.install_row_security('probation.less_answer', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = less_answer.person AND r.supervising_authority = less_answer.authority)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.less_answer FROM probation;
GRANT UPDATE (person, state, decided_by, decided_by_name, decided_at, decision_words, version) ON probation.less_answer TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
