"""Limits that a stranger cannot turn against somebody: leaky buckets, and alarms for whoever watches over the system."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-04T09:20:00:000000"
SQL = """
    CREATE TABLE identity.bucket (
        key varchar(64) PRIMARY KEY DEFAULT NULL,
        level double precision NOT NULL,
        at timestamptz NOT NULL
    );
    CREATE INDEX bucket_at ON identity.bucket (at);
    CREATE TABLE identity.alarm (
        id uuid PRIMARY KEY,
        kind varchar(40) NOT NULL DEFAULT NULL,
        account uuid,
        address varchar(60) DEFAULT NULL,
        place varchar(200) DEFAULT NULL,
        times integer NOT NULL,
        first_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL
    );
    CREATE INDEX alarm_by_time ON identity.alarm (last_at, id);
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
