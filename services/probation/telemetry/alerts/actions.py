"""What officers do with alerts: take them, try to reach the person, record what it was, decide what follows.

Each action takes the alerts that the officer saw, all of one incident. `seen` is the version of the incident's history that was shown: if
something was added meanwhile, nothing is changed and AlreadyDecided is raised.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.law import rules as law
from services.probation.queue.actions import close_item, open_item
from services.probation.telemetry.alerts import incidents
from services.probation.telemetry.alerts.alert_log import AlertEvent, append_alert_event, set_status
from services.probation.telemetry.alerts.domain import lifecycle
from services.probation.telemetry.alerts.domain.lifecycle import AlreadyDecided, Status
from services.probation.telemetry.alerts.rows import DraftedAlerts, StoredAlert, fetch_alerts
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_row
from shared.registry import PassedOn, registry

How = Literal["reached", "not_reached", "visited"]
OUTCOMES: tuple[str, ...] = tuple(str(finding) for finding in lifecycle.FINDINGS)
LOCKED = "FROM probation.alert a WHERE a.id = ANY($1::uuid[]) ORDER BY a.opened_at, a.id FOR UPDATE"
DRAFT = "SELECT person, alerts FROM probation.violation WHERE id = $1"
HISTORY = """SELECT coalesce(max(e.id), 0) AS version FROM probation.alert_event e JOIN probation.alert a ON a.id = e.alert
    WHERE a.incident = $1 AND (e.by_id IS NOT NULL OR e.kind IN ('opened', 'withdrawn'))"""


async def acknowledge(alerts: Sequence[UUID], *, by: Actor, now: datetime, seen: int | None = None) -> None:
    """Take the alerts: the officer handles them, and the time for contact runs. Raises AlreadyDecided."""
    async with transaction(DB):
        connection = DB.connection()
        rows = await _locked(connection, alerts, seen)
        await transition(connection, rows, Status.ACKNOWLEDGED, "", by=by, now=now)
        await incidents.recalculate(connection, rows[0].incident, now, by=by)


async def record_contact(alerts: Sequence[UUID], *, how: How, words: str, by: Actor, now: datetime, seen: int | None = None) -> None:
    """Record that the person was called or visited, with the result; any number of times. Raises AlreadyDecided."""
    async with transaction(DB):
        connection = DB.connection()
        rows = await _locked(connection, alerts, seen)
        rows = await _acknowledged(connection, rows, by=by, now=now)
        await transition(connection, rows, Status.CONTACTED, words, by=by, now=now, detail=how)
        details = {"how": how, "alert": str(rows[0].id)}
        await add_entry(person=rows[0].person, kind="alert_contacted", details=details, at=now, by=by)
        await incidents.recalculate(connection, rows[0].incident, now, by=by)


async def record_finding(alerts: Sequence[UUID], *, outcome: str, reason: str, by: Actor, now: datetime, seen: int | None = None) -> None:
    """Say what the alerts were. Confirmed breaches leave a drafted violation record, on which an officer decides separately.

    Raises AlreadyDecided, or ContactFirst: nothing is confirmed before somebody tried to reach the person.
    """
    if outcome not in OUTCOMES:
        raise ValueError("unknown outcome")
    async with transaction(DB):
        connection = DB.connection()
        rows = await _locked(connection, alerts, seen)
        if outcome != Status.CONFIRMED:
            rows = await _acknowledged(connection, rows, by=by, now=now)
        await transition(connection, rows, Status(outcome), reason, by=by, now=now)
        for row in rows:
            details = {"outcome": outcome, "rule": row.rule, "alert": str(row.id)}
            await audit.record(Audit, by=by, action="alert_decided", about=row.id, details=details, at=now)
            await add_entry(person=row.person, kind="alert_decided", details=details, at=now, by=by)
        if outcome == Status.CONFIRMED:
            await _draft(connection, rows, reason, by=by, now=now)
        await incidents.recalculate(connection, rows[0].incident, now, by=by, outcome=outcome)


async def decide_violation(violation: UUID, *, pass_on: bool, reason: str, by: Actor, now: datetime) -> None:
    """Pass a drafted record on for proceedings, or take no step. Whether it is a breach is decided in the proceeding.

    Raises AlreadyDecided.
    """
    state = Status.PASSED_ON if pass_on else Status.SET_ASIDE
    async with transaction(DB):
        connection = DB.connection()
        draft = await fetch_row(connection, DraftedAlerts, DRAFT, violation)
        if draft is None:
            raise AlreadyDecided
        rows = await _locked(connection, draft.alerts, None)
        decided = await connection.fetchval(
            "UPDATE probation.violation SET state = $2, reason = $3, decided_at = $4, decided_by = $5, decided_by_name = $6"
            " WHERE id = $1 AND state = 'drafted' RETURNING id",
            *(violation, state, reason, now, by.id, by.name),
        )
        if decided is None:
            raise AlreadyDecided
        await transition(connection, rows, state, reason, by=by, now=now)
        if pass_on:
            await registry("probation").passed_on(PassedOn(draft.person, "bracelet_incident", violation, by, now))
        details = {"outcome": str(state), "violation": str(violation), "alert": str(rows[0].id)}
        await audit.record(Audit, by=by, action="violation_decided", about=violation, details=details, at=now)
        await add_entry(person=draft.person, kind="violation_decided", details=details, at=now, by=by)
        await close_item(kind="violation", subject_id=violation, by=by, now=now, outcome=str(state))


async def _locked(connection: Connection, alerts: Sequence[UUID], seen: int | None) -> list[StoredAlert]:
    """The alerts, locked."""
    person = await connection.fetchval("SELECT person FROM probation.alert WHERE id = ANY($1::uuid[]) LIMIT 1", list(alerts))
    if person is None:
        raise AlreadyDecided
    await incidents.lock(connection, person)
    found = await fetch_alerts(connection, LOCKED, list(alerts))
    if len(found) != len(set(alerts)) or len({row.incident for row in found}) != 1:
        raise AlreadyDecided
    if seen is not None and seen != await connection.fetchval(HISTORY, found[0].incident):
        raise AlreadyDecided
    return found


async def _acknowledged(connection: Connection, rows: list[StoredAlert], *, by: Actor, now: datetime) -> list[StoredAlert]:
    """Calling or deciding also takes the alert, if nobody took it before. Returns the alerts after that."""
    fresh = [row for row in rows if row.status == Status.RAISED]
    if fresh:
        await transition(connection, fresh, Status.ACKNOWLEDGED, "", by=by, now=now)
    return [replace(row, status=Status.ACKNOWLEDGED) if row.status == Status.RAISED else row for row in rows]


async def transition(
    connection: Connection, rows: list[StoredAlert], status: Status, reason: str, *, by: Actor, now: datetime, detail: str = ""
) -> None:
    """One step of the table of transitions for all of them, or for none."""
    for row in rows:
        lifecycle.check(Status(row.status), status, str(by.role))
    ids = [row.id for row in rows]
    await set_status(connection, ids, status, reason, by=by, now=now)
    steps = [AlertEvent(each, str(status), reason, now, by_name=by.name, by_id=by.id, detail=detail or None) for each in ids]
    await append_alert_event(connection, *steps)
    if status in {Status.ACKNOWLEDGED, Status.CONTACTED}:
        details: audit.Details = {"status": str(status), "alerts": len(ids), "how": detail or None}
        await audit.record(Audit, by=by, action="alert_handled", about=rows[0].incident, details=details, at=now)


async def _draft(connection: Connection, rows: list[StoredAlert], reason: str, *, by: Actor, now: datetime) -> None:
    """A record of what was confirmed, for an officer to decide on: the software drafts, and nothing follows automatically."""
    breaches = [row for row in rows if row.state == "breach"] or rows
    facts = [
        {
            "rule": row.rule,
            "reason": row.reason,
            "zone": row.zone,
            "order_version": row.order_version,
            "rule_version": row.rule_version,
            "device_id": row.device_id,
            "fix_count": row.fix_count,
            "opened_at": row.opened_at.isoformat(),
            "closed_at": row.closed_at.isoformat() if row.closed_at else None,
            "detected_at": row.detected_at.isoformat(),
        }
        for row in breaches
    ]
    violation, person = uuid4(), rows[0].person
    await connection.execute(
        "INSERT INTO probation.violation (id, person, incident, alerts, facts, drafted_at, drafted_by, drafted_by_name, state)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'drafted')",
        *(violation, person, rows[0].incident, [row.id for row in rows], json.dumps({"alerts": facts, "finding": reason})),
        *(now, by.id, by.name),
    )
    due = now + timedelta(days=law.number("alert.decision", now.date()))
    await open_item(kind="violation", person=person, subject_id=violation, reason="violation_drafted", due_at=due, now=now, by=by)
