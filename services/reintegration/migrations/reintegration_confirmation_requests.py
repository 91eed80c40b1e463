"""Questions to organisations whether their entry is still right."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-25T00:00:00:000000"
SQL = """
CREATE TABLE reintegration.confirmation_request (
    id uuid NOT NULL PRIMARY KEY,
    organisation uuid NOT NULL,
    about date NOT NULL,
    try_number integer NOT NULL,
    channel varchar(20) NOT NULL DEFAULT NULL,
    recipient varchar(254) NOT NULL DEFAULT NULL,
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    used_for varchar(20) DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    why varchar(40) DEFAULT NULL,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    lease_until timestamptz,
    gateway varchar(20) DEFAULT NULL,
    settled_at timestamptz
);
CREATE TABLE reintegration.confirmation_token (
    token_hash varchar(64) NOT NULL PRIMARY KEY DEFAULT NULL,
    request uuid NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX confirmation_request_once ON reintegration.confirmation_request (organisation, about, try_number);
CREATE INDEX confirmation_request_waiting ON reintegration.confirmation_request (not_before, id) WHERE state = 'queued';
CREATE INDEX confirmation_token_request ON reintegration.confirmation_token (request);
SELECT public.install_append_only('reintegration.confirmation_token', 'reintegration');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
