"""Alerts: those that the evaluator stored, and rows inserted by hand."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.alerts.rows import Alert
from services.probation.telemetry.evaluation.batch import evaluate_round
from shared.db.engine import transaction
from tests.builders.ids import fresh
from tests.builders.moments import NOW

Row = dict[str, Any]
INSERT = """INSERT INTO probation.alert (id, person, device_id, assignment, order_version, rule_version, rule, state, reason, zone,
    opened_at, closed_at, detected_at, fix_at, received_at, raised_at, acknowledged_at, fix_count, fix_times, status)
    VALUES ($1, $2, $3, $4, $5, '1', $6, $7, $8, $9, $10, $11, $10, $12, $13, $14, $15, $16, '{}', $17)"""

SHOWN = Alert(
    id=fresh(),
    person=fresh(),
    incident=fresh(),
    device_id="OTHER-9",
    assignment=fresh(),
    order_version=1,
    rule_version="1",
    rule="curfew",
    state="breach",
    reason="left",
    zone=None,
    status="raised",
    priority=1,
    opened_at=NOW,
    closed_at=None,
    detected_at=NOW,
    fix_at=None,
    received_at=None,
    raised_at=NOW,
    acknowledged_at=None,
    contacted_at=None,
    outcome_at=None,
    outcome_reason=None,
    outcome_by_name=None,
    fix_count=1,
    fix_times=[],
    forecast=None,
    incident_status="raised",
    deputy=None,
    due_at=None,
    quiet_until=None,
    escalation=0,
)
"""An alert as its page reads it; a test replaces what it is about."""


async def fetch(statement: str, *values: Any) -> list[Row]:
    """Rows from probation's database, in a separate transaction."""
    async with transaction(DB):
        return [dict(row) for row in await DB.connection().fetch(statement, *values)]


async def alerts() -> list[Row]:
    """Every alert, in the order of their time."""
    return await fetch("SELECT * FROM probation.alert ORDER BY opened_at, rule")


async def evaluated(now: datetime = NOW) -> list[Row]:
    """Every alert after the evaluator has seen all that waits."""
    while await evaluate_round(now):
        pass
    return await alerts()


async def the_breach(now: datetime = NOW) -> Row:
    """The only alert of a breach, after the evaluator has handled all waiting reports."""
    (alert,) = [each for each in await evaluated(now) if each["state"] == "breach"]
    return alert


@dataclass(frozen=True)
class Wearer:
    """Who wears which device."""

    person: UUID
    device: str
    assignment: UUID


@dataclass(frozen=True)
class Raised:
    """A row of the table of alerts. Without `until` it lasts."""

    rule: str
    opened_at: datetime
    state: str = "breach"
    reason: str = "left"
    zone: str | None = None
    until: datetime | None = None
    fix_at: datetime | None = None
    received_at: datetime | None = None
    raised_at: datetime | None = None
    acknowledged_at: datetime | None = None
    fix_count: int = 1
    status: str = "raised"
    order_version: int = 1
    number: UUID | None = None

    def but(self, **changed: Any) -> "Raised":
        """The same with changes."""
        return replace(self, **changed)

    async def of(self, wearer: Wearer) -> UUID:
        """Store it; its id."""
        number = self.number or fresh()
        about = (number, wearer.person, wearer.device, wearer.assignment, self.order_version, self.rule, self.state, self.reason, self.zone)
        moments = (self.opened_at, self.until, self.fix_at, self.received_at, self.raised_at or self.opened_at, self.acknowledged_at)
        async with transaction(DB):
            await DB.connection().execute(INSERT, *about, *moments, self.fix_count, self.status)
        return number
