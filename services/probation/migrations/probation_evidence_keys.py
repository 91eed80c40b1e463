"""The public halves of the keys that evidence packs were signed with outlive the master keys that they come from."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-02T01:20:00:000000"
SQL = """
CREATE TABLE probation.evidence_key (
    public_key text PRIMARY KEY, key_version integer NOT NULL, kept_at timestamptz NOT NULL
);
SELECT public.install_append_only('probation.evidence_key', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
