"""An alert derived again from what it is based on: the order's version, the stored reports, the version of the rules."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.alerts.queries import READING, deciding, is_frozen
from services.probation.telemetry.evaluation.domain.state import Event
from services.probation.telemetry.evaluation.inputs import EPOCH, EvaluationInput, load_inputs
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.evaluation_queue.actions import QueuedEvaluation
from services.probation.telemetry.orders.domain.order import RULE_VERSION
from services.probation.telemetry.provenance.queries import ReportSource, sources
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_row

LAST_CHANGE = "SELECT max(at) FROM probation.alert_event WHERE alert = $1 AND kind IN ('opened', 'amended', 'closed')"


@dataclass(frozen=True, slots=True)
class Described:
    """An alert as evaluation says it; moments in ISO 8601, `fixes` in epoch seconds."""

    rule: str
    state: str
    reason: str
    opened_at: str
    closed_at: str | None
    detected_at: str
    fix_count: int
    fix_times: list[float]
    order_version: int
    zone: str | None
    zone_version: int | None
    forecast: str | None


@dataclass(frozen=True, slots=True)
class DecidingSource:
    """A source of reports that the alert is based on, and how many of them."""

    source: ReportSource
    reports: int


@dataclass(frozen=True, slots=True)
class Replay:
    """`same` True or False, or None if this cannot be said (`why` has the reason); `stored` and `derived` side by side.

    `sources`: where the reports came from that the alert is based on, and how each was authenticated.
    """

    alert: str
    same: bool | None
    why: str | None
    as_of: str
    rule_version: str
    stored: Described
    derived: Described | None
    sources: list[DecidingSource]


@dataclass(frozen=True, slots=True)
class _Alert:
    """The stored alert."""

    id: UUID
    assignment: UUID
    rule: str
    state: str
    reason: str
    opened_at: datetime
    closed_at: datetime | None
    detected_at: datetime
    raised_at: datetime
    fix_count: int
    fix_times: list[float]
    order_version: int
    rule_version: str
    zone: str | None
    zone_version: int | None
    forecast: datetime | None
    status: str
    outcome_by: UUID | None


class NoSuchAlert(LookupError):
    """There is no alert of this number."""


async def replay(alert: UUID) -> Replay:
    """Derive the alert again.

    Evaluates from the time the device was put on, without checkpoints, with the reports known when the alert last changed. Raises
    NoSuchAlert.
    """
    async with transaction(DB):
        connection = DB.connection()
        row = await fetch_row(connection, _Alert, "SELECT * FROM probation.alert WHERE id = $1", alert)
        if row is None:
            raise NoSuchAlert
        as_of = await connection.fetchval(LAST_CHANGE, alert) or row.raised_at
        found = Replay(str(alert), None, None, as_of.isoformat(), RULE_VERSION, _stored(row), None, await _sources(alert))
        if row.rule_version != RULE_VERSION:
            why = f"decided by rules of version {row.rule_version}; this program holds version {RULE_VERSION} and cannot claim"
            return replace(found, why=why)
        derived = await _derive(connection, row, as_of)
    if derived is None:
        return replace(found, why="reports that it rests on are no longer kept")
    mine = next((each for each in derived if each == found.stored), derived[0] if derived else None)
    return replace(found, derived=mine, same=mine == found.stored)


async def _derive(connection: Connection, row: _Alert, as_of: datetime) -> list[Described] | None:
    """The events of the alert's rule that begin when it does; None if a report that decided it no longer exists."""
    assignment = await evaluation_queue.assignment_of(connection, row.assignment)
    derived, whole = [], False
    for known_at in await _cuts(connection, row, as_of):
        (taken,), bodies = await load_inputs(connection, [QueuedEvaluation(assignment, EPOCH)], as_of, known_at=known_at)
        whole = whole or set(row.fix_times) <= {fix.at for fix in taken.fixes}
        derived += _derived(taken, bodies, row)
    return derived if whole else None


async def _cuts(connection: Connection, row: _Alert, as_of: datetime) -> list[datetime | None]:
    """Until when reports had been received and contradicted: all that was evaluated since.

    For an alert that was withdrawn by late evidence, or that stays as it is because another source contradicts it: before that.
    """
    if (row.status == "withdrawn" and row.outcome_by is None) or await is_frozen(row.id):
        return [as_of, as_of + READING]
    waiting = await connection.fetchval("SELECT min(at) FROM probation.evaluation_queue WHERE assignment = $1", row.assignment)
    return [waiting - timedelta(microseconds=1) if waiting is not None else None]


async def _sources(alert: UUID) -> list[DecidingSource]:
    counts = Counter(report.source for report in await deciding([alert]))
    return [DecidingSource(source, counts[number]) for number, source in (await sources(counts)).items()]


def _derived(taken: EvaluationInput, bodies: Mapping[UUID, str], row: _Alert) -> list[Described]:
    result = taken.evaluate(bodies)
    key = (row.rule, row.state, row.opened_at)
    return [
        _described(event, result.versions[id(event)])
        for event in result.events
        if (event.rule, event.state, datetime.fromtimestamp(event.opened_at, UTC)) == key
    ]


def _stored(row: _Alert) -> Described:
    return Described(
        rule=row.rule,
        state=row.state,
        reason=row.reason,
        opened_at=row.opened_at.isoformat(),
        closed_at=row.closed_at.isoformat() if row.closed_at else None,
        detected_at=row.detected_at.isoformat(),
        fix_count=row.fix_count,
        fix_times=row.fix_times,
        order_version=row.order_version,
        zone=row.zone,
        zone_version=row.zone_version,
        forecast=row.forecast.isoformat() if row.forecast else None,
    )


def _described(event: Event, order_version: str) -> Described:
    return Described(
        rule=event.rule,
        state=event.state,
        reason=event.reason,
        opened_at=_words(event.opened_at),
        closed_at=_words(event.closed_at) if event.closed_at is not None else None,
        detected_at=_words(event.detected_at),
        fix_count=event.fix_count,
        fix_times=list(event.fix_times),
        order_version=int(order_version),
        zone=event.zone,
        zone_version=event.zone_version,
        forecast=_words(event.forecast) if event.forecast is not None else None,
    )


def _words(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat()
