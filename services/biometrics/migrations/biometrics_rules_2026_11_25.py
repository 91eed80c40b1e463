"""One confirmed set in each place, and quick ways to the sets that wait for a search."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T22:35:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "one confirmed set in each place"

RULES = (
    "DROP INDEX biometrics.enrolment_one_confirmed",
    "CREATE UNIQUE INDEX enrolment_one_confirmed ON biometrics.enrolment (person, place) WHERE state = 'confirmed'",
    "CREATE INDEX enrolment_to_search ON biometrics.enrolment (confirmed_at) WHERE state = 'confirmed' AND searched_at IS NULL",
)


class Raw(Table):
    """Runs the statements."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="biometrics", description=DESCRIPTION)

    async def run() -> None:
        for rule in RULES:
            await Raw.raw(rule)

    manager.add_raw(run)
    return manager
