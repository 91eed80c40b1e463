"""Vacancies and courses come from files, and are found again by the organisation's own number."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-27T04:00:00:000000"
SQL = """
ALTER TABLE reintegration.vacancy ADD COLUMN own_number varchar(60) DEFAULT NULL;
ALTER TABLE reintegration.course_group ADD COLUMN own_number varchar(60) DEFAULT NULL;
CREATE TABLE reintegration.listing_import (
    id uuid PRIMARY KEY,
    organisation uuid NOT NULL,
    kind varchar(20) DEFAULT NULL NOT NULL,
    content bytea NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by_name varchar(200) DEFAULT NULL,
    written integer DEFAULT 0 NOT NULL,
    changed integer DEFAULT 0 NOT NULL,
    closed integer DEFAULT 0 NOT NULL
);
CREATE INDEX listing_import_latest ON reintegration.listing_import (at DESC, id);
CREATE INDEX listing_import_organisation ON reintegration.listing_import (organisation, at DESC);
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.listing_import FROM reintegration;
GRANT UPDATE (state, ended_at, ended_by_name, written, changed, closed) ON reintegration.listing_import TO reintegration;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
