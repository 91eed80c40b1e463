"""Emergency access: who read which record beyond their own, why, until when, and what a review found."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-06T09:00:00:000000"
SQL = """
CREATE TABLE probation.emergency_access (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    case_number varchar(20) NOT NULL,
    office varchar(20) NOT NULL,
    account uuid NOT NULL,
    account_name varchar(200) NOT NULL,
    account_office varchar(20),
    reason text NOT NULL,
    opened_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    reviewed_at timestamptz,
    reviewed_by uuid,
    reviewed_by_name varchar(200),
    outcome varchar(20),
    findings text
);
CREATE INDEX emergency_access_account ON probation.emergency_access (account, opened_at);
CREATE INDEX emergency_access_opened ON probation.emergency_access (opened_at, id);
SELECT public.install_row_security('probation.emergency_access', '(account = :actor OR office = ANY (:offices)
    OR account_office = ANY (:offices) OR office ^@ ANY (:regions) OR account_office ^@ ANY (:regions)
    OR EXISTS (SELECT FROM probation.registration r WHERE r.person = emergency_access.person))');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.emergency_access FROM probation;
GRANT UPDATE (reviewed_at, reviewed_by, reviewed_by_name, outcome, findings) ON probation.emergency_access TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
