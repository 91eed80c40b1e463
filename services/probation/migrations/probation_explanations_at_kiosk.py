"""Explanations at the kiosk: what it was told to ask, what came from there, and what was shown and not answered."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-20T06:01:00:000000"
SQL = """
CREATE TABLE probation.breach_kiosk_request (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    told_as uuid NOT NULL DEFAULT null,
    asked_at timestamptz NOT NULL DEFAULT null,
    answer_until timestamptz NOT NULL DEFAULT null,
    by_id uuid NOT NULL DEFAULT null,
    by_name varchar(200) NOT NULL DEFAULT null,
    ended_at timestamptz DEFAULT null,
    ended_because varchar(20) DEFAULT null
);
CREATE INDEX breach_kiosk_request_proceeding ON probation.breach_kiosk_request (proceeding);
CREATE TABLE probation.breach_kiosk_answer (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    request uuid NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    kind varchar(10) NOT NULL DEFAULT null,
    sealed bytea NOT NULL DEFAULT null,
    wrapped_key bytea NOT NULL DEFAULT null,
    brings_paper boolean NOT NULL DEFAULT null,
    language varchar(2) NOT NULL DEFAULT null,
    kiosk uuid NOT NULL DEFAULT null,
    place varchar(200) NOT NULL DEFAULT null,
    receipt varchar(20) NOT NULL DEFAULT null,
    given_at timestamptz NOT NULL DEFAULT null,
    received_at timestamptz NOT NULL DEFAULT null,
    fit varchar(14) NOT NULL DEFAULT null
);
CREATE INDEX breach_kiosk_answer_request ON probation.breach_kiosk_answer (request);
CREATE INDEX breach_kiosk_answer_proceeding ON probation.breach_kiosk_answer (proceeding);
ALTER TABLE probation.breach_attempt ADD COLUMN shown varchar(10) DEFAULT null;
ALTER TABLE probation.breach_explanation ADD COLUMN kiosk_answer uuid DEFAULT null;
SELECT public.install_row_security('probation.breach_kiosk_request',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_row_security('probation.breach_kiosk_answer',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.breach_kiosk_request FROM probation;
GRANT UPDATE (ended_at, ended_because) ON probation.breach_kiosk_request TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.breach_kiosk_answer FROM probation;
GRANT UPDATE (wrapped_key) ON probation.breach_kiosk_answer TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
