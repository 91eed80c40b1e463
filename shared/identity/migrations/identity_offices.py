"""Offices have names that an administrator gives, and can be retired."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-15T01:00:00:000000"
SQL = """
    CREATE TABLE identity.office (
        code varchar(20) PRIMARY KEY DEFAULT NULL,
        name_kk varchar(200) NOT NULL DEFAULT NULL,
        name_ru varchar(200) NOT NULL DEFAULT NULL,
        name_en varchar(200) NOT NULL DEFAULT NULL,
        retired_at timestamptz DEFAULT NULL,
        changed_at timestamptz NOT NULL DEFAULT NULL
    );
    REVOKE DELETE, TRUNCATE ON identity.office FROM identity;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
