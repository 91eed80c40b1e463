"""Who stands in for whom, from when to when, for everything."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-04T09:00:00:000000"
SQL = """
    CREATE TABLE identity.cover (
        id uuid PRIMARY KEY DEFAULT NULL,
        covered uuid NOT NULL DEFAULT NULL,
        covering uuid NOT NULL DEFAULT NULL,
        office varchar(20) NOT NULL DEFAULT NULL,
        since timestamptz NOT NULL DEFAULT NULL,
        until timestamptz NOT NULL DEFAULT NULL,
        reason varchar(40) NOT NULL DEFAULT NULL,
        made_at timestamptz NOT NULL DEFAULT NULL,
        made_by uuid NOT NULL DEFAULT NULL,
        ended_at timestamptz DEFAULT NULL,
        ended_by uuid DEFAULT NULL
    );
    ALTER TABLE identity.cover ADD CONSTRAINT cover_has_a_time CHECK (since < until);
    ALTER TABLE identity.cover ADD CONSTRAINT cover_of_another CHECK (covered <> covering);
    CREATE INDEX cover_covering ON identity.cover (covering, until);
    CREATE INDEX cover_office ON identity.cover (office, until);
    REVOKE UPDATE, DELETE, TRUNCATE ON identity.cover FROM identity;
    GRANT UPDATE (ended_at, ended_by) ON identity.cover TO identity;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
