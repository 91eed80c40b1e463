"""A SIM is in one device."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-26T17:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "a SIM is in one device"


class Raw(Table):
    """Runs the statement."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="probation", description=DESCRIPTION)

    async def run() -> None:
        await Raw.raw("CREATE UNIQUE INDEX device_sim ON probation.device (sim) WHERE sim IS NOT NULL")

    manager.add_raw(run)
    return manager
