"""Alerts become incidents in the queue: grouped, with deadlines, held during quiet hours, escalated when nobody acts.

Every change of alerts first locks their person's assignments (`lock`), as evaluation does: changes by two officers, or by an officer and
late evidence, never interleave.
"""

from datetime import datetime
from uuid import UUID

from services.probation.database import DB, Audit
from services.probation.queue.actions import change_item
from services.probation.telemetry.alerts.alert_log import append_escalation
from services.probation.telemetry.alerts.domain import incidents as rules
from services.probation.telemetry.alerts.domain.incidents import Incident
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.alerts.incident_batch import (
    BY,
    CASE_CONTACTS,
    CHANNEL,
    ONE,
    CaseContacts,
    IncidentBatch,
    fetch_incidents,
    grouped,
)
from services.probation.telemetry.alerts.rows import OfPerson, fetch_alerts
from shared import audit
from shared.actors import Actor
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_rows
from shared.web.live import notify

MOST_IN_A_ROUND = 100
RUN_OUT = """SELECT id, person FROM probation.incident i WHERE status IS NOT NULL
    AND (quiet_until <= $1 OR (due_at <= $1 AND quiet_until IS NULL AND escalation < 2))
    AND NOT coalesce((SELECT bool_and(r.state = 'closed') FROM probation.registration r WHERE r.person = i.person AND r.current), false)
    ORDER BY due_at LIMIT $2"""
UNASSIGNED = "SELECT id, person FROM probation.alert WHERE incident IS NULL ORDER BY raised_at LIMIT $1"


async def lock(connection: Connection, person: UUID) -> None:
    """Let nobody else change this person's alerts until the transaction ends."""
    await connection.execute("SELECT 1 FROM probation.device_assignment WHERE person = $1 ORDER BY id FOR NO KEY UPDATE", person)


async def assign_to_incident(connection: Connection, alert: UUID, now: datetime) -> UUID:
    """An alert that has no incident yet joins the one that it belongs to, or begins one. Returns the incident."""
    (stored,) = await fetch_alerts(connection, "FROM probation.alert a WHERE a.id = $1", alert)
    batch = IncidentBatch(connection, stored.person, now)
    incident = await batch.opened(grouped(stored))
    await batch.write()
    return incident


async def recalculate(connection: Connection, incident: UUID | None, now: datetime, *, by: Actor = BY, outcome: str = "over") -> None:
    """Update the incident and its place in the queue from its alerts."""
    person = await connection.fetchval("SELECT person FROM probation.incident WHERE id = $1", incident)
    batch = IncidentBatch(connection, person, now, by=by)
    await batch.changed(incident, outcome=outcome)
    await batch.write()


async def assign_unassigned(now: datetime) -> int:
    """Give an incident to alerts that an evaluator of an older version raised while both versions were running. Returns how many."""
    async with transaction(DB):
        strays = await fetch_rows(DB, OfPerson, UNASSIGNED, MOST_IN_A_ROUND)
    for row in strays:
        async with transaction(DB):
            await lock(DB.connection(), row.person)
            if await DB.connection().fetchval("SELECT incident IS NULL FROM probation.alert WHERE id = $1", row.id):
                await assign_to_incident(DB.connection(), row.id, now)
    return len(strays)


async def run_timers(now: datetime) -> int:
    """Release incidents after quiet hours, and ask the deputy, then the senior officer, if nobody acted in time. Returns how many."""
    async with transaction(DB):
        late = await fetch_rows(DB, OfPerson, RUN_OUT, now, MOST_IN_A_ROUND)
    for row in late:
        async with transaction(DB):
            connection = DB.connection()
            await lock(connection, row.person)
            (incident,) = await fetch_incidents(connection, ONE, row.id)
            if incident.status is None:
                continue
            if incident.quiet_until is not None:
                if incident.quiet_until <= now:
                    await connection.execute("UPDATE probation.incident SET quiet_until = NULL WHERE id = $1", row.id)
                    await recalculate(connection, row.id, now)
            elif incident.due_at is not None and incident.due_at <= now and incident.escalation < 2:
                await _escalate(connection, incident, incident.status, now)
    return len(late)


async def _escalate(connection: Connection, incident: Incident, status: Status, now: datetime) -> None:
    (who,) = await fetch_rows(connection, CaseContacts, CASE_CONTACTS, incident.person)
    deputy = who.deputy if incident.escalation == 0 else None
    level, due = (1, rules.senior_due(now, now.date())) if deputy else (2, incident.due_at)
    await connection.execute(
        "UPDATE probation.incident SET escalation = $2, deputy = coalesce($3, deputy), due_at = $4 WHERE id = $1",
        *(incident.id, level, deputy, due),
    )
    detail = "deputy" if level == 1 else "senior_officer"
    await append_escalation(connection, incident.id, status, detail, now)
    details: audit.Details = {"to": detail, "status": str(status), "priority": incident.priority}
    await audit.record(Audit, by=BY, action="alert_escalated", about=incident.id, details=details, at=now)
    await change_item(kind="alert", subject_id=incident.id, escalation=level)
    await notify(DB, CHANNEL)
