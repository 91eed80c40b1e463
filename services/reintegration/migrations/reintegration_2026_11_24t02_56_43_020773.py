"""What the table syntax cannot say: one open referral a person and offer, the desk's indexes, an audit that only grows."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T02:56:43:020773"
VERSION = "1.38.0"
DESCRIPTION = "Append-only audit and the indexes that the table syntax cannot say"

RULES = (
    "CREATE UNIQUE INDEX task_one_waiting ON reintegration.task (person, kind, need) WHERE status IN ('open', 'taken')",
    "CREATE INDEX task_waiting ON reintegration.task (due_at) WHERE status IN ('open', 'taken')",
    "CREATE UNIQUE INDEX referral_one_open ON reintegration.referral (person, offer) WHERE ended_at IS NULL",
    "CREATE INDEX referral_inbox ON reintegration.referral (organisation, requested_at)",
    "CREATE INDEX step_active ON reintegration.step (due_on) WHERE state = 'active'",
    "CREATE INDEX entry_of_case ON reintegration.entry (person, at DESC)",
    "CREATE INDEX outbox_waiting ON reintegration.outbox (next_attempt_at) WHERE acknowledged_at IS NULL",
    "ALTER TABLE reintegration.referral ADD CONSTRAINT referral_with_consent CHECK (consent_at IS NOT NULL)",
    "ALTER TABLE reintegration.capacity ADD CONSTRAINT capacity_possible CHECK (available >= 0 AND available <= maximum)",
    "SELECT public.install_append_only('reintegration.audit', 'reintegration')",
    "SELECT public.install_append_only('reintegration.entry', 'reintegration')",
    "SELECT public.install_append_only('reintegration.referral_event', 'reintegration')",
)


class Raw(Table):
    """Runs the statements."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="reintegration", description=DESCRIPTION)

    async def run() -> None:
        for rule in RULES:
            await Raw.raw(rule)

    manager.add_raw(run)
    return manager
