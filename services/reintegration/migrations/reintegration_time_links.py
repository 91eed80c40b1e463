"""Links by which the person says whether a proposed time suits them, and what they said."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-26T10:00:00:000000"
SQL = """
ALTER TABLE reintegration.referral_proposal ADD COLUMN person_answer varchar(20) DEFAULT NULL, ADD COLUMN person_answered_at timestamptz,
    ADD COLUMN person_sealed bytea;
CREATE TABLE reintegration.time_link (
    id uuid NOT NULL PRIMARY KEY,
    proposal uuid NOT NULL,
    person uuid NOT NULL,
    channel varchar(20) NOT NULL DEFAULT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    number_end varchar(4) DEFAULT NULL,
    made_by uuid NOT NULL,
    made_by_name varchar(200) NOT NULL DEFAULT NULL,
    made_at timestamptz NOT NULL,
    used_at timestamptz,
    replaced_at timestamptz,
    state varchar(20) NOT NULL DEFAULT NULL,
    why varchar(40) DEFAULT NULL,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    lease_until timestamptz,
    settled_at timestamptz
);
CREATE TABLE reintegration.time_link_token (
    token_hash varchar(64) NOT NULL PRIMARY KEY DEFAULT NULL,
    link uuid NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE INDEX time_link_proposal ON reintegration.time_link (proposal);
CREATE INDEX time_link_person ON reintegration.time_link (person);
CREATE INDEX time_link_waiting ON reintegration.time_link (not_before, id) WHERE state = 'queued';
CREATE INDEX time_link_token_link ON reintegration.time_link_token (link);
SELECT public.install_append_only('reintegration.time_link_token', 'reintegration');
SELECT public.install_row_security('reintegration.time_link', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = time_link.person)');
SELECT public.install_row_security('reintegration.time_link_token', 'EXISTS (SELECT FROM reintegration.time_link l
    WHERE l.id = link)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
