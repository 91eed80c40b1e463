"""What the table syntax cannot say: one open session a person, images that always have an end, an audit that only grows."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T02:49:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints and indexes"

RULES = (
    "CREATE UNIQUE INDEX session_one_open ON biometrics.session (person) WHERE state IN ('identified', 'answering', 'capturing')",
    "CREATE INDEX session_by_state ON biometrics.session (state, seen_at) WHERE state IN ('identified', 'answering', 'capturing', 'submitted')",
    "CREATE UNIQUE INDEX enrolment_version ON biometrics.enrolment (person, version)",
    "CREATE UNIQUE INDEX enrolment_one_confirmed ON biometrics.enrolment (person) WHERE state = 'confirmed'",
    "CREATE UNIQUE INDEX enrolment_one_pending ON biometrics.enrolment (person) WHERE state = 'pending'",
    "CREATE INDEX frame_end ON biometrics.frame (delete_after) WHERE delete_after IS NOT NULL",
    "CREATE INDEX attempt_by_person ON biometrics.attempt (person, at)",
    "CREATE INDEX check_in_due_open ON biometrics.check_in_due (person, opens_at) WHERE state = 'due'",
    "ALTER TABLE biometrics.frame ADD CONSTRAINT frame_of_one CHECK ((session IS NULL) <> (enrolment IS NULL))",
    "ALTER TABLE biometrics.frame ADD CONSTRAINT frame_of_a_session_ends CHECK (session IS NULL OR delete_after IS NOT NULL)",
    "CREATE INDEX outbox_waiting ON biometrics.outbox (next_attempt_at) WHERE acknowledged_at IS NULL",
    "SELECT public.install_append_only('biometrics.audit', 'biometrics')",
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
