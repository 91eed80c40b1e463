"""A threshold's history cannot be rewritten: decisions are only added, even by the service itself."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T22:26:15:326409"
VERSION = "1.38.0"
DESCRIPTION = "Threshold decisions are only added"


class Raw(Table):
    """Runs the statement."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="biometrics", description=DESCRIPTION)

    async def run() -> None:
        await Raw.raw("SELECT public.install_append_only('biometrics.threshold_decision', 'biometrics')")

    manager.add_raw(run)
    return manager
