"""Zones have versions that alerts pin; the places that somebody is protected at are kept sealed and apart from every order."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T22:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "zone versions, battery forecasts, protected places"

STATEMENTS = (
    "ALTER TABLE probation.alert ADD COLUMN zone_version integer, ADD COLUMN forecast timestamptz",
    # Latitude and longitude under the master key, bound to the row: what reads the table without the key reads nothing.
    """CREATE TABLE probation.protected_place (
        id uuid PRIMARY KEY, person uuid NOT NULL, sealed bytea NOT NULL, made_at timestamptz NOT NULL, made_by uuid NOT NULL)""",
    "CREATE INDEX protected_place_person ON probation.protected_place (person)",
    # States of the first rules do not go on under the second: every device is evaluated anew at its next report.
    "DELETE FROM probation.evaluation_checkpoint",
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
