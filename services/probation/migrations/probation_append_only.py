"""The officer's notes, reviews, conditions, violation records and signed copies can no longer be changed or removed by the service."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-05T02:00:00:000000"
SQL = """
SELECT public.install_append_only('probation.timeline_entry', 'probation');
SELECT public.install_append_only('probation.check_in_review', 'probation');
SELECT public.install_append_only('probation.condition', 'probation');
SELECT public.install_append_only('probation.device_source', 'probation');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.legal_basis_document FROM probation;
GRANT UPDATE (wrapped_key, content, ended_at, destroyed_at) ON probation.legal_basis_document TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.violation FROM probation;
GRANT UPDATE (state, reason, decided_at, decided_by, decided_by_name) ON probation.violation TO probation;
CREATE TRIGGER decided_once BEFORE UPDATE ON probation.violation
    FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
