"""Conditions as versions of templates with typed inputs."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T11:00:00:000000"
SQL = """
CREATE TABLE probation.condition_version (
    id uuid PRIMARY KEY,
    condition uuid NOT NULL,
    registration uuid NOT NULL,
    version integer NOT NULL,
    event varchar(10) NOT NULL DEFAULT NULL,
    template_version integer NOT NULL,
    inputs jsonb NOT NULL,
    text jsonb NOT NULL,
    imposed_by varchar(10) NOT NULL DEFAULT NULL,
    document text NOT NULL,
    decided_on date NOT NULL,
    valid_from date NOT NULL,
    why text NOT NULL,
    form_token uuid NOT NULL UNIQUE,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX condition_version_condition ON probation.condition_version (condition);
CREATE UNIQUE INDEX condition_version_once ON probation.condition_version (condition, version);
SELECT public.install_row_security('probation.condition_version', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = condition_version.registration)');
SELECT public.install_append_only('probation.condition_version', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
