"""Rows of alerts: as they are stored, for actions that change them, and as the pages show them."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.db.engine import Connection
from shared.db.rows import from_json
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class StoredAlert:
    """An alert as it is stored. `fixes`: the times of the reports that decided it, in epoch seconds."""

    id: UUID
    person: UUID
    incident: UUID | None
    device_id: str
    assignment: UUID
    rule: str
    state: str
    reason: str
    zone: str | None
    status: str
    priority: int | None
    order_version: int
    rule_version: str
    opened_at: datetime
    closed_at: datetime | None
    detected_at: datetime
    raised_at: datetime
    fix_count: int
    fix_times: list[float]


@dataclass(frozen=True, slots=True)
class Alert(StoredAlert):
    """An alert with its times, its outcome and the status of its incident."""

    fix_at: datetime | None
    received_at: datetime | None
    acknowledged_at: datetime | None
    contacted_at: datetime | None
    outcome_at: datetime | None
    outcome_reason: str | None
    outcome_by_name: str | None
    forecast: datetime | None
    incident_status: str | None
    deputy: UUID | None
    due_at: datetime | None
    quiet_until: datetime | None
    escalation: int | None


@dataclass(frozen=True, slots=True)
class AlertId:
    """The id of an alert."""

    id: UUID


@dataclass(frozen=True, slots=True)
class OfPerson:
    """An alert or an incident, and whose it is."""

    id: UUID
    person: UUID


@dataclass(frozen=True, slots=True)
class HistoryVersion:
    """The version of an incident's history: a number that grows with each step that an officer has to know about."""

    version: int


@dataclass(frozen=True, slots=True)
class DraftedAlerts:
    """Whose violation record it is, and the alerts that it is about."""

    person: UUID
    alerts: list[UUID]


@dataclass(frozen=True, slots=True)
class IncidentAlert:
    """One of the alerts of an incident."""

    id: UUID
    rule: str
    reason: str
    status: str
    opened_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A step of alerts of an incident; `rules`: of those that took this step together. `late`: because of evidence that came late."""

    kind: str
    reason: str
    detail: str | None
    at: datetime
    by_name: str
    late: bool
    rules: list[str]


@dataclass(frozen=True, slots=True)
class Violation:
    """A violation record. `facts`: the alerts that it is about, and the officer's finding."""

    id: UUID
    state: str
    reason: str | None
    drafted_by_name: str
    decided_at: datetime | None
    decided_by_name: str | None
    facts: JsonObject = from_json()


@dataclass(frozen=True, slots=True)
class TrackedFix:
    """A position around an alert. `decided`: the alert is based on it; `source`: the number of where it came from."""

    fix_time: datetime
    latitude: float | None
    longitude: float | None
    accuracy_m: float
    mechanism: str
    source: int
    decided: bool


@dataclass(frozen=True, slots=True)
class DecidingReport:
    """A stored report that an alert is based on: the primary key of its position."""

    device_id: str
    fix_time: datetime
    seq: int
    source: int


@dataclass(frozen=True, slots=True)
class OfficerDeputy:
    """An officer with open cases, and the deputy."""

    officer: UUID
    officer_name: str
    deputy: UUID | None


COLUMNS = ", ".join(f"a.{column.name}" for column in fields(StoredAlert))


async def fetch_alerts(connection: Connection, rest: str, *values: Any) -> list[StoredAlert]:
    """The alerts that a statement finds; `rest` is what follows its list of columns, and names the table `a`.

    Built directly, because evaluation reads them for every device that has one.
    """
    return [StoredAlert(*row) for row in await connection.fetch(f"SELECT {COLUMNS} {rest}", *values)]
