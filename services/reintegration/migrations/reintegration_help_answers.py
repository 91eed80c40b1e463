"""Requests for help have a number; what a decided one says is erased after its time; messages about decisions, and how far each is."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-24T00:00:00:000000"
SQL = """
CREATE SEQUENCE reintegration.help_request_number;
ALTER TABLE reintegration.help_request ADD COLUMN number integer;
ALTER TABLE reintegration.help_request ADD COLUMN erased_at timestamptz;
CREATE TABLE reintegration.help_request_answer (
    id uuid NOT NULL PRIMARY KEY,
    help_request uuid NOT NULL,
    version integer NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    channel varchar(10) NOT NULL DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    why varchar(40) DEFAULT NULL,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    lease_until timestamptz,
    gateway varchar(20) DEFAULT NULL,
    number_end varchar(4) DEFAULT NULL,
    made_at timestamptz NOT NULL,
    settled_at timestamptz,
    told_at timestamptz,
    told_how varchar(20) DEFAULT NULL,
    told_by_name varchar(200) DEFAULT NULL
);
CREATE UNIQUE INDEX help_request_answer_once ON reintegration.help_request_answer (help_request, version);
CREATE INDEX help_request_answer_waiting ON reintegration.help_request_answer (not_before, id) WHERE state = 'queued';
CREATE INDEX help_request_answer_not_told ON reintegration.help_request_answer (settled_at, id) WHERE state = 'failed' AND told_at IS NULL;
SELECT public.install_row_security('reintegration.help_request_answer', 'EXISTS (SELECT FROM reintegration.help_request h
    WHERE h.id = help_request)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
