"""Who looked at whom is recorded, and what people are searched by stands in no address."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-03T08:20:00:000000"
SQL = """
    CREATE TABLE identity.access_record (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL,
        event text NOT NULL,
        account uuid,
        role text,
        office text,
        address text NOT NULL,
        service text NOT NULL,
        method text NOT NULL,
        route text NOT NULL,
        persons uuid[] NOT NULL,
        status smallint,
        reason text
    );
    CREATE INDEX access_record_persons ON identity.access_record USING gin (persons) WITH (gin_pending_list_limit = 512);
    SELECT public.install_append_only('identity.access_record', 'identity');

    CREATE TABLE identity.kept_search (
        key varchar(64) PRIMARY KEY DEFAULT NULL,
        body bytea NOT NULL,
        kept_at timestamptz NOT NULL
    );
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
