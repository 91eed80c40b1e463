"""Requests for help by the public page; their keys stand among those of needs."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-05T02:00:00:000000"
SQL = """
-- Requests for help by the public page: before every desk of the region. What was written is sealed under a key of its own.
CREATE TABLE reintegration.help_request (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    code_hash varchar(64) NOT NULL DEFAULT NULL,
    region varchar(2) NOT NULL DEFAULT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    sealed bytea NOT NULL,
    told_on date NOT NULL,
    sent_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    state varchar(20) NOT NULL DEFAULT 'waiting',
    version integer NOT NULL DEFAULT 1,
    reason varchar(40) DEFAULT NULL,
    case_person uuid,
    decided_at timestamptz,
    decided_by_name varchar(200) DEFAULT NULL
);
CREATE TABLE reintegration.help_request_event (
    id uuid NOT NULL PRIMARY KEY,
    help_request uuid NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX help_request_event_help_request ON reintegration.help_request_event (help_request);
CREATE UNIQUE INDEX help_request_code ON reintegration.help_request (code_hash);
CREATE INDEX help_request_list ON reintegration.help_request ((state = 'waiting'), due_at, id);
CREATE INDEX help_request_waiting ON reintegration.help_request (region, due_at, id) WHERE state = 'waiting';
SELECT public.install_row_security('reintegration.help_request', '(EXISTS (SELECT FROM unnest(:offices) AS o (code) WHERE o.code ^@ region)
    OR region = ANY (:regions))');
SELECT public.install_row_security('reintegration.help_request_event', 'EXISTS (SELECT FROM reintegration.help_request h
    WHERE h.id = help_request)');
SELECT public.install_append_only('reintegration.help_request_event', 'reintegration');
DROP POLICY shown ON reintegration.need_key;
DROP POLICY added ON reintegration.need_key;
DROP POLICY changed ON reintegration.need_key;
DROP POLICY removed ON reintegration.need_key;
SELECT public.install_row_security('reintegration.need_key', 'EXISTS (SELECT FROM reintegration."case" c WHERE c.person = need_key.person)
    OR EXISTS (SELECT FROM reintegration.help_request h WHERE h.person = need_key.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
