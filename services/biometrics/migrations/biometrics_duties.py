"""The duties that a person may read at the kiosk."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T03:10:00:000000"
SQL = """
CREATE TABLE biometrics.duty_list (
    person uuid PRIMARY KEY,
    duties jsonb NOT NULL,
    told_at timestamptz NOT NULL
);
SELECT public.install_row_security('biometrics.duty_list', 'EXISTS (SELECT FROM biometrics.subject p WHERE p.person = duty_list.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
