"""A form that was not saved is kept for some minutes, so that its sender can go on with it."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-29T11:31:12:993382"
SQL = """
    CREATE TABLE identity.kept_form (
        key varchar(64) PRIMARY KEY DEFAULT NULL,
        action varchar(64) NOT NULL DEFAULT NULL,
        body bytea NOT NULL,
        kept_at timestamptz NOT NULL
    );
    CREATE INDEX kept_form_action ON identity.kept_form (action);
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
