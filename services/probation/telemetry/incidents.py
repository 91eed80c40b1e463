"""Alerts become incidents in the queue: grouped, with a clock that runs, held through quiet hours, escalated when nobody moves.

What changes alerts first locks their person's activations (`lock`), as evaluation does: two officers, or an officer and late evidence,
never interleave.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.probation.actions.queue import change_item, close_item, open_item
from services.probation.settings import settings
from services.probation.tables import DB, Audit
from services.probation.telemetry.alert_log import append_escalation, join_incidents
from services.probation.telemetry.domain import incidents as rules
from services.probation.telemetry.domain.lifecycle import OPEN, Status, together
from shared import audit
from shared.db.engine import transaction
from shared.identity.actors import Actor, system
from shared.web.live import notify

BY = system("probation")
CHANNEL = "probation_alerts"
MOST_IN_A_ROUND = 100
RUN_OUT = """SELECT id, person FROM probation.incident i WHERE status IS NOT NULL
    AND (held_until <= $1 OR (due_at <= $1 AND held_until IS NULL AND escalation < 2))
    AND NOT EXISTS (SELECT 1 FROM probation.registration r WHERE r.person = i.person AND r.current AND r.state = 'closed')
    ORDER BY due_at LIMIT $2"""
STRAYS = "SELECT id, person FROM probation.alert WHERE incident IS NULL ORDER BY raised_at LIMIT $1"
WHOSE = """SELECT p.zone, r.officer, r.state, d.deputy FROM (SELECT $1::uuid AS id) AS asked LEFT JOIN probation.person p USING (id)
    LEFT JOIN probation.registration r ON r.person = asked.id AND r.current
    LEFT JOIN probation.deputy d ON d.officer = r.officer"""


async def lock(connection: Any, person: UUID) -> None:
    """Let nobody else change this person's alerts until the transaction ends."""
    await connection.execute("SELECT 1 FROM probation.device_activation WHERE person = $1 ORDER BY id FOR NO KEY UPDATE", person)


async def opened(connection: Any, alert: UUID, now: datetime) -> UUID:
    """A new alert joins the incident that it belongs to, or begins one. Returns the incident."""
    row = await connection.fetchrow("SELECT * FROM probation.alert WHERE id = $1", alert)
    urgency = rules.priority(row["rule"], row["state"])
    running = await connection.fetch(
        "SELECT id, opened_at, last_at FROM probation.incident WHERE person = $1 AND status IS NOT NULL FOR UPDATE", row["person"]
    )
    known = [rules.Span(one["id"], one["opened_at"], one["last_at"]) for one in running]
    found = rules.belongs_to(_span(row), known, now.date())
    await join_incidents(connection, [(alert, found or alert, urgency, row["device_id"], row["detected_at"])])
    if found is not None:
        await refresh(connection, found, now)
        return found
    await _begin(connection, row, urgency, now)
    return alert


async def _begin(connection: Any, row: Any, urgency: int, now: datetime) -> None:
    """An incident of this one alert."""
    status = together([Status(row["status"])])
    span, who = _span(row), await connection.fetchrow(WHOSE, row["person"])
    held = _held(status, urgency, who, now)
    due = rules.due(status, urgency, held or now, now.date()) if status else None
    await connection.execute(
        "INSERT INTO probation.incident (id, person, opened_at, last_at, raised_at, priority, status, due_at, held_until)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        *(row["id"], row["person"], span.since, span.until, now, urgency, status, due, held),
    )
    if due is not None and held is None and who["state"] != "closed":
        reason = f"bracelet_{row['reason']}"
        await open_item(kind="alert", person=row["person"], about=row["id"], reason=reason, priority=urgency, due_at=due, now=now, by=BY)
    await notify(DB, CHANNEL)


