"""What the table syntax cannot say: one open registration a person, one live check-in a day, one open queue item a thing."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T02:57:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints and indexes"

RULES = (
    "CREATE UNIQUE INDEX registration_one_open ON probation.registration (person) WHERE state = 'open'",
    "CREATE INDEX registration_open_officer ON probation.registration (officer) WHERE state = 'open'",
    "CREATE UNIQUE INDEX check_in_one_a_day ON probation.check_in (person, due_on) WHERE state <> 'cancelled'",
    "CREATE INDEX check_in_open ON probation.check_in (closes_at) WHERE state = 'created'",
    "CREATE UNIQUE INDEX queue_item_one_open ON probation.queue_item (kind, about) WHERE closed_at IS NULL",
    "CREATE INDEX queue_item_waiting ON probation.queue_item (priority, opened_at) WHERE closed_at IS NULL",
    "CREATE INDEX timeline_of_person ON probation.timeline_entry (person, at DESC)",
    "CREATE INDEX person_family_name ON probation.person (lower(family_name) text_pattern_ops)",
    "CREATE INDEX outbox_waiting ON probation.outbox (next_attempt_at) WHERE acknowledged_at IS NULL",
)


class Raw(Table):
    """Runs the statements."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="probation", description=DESCRIPTION)

    async def run() -> None:
        for rule in RULES:
            await Raw.raw(rule)

    manager.add_raw(run)
    return manager
