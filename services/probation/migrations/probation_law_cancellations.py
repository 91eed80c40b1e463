"""Versions of the law's data that were cancelled before their day, and the drafts that ask for it."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-18T07:00:00:000000"
SQL = """
CREATE TABLE probation.law_cancellation (
    version uuid NOT NULL PRIMARY KEY,
    cancelled_at timestamptz NOT NULL,
    decided_by_name varchar(200) DEFAULT NULL,
    proposed_by_name varchar(200) DEFAULT NULL,
    why text,
    document varchar(200) DEFAULT NULL
);
SELECT public.install_append_only('probation.law_cancellation', 'probation');
ALTER TABLE probation.law_draft ADD COLUMN cancels uuid DEFAULT NULL;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