async def refresh(connection: Any, incident: UUID, now: datetime, *, by: Actor = BY, outcome: str = "over") -> None:
    """Make the incident and its place in the queue what its alerts are now."""
    before = await connection.fetchrow("SELECT * FROM probation.incident WHERE id = $1 FOR UPDATE", incident)
    if before is None:
        return
    alerts = [dict(row) for row in await connection.fetch("SELECT * FROM probation.alert WHERE incident = $1 ORDER BY raised_at", incident)]
    waiting = [row for row in alerts if row["status"] in OPEN]
    standing = [row for row in alerts if row["status"] != Status.WITHDRAWN] or alerts
    whole = _span(standing[0])
    for row in standing[1:]:
        whole = rules.joined(whole, _span(row))
    status = together(Status(row["status"]) for row in waiting)
    urgency = min((row["priority"] for row in waiting), default=before["priority"])
    due, held = before["due_at"], before["held_until"]
    who = await connection.fetchrow(WHOSE, before["person"])
    if status is None:
        due = held = None
    elif status != before["status"] or urgency < before["priority"]:
        held = _held(status, urgency, who, now)
        due = rules.due(status, urgency, held or now, now.date())
    await connection.execute(
        "UPDATE probation.incident SET opened_at = $2, last_at = $3, status = $4, priority = $5, due_at = $6, held_until = $7"
        " WHERE id = $1",
        *(incident, whole.since, whole.until, status, urgency, due, held),
    )
    if status is None:
        await close_item(kind="alert", about=incident, by=by, now=now, outcome=outcome)
    elif held is None and who["state"] != "closed":
        await _show(before, waiting, urgency, due, now)
    await notify(DB, CHANNEL)


async def take_in(now: datetime) -> int:
    """Give alerts an incident that an evaluator of before incidents raised, while both ran side by side. Returns how many."""
    async with transaction(DB):
        strays = await DB.connection().fetch(STRAYS, MOST_IN_A_ROUND)
    for row in strays:
        async with transaction(DB):
            await lock(DB.connection(), row["person"])
            if await DB.connection().fetchval("SELECT incident IS NULL FROM probation.alert WHERE id = $1", row["id"]):
                await opened(DB.connection(), row["id"], now)
    return len(strays)


async def run_clocks(now: datetime) -> int:
    """Release what quiet hours held, and ask the deputy, then the senior officer, where nobody moved in time. Returns how many."""
    async with transaction(DB):
        late = await DB.connection().fetch(RUN_OUT, now, MOST_IN_A_ROUND)
    for row in late:
        async with transaction(DB):
            connection = DB.connection()
            await lock(connection, row["person"])
            incident = await connection.fetchrow("SELECT * FROM probation.incident WHERE id = $1 FOR UPDATE", row["id"])
            if incident["status"] is None:
                continue
            if incident["held_until"] is not None:
                if incident["held_until"] <= now:
                    await connection.execute("UPDATE probation.incident SET held_until = NULL WHERE id = $1", row["id"])
                    await refresh(connection, row["id"], now)
            elif incident["due_at"] <= now and incident["escalation"] < 2:
                await _escalate(connection, incident, now)
    return len(late)


async def _escalate(connection: Any, incident: Any, now: datetime) -> None:
    who = await connection.fetchrow(WHOSE, incident["person"])
    deputy = who["deputy"] if incident["escalation"] == 0 else None
    level, due = (1, rules.senior_due(now, now.date())) if deputy else (2, incident["due_at"])
    await connection.execute(
        "UPDATE probation.incident SET escalation = $2, deputy = coalesce($3, deputy), due_at = $4 WHERE id = $1",
        *(incident["id"], level, deputy, due),
    )
    detail = "deputy" if level == 1 else "senior_officer"
    await append_escalation(connection, incident["id"], Status(incident["status"]), detail, now)
    details = {"to": detail, "status": incident["status"], "priority": incident["priority"]}
    await audit.record(Audit, by=BY, action="alert_escalated", about=incident["id"], details=details, at=now)
    await change_item(kind="alert", about=incident["id"], escalation=level)
    await notify(DB, CHANNEL)


def _held(status: Status | None, urgency: int, who: Any, now: datetime) -> datetime | None:
    """Until when quiet hours hold it; only what nobody has taken yet waits."""
    return rules.held_until(urgency, now, who["zone"] or settings().timezone, now.date()) if status is Status.RAISED else None


async def _show(incident: Any, waiting: list[dict[str, Any]], urgency: int, due: datetime, now: datetime) -> None:
    """In the queue, under the reason of its most urgent alert."""
    reason = f"bracelet_{min(waiting, key=lambda row: (row['priority'], row['raised_at']))['reason']}"
    number, person, escalation = incident["id"], incident["person"], incident["escalation"]
    if not await change_item(kind="alert", about=number, priority=urgency, reason=reason, due_at=due, escalation=escalation):
        await open_item(
            kind="alert", person=person, about=number, reason=reason, priority=urgency, due_at=due, escalation=escalation, now=now, by=BY
        )


def _span(row: Any) -> rules.Span:
    return rules.span(row["id"], row["rule"], row["opened_at"], row["closed_at"], row["detected_at"])
