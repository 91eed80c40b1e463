"""The checklist of a person's papers, version by version."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-02T02:00:00:000000"
SQL = """
CREATE TABLE reintegration.paper_version (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    kind varchar(40) NOT NULL DEFAULT NULL,
    version integer NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    due_on date,
    companion varchar(20) DEFAULT NULL,
    words text,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE UNIQUE INDEX paper_version_of_kind ON reintegration.paper_version (person, kind, version DESC);
SELECT public.install_append_only('reintegration.paper_version', 'reintegration');
SELECT public.install_row_security('reintegration.paper_version', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = paper_version.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
