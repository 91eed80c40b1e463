"""What an evidence pack says about alerts, and where its reports came from, as typed rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.ingest.quarantine import KEPT
from services.probation.telemetry.movements.queries import Movements, ReportedFix
from services.probation.telemetry.provenance.queries import Conflict, ReportSource, conflicts, sources
from services.probation.telemetry.vendors.domain import Authentication
from shared.db.rows import fetch_rows

KEPT_APART = """SELECT f.source, f.reason, count(*) AS frames FROM probation.device_assignment a
    JOIN probation.quarantined_frame f ON f.device_id = a.device_id
        AND f.received_at >= greatest(a.since, $2) AND f.received_at < least(coalesce(a.until, 'infinity'), $3)
    WHERE a.person = $1 AND f.taken_over_at IS NULL GROUP BY f.source, f.reason ORDER BY f.source, f.reason"""


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


@dataclass(frozen=True, slots=True)
class KeptApart:
    """How many frames of a source were kept apart for one reason."""

    source: int
    reason: str
    frames: int


@dataclass(frozen=True)
class Origin:
    """Where the reports of a pack came from.

    `fixes`: the reports whose device proved itself; `unproven`: how many others there are, from before sources were recorded.
    `kept_apart_since`: frames that were kept apart are counted since then, because older ones are deleted.
    """

    fixes: list[ReportedFix]
    unproven: int
    sources: Sequence[ReportSource]
    conflicts: Sequence[Conflict]
    kept_apart: Sequence[KeptApart]
    kept_apart_since: datetime


async def origin_of(person: UUID, known: Movements, now: datetime) -> Origin:
    """Where the reports of a time came from. Check before who may read about the person."""
    pairs = await conflicts(person, known.since, known.until)
    apart = await fetch_rows(DB, KeptApart, KEPT_APART, person, known.since, known.until)
    numbers = {row.source for row in known.fixes} | {row.source for row in apart}
    named = await sources(numbers | {report.source for pair in pairs for report in pair.reports})
    proven = {number for number, each in named.items() if each.authentication != Authentication.NONE}
    fixes = [row for row in known.fixes if row.source in proven and row.raw_sha256 is not None]
    since = max(known.since, now - KEPT)
    return Origin(fixes, len(known.fixes) - len(fixes), list(named.values()), pairs, apart, since)
