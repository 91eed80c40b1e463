"""What somebody at the kiosk has ticked or written and not yet sent: it goes with the visit."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-30T06:00:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, "ALTER TABLE biometrics.session ADD COLUMN drafts jsonb NOT NULL DEFAULT '{}'")
