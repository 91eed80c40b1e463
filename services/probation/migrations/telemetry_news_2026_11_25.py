"""News of devices in a table of their own: marking a device dirty rewrote its activation, every index and exclusion with it."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T22:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "news of devices apart from their activations; what cannot be evaluated is set aside"

STATEMENTS = (
    # Appended by whoever stores reports, taken away by whoever evaluates: neither waits for the other.
    """CREATE TABLE probation.activation_news (activation uuid NOT NULL, since timestamptz NOT NULL, at timestamptz NOT NULL)
        WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = -1)""",
    "CREATE INDEX activation_news_at ON probation.activation_news (at)",
    "CREATE INDEX activation_news_activation ON probation.activation_news (activation)",
    """INSERT INTO probation.activation_news SELECT id, dirty_from, coalesce(dirty_at, dirty_from)
        FROM probation.device_activation WHERE dirty_from IS NOT NULL""",
    "ALTER TABLE probation.device_activation DROP COLUMN dirty_from, DROP COLUMN dirty_at",
    "ALTER TABLE probation.device_activation ADD COLUMN failures integer NOT NULL DEFAULT 0, ADD COLUMN retry_at timestamptz",
)


class Raw(Table):
    """Runs the statements."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="probation", description=DESCRIPTION)

    async def run() -> None:
        for statement in STATEMENTS:
            await Raw.raw(statement)

    manager.add_raw(run)
    return manager
