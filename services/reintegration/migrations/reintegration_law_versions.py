"""Versions of the law's data as rows, which rule over the files of the release."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T07:00:00:000000"
SQL = """
CREATE TABLE reintegration.law_version (
    id uuid NOT NULL PRIMARY KEY,
    book varchar(20) DEFAULT NULL NOT NULL,
    section varchar(40) DEFAULT NULL NOT NULL,
    key varchar(160) DEFAULT NULL NOT NULL,
    valid_from date NOT NULL,
    entry json NOT NULL,
    position integer NOT NULL,
    seeded boolean NOT NULL,
    decided_at timestamptz NOT NULL,
    decided_by_name varchar(200) DEFAULT NULL,
    proposed_by_name varchar(200) DEFAULT NULL,
    why text,
    document varchar(200) DEFAULT NULL
);
CREATE INDEX law_version_book ON reintegration.law_version (book);
SELECT public.install_append_only('reintegration.law_version', 'reintegration');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
