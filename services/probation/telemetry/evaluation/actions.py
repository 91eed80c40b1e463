"""From stored reports to stored alerts: a device with new reports is evaluated from the checkpoint before them.

This module handles one assignment at a time, with everything that follows; services.probation.telemetry.evaluation.batch handles many.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.telemetry.alerts.alert_log import (
    LATE_REPORT,
    AlertEvent,
    Derived,
    NewAlert,
    amend_alert,
    append_alert_event,
    insert_alert,
    withdraw_alert,
)
from services.probation.telemetry.alerts.domain import lifecycle
from services.probation.telemetry.alerts.domain.incidents import MINOR, GroupedAlert, priority
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.alerts.incident_batch import IncidentBatch, grouped
from services.probation.telemetry.alerts.rows import StoredAlert, fetch_alerts
from services.probation.telemetry.evaluation.domain import order_periods
from services.probation.telemetry.evaluation.domain.state import Event
from services.probation.telemetry.evaluation.inputs import EvaluationInput, load_inputs, save_checkpoints
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.evaluation_queue.actions import Assignment
from services.probation.telemetry.orders.domain import order as orders
from services.probation.timeline.actions import add_entry
from shared.actors import system
from shared.db.engine import Connection, transaction

BY = system("probation")
ALERTS = """FROM unnest($1::uuid[], $2::timestamptz[]) AS t(assignment, since)
    JOIN probation.alert a ON a.assignment = t.assignment AND (a.status <> 'withdrawn' OR a.outcome_by IS NOT NULL)
    WHERE a.detected_at > t.since OR a.closed_at IS NULL OR a.closed_at > t.since OR (a.assignment, a.rule, a.state, a.opened_at)
        IN (SELECT * FROM unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[])) ORDER BY a.id"""
LATE_SECONDS = 900  # an alert about something that could have been seen so long ago is based on late evidence
LATEST_EVENT = "SELECT kind || ' ' || reason FROM probation.alert_event WHERE alert = $1 ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True)
class Change:
    """How a stored alert and a derived event differ."""

    kind: str
    alert: StoredAlert | None
    event: Event | None


async def evaluate_one(assignment: UUID, now: datetime) -> bool:
    """Evaluate one assignment and write the results; False if it no longer waits."""
    async with transaction(DB):
        connection = DB.connection()
        queued = await evaluation_queue.claim(connection, assignment, now)
        if queued is None:
            return False
        (taken,), bodies = await load_inputs(connection, [queued], now)
        result = taken.evaluate(bodies)
        await save_checkpoints(connection, [(taken, result)])
        await _apply(connection, queued.assignment, taken, result, now)
        await evaluation_queue.schedule_timer(connection, [(queued, taken.next_timer_at(result))], now)
        await evaluation_queue.clear_failure(connection, queued, now)
    return True


async def load_affected_alerts(
    connection: Connection, near: Sequence[tuple[UUID, datetime, order_periods.Result]], *, lock: bool = False
) -> dict[UUID, list[StoredAlert]]:
    """The stored alerts that (assignment, since, result) may affect, by assignment: those after `since`, open then, or derived again."""
    keys = [(assignment, event) for assignment, _, result in near for event in result.events]
    rows = await fetch_alerts(
        connection,
        ALERTS + " FOR UPDATE OF a" * lock,
        *([assignment for assignment, _, _ in near], [since for _, since, _ in near]),
        *([assignment for assignment, _ in keys], [event.rule for _, event in keys], [event.state for _, event in keys]),
        [_moment(event.opened_at) for _, event in keys],
    )
    found: dict[UUID, list[StoredAlert]] = {assignment: [] for assignment, _, _ in near}
    for row in rows:
        found[row.assignment].append(row)
    return found


async def _apply(
    connection: Connection, assignment: Assignment, taken: EvaluationInput, result: order_periods.Result, now: datetime
) -> None:
    rows = (await load_affected_alerts(connection, [(assignment.id, taken.since, result)], lock=True))[assignment.id]
    batch = IncidentBatch(connection, assignment.person, now)
    for change in diff_alerts(rows, result.events, taken.contested):
        if change.event is not None:
            derived = _derived(change.event, result.versions[id(change.event)])
            if change.alert is None:
                await _open(connection, batch, assignment, change.event, derived, now)
            else:
                await _amend(connection, batch, change.alert, derived, now)
        elif change.alert is not None:
            await _withdraw(connection, batch, change.alert, now)
    await batch.write()


def _derived(event: Event, version: str) -> Derived:
    """The content of the alert and what it is based on, so that it can be derived again."""
    return Derived(
        reason=event.reason,
        opened_at=_at(event.opened_at),
        closed_at=_moment(event.closed_at),
        detected_at=_at(event.detected_at),
        fix_count=event.fix_count,
        fix_times=event.fix_times,
        order_version=int(version),
        rule_version=orders.RULE_VERSION,
        zone=event.zone,
        zone_version=event.zone_version,
        forecast=_moment(event.forecast),
    )


def diff_alerts(alerts: Sequence[StoredAlert], events: Sequence[Event], contested: Sequence[float] = ()) -> list[Change]:
    """The necessary changes: an unchanged event stays, a moved one is amended, a new one is opened, a missing one is withdrawn.

    An alert that rests on a report of a time in `contested` stays as it is: that another source contradicts it withdraws and moves nothing.
    """
    left = {(row.rule, row.state, row.opened_at): row for row in alerts}
    changes, unmatched = [], []
    for event in events:
        row = left.pop((event.rule, event.state, _at(event.opened_at)), None)
        if row is None:
            unmatched.append(event)
        elif (row.closed_at, row.detected_at, row.fix_count, row.reason, row.fix_times) != (
            *(_moment(event.closed_at), _moment(event.detected_at)),
            *(event.fix_count, event.reason, event.fix_times),
        ):
            changes.append(Change("amended", row, event))
    for event in unmatched:
        same = [key for key, row in left.items() if key[:2] == (event.rule, event.state) and _overlap(row, event)]
        row = left.pop(same[0]) if same else None
        changes.append(Change("amended" if row else "opened", row, event))
    changes += [Change("withdrawn", row, None) for row in left.values()]
    if contested:
        times = set(contested)
        changes = [each for each in changes if each.alert is None or times.isdisjoint(each.alert.fix_times)]
    return changes


def _overlap(row: StoredAlert, event: Event) -> bool:
    closed = _moment(event.closed_at)
    return (row.closed_at is None or row.closed_at >= _at(event.opened_at)) and (closed is None or closed >= row.opened_at)


async def _open(
    connection: Connection, batch: IncidentBatch, assignment: Assignment, event: Event, derived: Derived, now: datetime
) -> None:
    over = event.rule in MINOR and event.closed_at is not None
    worn = assignment.person, assignment.device_id, assignment.id
    alert = NewAlert(uuid4(), *worn, event.rule, event.state, now, Status.OVER if over else Status.RAISED, derived)
    await insert_alert(connection, alert)
    late = (now.timestamp() - event.detected_at) > LATE_SECONDS
    await append_alert_event(connection, AlertEvent(alert.id, "opened", event.reason, now, late=late))
    await batch.opened(_grouped(alert))
    if not over:
        details = {"rule": event.rule, "state": event.state, "reason": event.reason, "alert": str(alert.id)}
        await add_entry(person=alert.person, kind="alert_raised", details=details, at=now, by=BY)


async def _amend(connection: Connection, batch: IncidentBatch, alert: StoredAlert, derived: Derived, now: datetime) -> None:
    closed = alert.closed_at is None and derived.closed_at is not None and alert.opened_at == derived.opened_at
    kind, reason = ("closed", derived.reason) if closed else ("amended", LATE_REPORT)
    await append_alert_event(connection, _moved(alert, kind, reason, now, late=not closed))
    status = Status(alert.status)
    if alert.rule in MINOR and status in {Status.RAISED, Status.OVER}:
        status = Status.OVER if derived.closed_at is not None else Status.RAISED
    await amend_alert(connection, alert.id, derived, status)
    moved = replace(grouped(alert), opened_at=derived.opened_at, closed_at=derived.closed_at, detected_at=derived.detected_at)
    await batch.changed(alert.incident, replace(moved, status=status, reason=derived.reason))


async def _withdraw(connection: Connection, batch: IncidentBatch, alert: StoredAlert, now: datetime) -> None:
    """Later reports show that there was no such event. A human's decision stays, and the history records the change once."""
    waits = lifecycle.allowed(Status(alert.status), Status.WITHDRAWN, "system")
    if not waits and await connection.fetchval(LATEST_EVENT, alert.id) == f"withdrawn {LATE_REPORT}":
        return
    await append_alert_event(connection, _moved(alert, "withdrawn", LATE_REPORT, now))
    status = Status.WITHDRAWN if waits else Status(alert.status)
    if waits:
        await withdraw_alert(connection, alert.id, now)
    await batch.changed(alert.incident, replace(grouped(alert), status=status), outcome="withdrawn")


def _grouped(alert: NewAlert) -> GroupedAlert:
    """A new alert as its incident sees it."""
    found, urgency = alert.derived, priority(alert.rule, alert.state)
    about = alert.id, alert.device_id, alert.rule, found.reason, alert.status, urgency
    return GroupedAlert(*about, found.opened_at, found.closed_at, found.detected_at, alert.raised_at)


def _moved(alert: StoredAlert, kind: str, reason: str, now: datetime, *, late: bool = False) -> AlertEvent:
    """A step of an alert that was there, with when it was before."""
    return AlertEvent(alert.id, kind, reason, now, late=late, before_opened_at=alert.opened_at, before_closed_at=alert.closed_at)


def _at(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, UTC)


def _moment(at: float | None) -> datetime | None:
    return _at(at) if at is not None else None
