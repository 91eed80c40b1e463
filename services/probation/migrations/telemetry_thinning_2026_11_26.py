"""States are found by their hour when the old ones are thinned out."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T00:15:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "states of evaluations by hour"


class Raw(Table):
    """Runs the statement."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="probation", description=DESCRIPTION)

    async def run() -> None:
        await Raw.raw("CREATE INDEX evaluation_checkpoint_hour ON probation.evaluation_checkpoint USING brin (hour)")

    manager.add_raw(run)
    return manager
