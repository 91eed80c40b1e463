"""Writes to the tables `alert` and `alert_event`, and no other module writes to them. Each within the caller's transaction.

Each change of an alert appends an event; appended events are never changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.probation.telemetry.alerts.domain import lifecycle
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.provenance.queries import believed
from shared.actors import Actor, system
from shared.db.engine import Connection

BY = system("probation")
LATE_REPORT = "late_evidence"
APPEND = """INSERT INTO probation.alert_event
    (alert, kind, reason, late, at, by_name, by_id, detail, before_opened_at, before_closed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"""
ESCALATE = """INSERT INTO probation.alert_event (alert, kind, reason, late, at, by_name, detail)
    SELECT id, 'escalated', $2, false, $3, $4, $5 FROM probation.alert WHERE incident = $1 AND status = $2"""
INSERT = """INSERT INTO probation.alert (id, person, device_id, assignment, rule, state, raised_at, status, reason, opened_at, closed_at,
        detected_at, fix_count, fix_times, order_version, rule_version, zone, zone_version, forecast)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"""
AMEND = """UPDATE probation.alert SET status = $2, reason = $3, opened_at = $4, closed_at = $5, detected_at = $6, fix_count = $7,
    fix_times = $8, order_version = $9, rule_version = $10, zone = $11, zone_version = $12, forecast = $13 WHERE id = $1"""
WITHDRAW = "UPDATE probation.alert SET status = 'withdrawn', outcome_reason = $2, outcome_at = $3 WHERE id = $1"
LAST_CHANGE = "(SELECT max(e.at) FROM probation.alert_event e WHERE e.alert = $1 AND e.kind IN ('opened', 'amended', 'closed'))"
BELIEVED = believed("p", LAST_CHANGE)
# Of two sources that report the same moment the first one received counts, except reports that another source contradicts.
JOIN = f"""UPDATE probation.alert SET incident = $2, priority = $3, fix_at = $5, received_at = (SELECT min(p.received_at)
    FROM probation.position p WHERE p.device_id = $4 AND p.fix_time = $5 AND {BELIEVED}) WHERE id = $1"""  # noqa: S608  # constants
STATUS = "UPDATE probation.alert SET status = $2 WHERE id = ANY($1::uuid[])"
TAKEN = """UPDATE probation.alert SET status = $2, acknowledged_at = $3, acknowledged_by = $4, acknowledged_by_name = $5
    WHERE id = ANY($1::uuid[])"""
CONTACTED = "UPDATE probation.alert SET status = $2, contacted_at = coalesce(contacted_at, $3) WHERE id = ANY($1::uuid[])"
FOUND = """UPDATE probation.alert SET status = $2, outcome_reason = $3, outcome_by = $4, outcome_by_name = $5, outcome_at = $6
    WHERE id = ANY($1::uuid[])"""


@dataclass(frozen=True, slots=True)
class Derived:
    """An alert as evaluation derives it, with the versions of order, rules and zone that it is based on.

    `fix_count`: how many reports decided it, `fix_times`: their times in epoch seconds. `forecast`: when the battery will be flat.
    """

    reason: str
    opened_at: datetime
    closed_at: datetime | None
    detected_at: datetime
    fix_count: int
    fix_times: Sequence[float]
    order_version: int
    rule_version: str
    zone: str | None
    zone_version: int | None
    forecast: datetime | None

    def values(self) -> tuple[Any, ...]:
        """The values in the order of INSERT and AMEND."""
        decided = (self.reason, self.opened_at, self.closed_at, self.detected_at, self.fix_count, list(self.fix_times))
        return (*decided, self.order_version, self.rule_version, self.zone, self.zone_version, self.forecast)


@dataclass(frozen=True, slots=True)
class NewAlert:
    """An alert to be raised."""

    id: UUID
    person: UUID
    device_id: str
    assignment: UUID
    rule: str
    state: str
    raised_at: datetime
    status: Status
    derived: Derived


@dataclass(frozen=True, slots=True)
class AlertEvent:
    """A step in an alert's history. `late`: it is based on evidence that came late; `before_…`: its times before it was moved."""

    alert: UUID
    kind: str
    reason: str
    at: datetime
    by_name: str = BY.name
    by_id: UUID | None = None
    detail: str | None = None
    late: bool = False
    before_opened_at: datetime | None = None
    before_closed_at: datetime | None = None


async def append_alert_event(connection: Connection, *events: AlertEvent) -> None:
    """Add to the alerts' histories, in this order."""
    await connection.executemany(
        APPEND,
        [(e.alert, e.kind, e.reason, e.late, e.at, e.by_name, e.by_id, e.detail, e.before_opened_at, e.before_closed_at) for e in events],
    )


async def append_escalation(connection: Connection, incident: UUID, status: Status, to: str, now: datetime) -> None:
    """Record for each alert of the incident with that status that the deputy or the senior officer was asked."""
    await connection.execute(ESCALATE, incident, str(status), now, BY.name, to)


async def insert_alert(connection: Connection, alert: NewAlert) -> None:
    """Store a new alert. It belongs to no incident before `join_incidents`."""
    about = (alert.id, alert.person, alert.device_id, alert.assignment, alert.rule, alert.state, alert.raised_at, str(alert.status))
    await connection.execute(INSERT, *about, *alert.derived.values())


async def amend_alert(connection: Connection, alert: UUID, derived: Derived, status: Status) -> None:
    """Change the alert to what evaluation says about it now."""
    await connection.execute(AMEND, alert, str(status), *derived.values())


async def withdraw_alert(connection: Connection, alert: UUID, now: datetime) -> None:
    """Late evidence shows that there was no such event."""
    await connection.execute(WITHDRAW, alert, LATE_REPORT, now)


async def join_incidents(connection: Connection, joins: Sequence[tuple[UUID, UUID, int, str, datetime]]) -> None:
    """Give alerts their incident: (alert, incident, priority, device, when it was recognised), with when that report was received."""
    await connection.executemany(JOIN, joins)


async def set_status(connection: Connection, alerts: Sequence[UUID], status: Status, reason: str, *, by: Actor, now: datetime) -> None:
    """Store a step that a person took, with who and when; `reason` if it is a finding. Call `lifecycle.check` first."""
    ids = list(alerts)
    if status is Status.ACKNOWLEDGED:
        await connection.execute(TAKEN, ids, str(status), now, by.id, by.name)
    elif status is Status.CONTACTED:
        await connection.execute(CONTACTED, ids, str(status), now)
    elif status in lifecycle.FINDINGS:
        await connection.execute(FOUND, ids, str(status), reason, by.id, by.name, now)
    else:
        await connection.execute(STATUS, ids, str(status))
