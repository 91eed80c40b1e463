"""Incidents, clocks and escalation of alerts; drafted violation records; who stands in for whom; why an order was changed."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-25T22:35:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "incidents, clocks, violation records, deputies"

STATEMENTS = (
    # An incident has the id of the alert that began it.
    """CREATE TABLE probation.incident (
        id uuid PRIMARY KEY, person uuid NOT NULL, opened_at timestamptz NOT NULL, last_at timestamptz, raised_at timestamptz NOT NULL,
        priority smallint NOT NULL CHECK (priority BETWEEN 1 AND 5),
        status text CHECK (status IN ('raised', 'acknowledged', 'contacted')),
        due_at timestamptz, held_until timestamptz,
        escalation smallint NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 2), deputy uuid)""",
    "CREATE INDEX incident_person ON probation.incident (person, opened_at DESC)",
    "CREATE INDEX incident_due ON probation.incident (due_at) WHERE status IS NOT NULL",
    ("ALTER TABLE probation.alert ADD COLUMN incident uuid, ADD COLUMN priority smallint, ADD COLUMN fix_at timestamptz,"
    " ADD COLUMN received_at timestamptz,"
    " ADD COLUMN acknowledged_at timestamptz, ADD COLUMN acknowledged_by uuid, ADD COLUMN acknowledged_by_name text,"
    " ADD COLUMN contacted_at timestamptz"),
    "ALTER TABLE probation.alert DROP CONSTRAINT alert_status_check",
    ("ALTER TABLE probation.alert ADD CONSTRAINT alert_status_check CHECK (status IN ('raised', 'acknowledged', 'contacted', 'explained',"
    " 'confirmed', 'technical', 'withdrawn', 'passed_on', 'set_aside', 'over'))"),
    ("UPDATE probation.alert SET incident = id, fix_at = detected_at, priority = CASE WHEN rule IN ('sos', 'strap') THEN 1 WHEN rule = 'battery' THEN 5"
    " WHEN rule = 'signal' THEN 4 WHEN state = 'breach' THEN 1 ELSE 3 END"),
    "UPDATE probation.alert SET status = 'over' WHERE status = 'raised' AND rule IN ('signal', 'battery') AND closed_at IS NOT NULL",
    ("INSERT INTO probation.incident (id, person, opened_at, last_at, raised_at, priority, status)"
    " SELECT id, person, opened_at, closed_at, raised_at, priority, CASE WHEN status = 'raised' THEN 'raised' END FROM probation.alert"),
    "CREATE INDEX alert_incident ON probation.alert (incident)",
    "CREATE INDEX alert_raised ON probation.alert (raised_at)",
    "ALTER TABLE probation.alert_event ADD COLUMN by_id uuid, ADD COLUMN detail text",
    "SELECT public.install_append_only('probation.alert_event', 'probation')",
    """CREATE TABLE probation.violation (
        id uuid PRIMARY KEY, person uuid NOT NULL, incident uuid NOT NULL REFERENCES probation.incident (id), alerts uuid[] NOT NULL,
        facts jsonb NOT NULL, drafted_at timestamptz NOT NULL, drafted_by uuid NOT NULL, drafted_by_name text NOT NULL,
        state text NOT NULL CHECK (state IN ('drafted', 'passed_on', 'set_aside')),
        reason text, decided_at timestamptz, decided_by uuid, decided_by_name text)""",
    "CREATE INDEX violation_incident ON probation.violation (incident)",
    """CREATE TABLE probation.deputy (
        officer uuid PRIMARY KEY, office text NOT NULL, deputy uuid NOT NULL CHECK (deputy <> officer), deputy_name text NOT NULL,
        set_at timestamptz NOT NULL, set_by uuid NOT NULL)""",
    "ALTER TABLE probation.monitoring_order ADD COLUMN reason text NOT NULL DEFAULT ''",
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
