"""What an officer does stands in a person's history for the officers of the same supervising authority."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T15:00:00:000000"
SQL = """
ALTER TABLE probation.timeline_entry ADD COLUMN authority varchar(20) DEFAULT NULL;
DROP POLICY shown ON probation.timeline_entry;
DROP POLICY added ON probation.timeline_entry;
DROP POLICY changed ON probation.timeline_entry;
DROP POLICY removed ON probation.timeline_entry;
SELECT public.install_row_security('probation.timeline_entry', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = timeline_entry.person) AND coalesce(authority = :authority, true)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
