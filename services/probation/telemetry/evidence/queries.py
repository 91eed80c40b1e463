"""What an evidence pack says about alerts, as typed rows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PackAlert:
    """An alert as it is in a pack, each column by its name."""

    id: UUID
    incident: UUID | None
    rule: str
    state: str
    reason: str
    zone: str | None
    status: str
    priority: int | None
    device_id: str
    order_version: int
    zone_version: int | None
    rule_version: str
    opened_at: datetime
    closed_at: datetime | None
    detected_at: datetime
    fix_at: datetime | None
    received_at: datetime | None
    raised_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by_name: str | None
    contacted_at: datetime | None
    outcome_at: datetime | None
    outcome_reason: str | None
    outcome_by_name: str | None
    evidence: int
    fixes: list[float]


@dataclass(frozen=True, slots=True)
class PackEvent:
    """A step in the history of an alert as it is in a pack, each column by its name."""

    alert: UUID
    kind: str
    reason: str
    detail: str | None
    late: bool
    at: datetime
    by_name: str
    before_opened_at: datetime | None
    before_closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class IncidentSpan:
    """From when to when an incident lasted."""

    since: datetime
    until: datetime
