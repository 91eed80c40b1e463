"""Which subjects are of one person."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T01:20:00:000000"
SQL = """
CREATE TABLE biometrics.merged_subject (other uuid PRIMARY KEY, person uuid NOT NULL, merged_at timestamptz NOT NULL);
CREATE INDEX merged_subject_person ON biometrics.merged_subject (person);
SELECT public.install_row_security('biometrics.merged_subject', 'EXISTS (SELECT FROM biometrics.subject p
    WHERE p.person = merged_subject.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
