"""An emergency access is seen in either office by those who work for the authority that it concerns."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T08:40:00:000000"
SQL = """
ALTER TABLE probation.emergency_access ADD COLUMN supervising_authority varchar(20) NOT NULL DEFAULT 'probation',
    ADD COLUMN account_authority varchar(20) NOT NULL DEFAULT 'probation';
DROP POLICY shown ON probation.emergency_access;
DROP POLICY added ON probation.emergency_access;
DROP POLICY changed ON probation.emergency_access;
DROP POLICY removed ON probation.emergency_access;
SELECT public.install_row_security('probation.emergency_access', '(account = :actor
    OR (office = ANY (:offices) OR office ^@ ANY (:regions)) AND coalesce(supervising_authority = :authority, true)
    OR (account_office = ANY (:offices) OR account_office ^@ ANY (:regions)) AND coalesce(account_authority = :authority, true)
    OR EXISTS (SELECT FROM probation.registration r WHERE r.person = emergency_access.person
        AND r.supervising_authority = emergency_access.supervising_authority))');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
