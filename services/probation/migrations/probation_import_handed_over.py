"""An import that an administrator prepares for an office: whoever confirmed it answers for it."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T02:10:00:000000"
SQL = """
-- `handed_over`: prepared by somebody who may not confirm it, and who sees it, and no registration of it.
ALTER TABLE probation.register_import ADD COLUMN confirmed_by uuid, ADD COLUMN confirmed_by_name varchar(200),
    ADD COLUMN handed_over boolean NOT NULL DEFAULT false;
GRANT UPDATE (confirmed_by, confirmed_by_name) ON probation.register_import TO probation;
DROP POLICY shown ON probation.register_import;
DROP POLICY added ON probation.register_import;
DROP POLICY changed ON probation.register_import;
DROP POLICY removed ON probation.register_import;
SELECT public.install_row_security('probation.register_import',
    '(office = ANY (:offices) OR office ^@ ANY (:regions) OR (handed_over AND begun_by = :actor))');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
