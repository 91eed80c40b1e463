"""Officers of the probation service have an authority in their scope too: only the police's see no subjects of a whole office."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T03:00:00:000000"
SQL = """
DROP POLICY shown ON biometrics.subject;
DROP POLICY added ON biometrics.subject;
DROP POLICY changed ON biometrics.subject;
DROP POLICY removed ON biometrics.subject;
SELECT public.install_row_security('biometrics.subject', '(officer = ANY (:officers)
    OR (office = ANY (:offices) OR office ^@ ANY (:regions)) AND :authority IS DISTINCT FROM ''police''
    OR person = ANY ((SELECT biometrics.persons_entrusted())::uuid[]))');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
