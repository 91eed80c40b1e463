"""What raised a suspicion of double registration, and when each record was last compared."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T10:00:00:000000"
SQL = """
ALTER TABLE probation.duplicate_suspicion ADD COLUMN source varchar(10) NOT NULL DEFAULT 'face';
CREATE TABLE probation.match_check (person uuid PRIMARY KEY, checked_at timestamptz NOT NULL);
SELECT public.install_row_security('probation.match_check', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = match_check.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
