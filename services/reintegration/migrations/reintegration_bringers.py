"""Who brought a case."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-05T04:00:00:000000"
SQL = """
-- Who brought a case, and whom to ask there.
CREATE TABLE reintegration.case_bringer (
    person uuid NOT NULL PRIMARY KEY,
    organisation varchar(300) NOT NULL DEFAULT NULL,
    contact varchar(200) DEFAULT NULL,
    phone varchar(40) DEFAULT NULL,
    version integer NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
SELECT public.install_row_security('reintegration.case_bringer', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = case_bringer.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
