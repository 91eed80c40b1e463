"""One open suspicion a pair, whichever of the two was enrolled last."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T23:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "one open suspicion a pair"

ONE_OPEN = """
    CREATE UNIQUE INDEX suspicion_one_open ON probation.suspicion (least(person, other), greatest(person, other)) WHERE decided_at IS NULL
"""


class Raw(Table):
    """Runs the statement."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="probation", description=DESCRIPTION)

    async def run() -> None:
        await Raw.raw(ONE_OPEN)

    manager.add_raw(run)
    return manager
