"""A task ends with an outcome and can be opened again: what happened to it is kept."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-02T01:00:00:000000"
SQL = """
ALTER TABLE reintegration.task ADD COLUMN outcome varchar(20) DEFAULT NULL;
CREATE TABLE reintegration.task_event (
    id uuid NOT NULL PRIMARY KEY,
    task uuid NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    outcome varchar(20) DEFAULT NULL,
    why varchar(40) DEFAULT NULL,
    words text,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX task_event_task ON reintegration.task_event (task);
SELECT public.install_append_only('reintegration.task_event', 'reintegration');
SELECT public.install_row_security('reintegration.task_event', 'EXISTS (SELECT FROM reintegration.task t WHERE t.id = task)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
