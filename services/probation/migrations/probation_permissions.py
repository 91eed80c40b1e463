"""Restricted cases, and the purposes that readers state before they see a record."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-05T01:00:00:000000"
SQL = """
ALTER TABLE probation.registration ADD COLUMN restricted boolean NOT NULL DEFAULT false,
    ADD COLUMN restriction_reason varchar(500) DEFAULT NULL;
CREATE TABLE probation.stated_purpose (
    id uuid PRIMARY KEY,
    reader uuid NOT NULL,
    reader_name varchar(200) NOT NULL DEFAULT NULL,
    reader_role varchar(40) NOT NULL DEFAULT NULL,
    person uuid NOT NULL,
    words text NOT NULL,
    stated_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL
);
CREATE INDEX stated_purpose_person ON probation.stated_purpose (person);
CREATE INDEX stated_purpose_of_reader ON probation.stated_purpose (reader, valid_until);
SELECT public.install_append_only('probation.stated_purpose', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
