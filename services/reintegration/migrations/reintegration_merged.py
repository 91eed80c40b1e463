"""Which cases are of one person."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T01:10:00:000000"
SQL = """
CREATE TABLE reintegration.merged_case (other uuid PRIMARY KEY, person uuid NOT NULL, merged_at timestamptz NOT NULL);
CREATE INDEX merged_case_person ON reintegration.merged_case (person);
SELECT public.install_row_security('reintegration.merged_case', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person IN (merged_case.person, other))');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
