"""States are written at every evaluation and read whole: kept as they were written, on pages with room for the next one."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T23:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "states of evaluations without parsing, on pages with room"

STATEMENTS = (
    "ALTER TABLE probation.evaluation_checkpoint ALTER COLUMN state TYPE json USING state::json",
    # An activation is never deleted, so that looking it up for every state proves nothing.
    "ALTER TABLE probation.evaluation_checkpoint DROP CONSTRAINT evaluation_checkpoint_activation_fkey",
    "ALTER TABLE probation.evaluation_checkpoint SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05)",
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
