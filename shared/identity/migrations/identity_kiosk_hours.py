"""When people can come to a kiosk: its receipts say it."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-30T06:10:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, "ALTER TABLE identity.kiosk ADD COLUMN hours varchar(20) DEFAULT NULL")
