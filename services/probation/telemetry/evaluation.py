"""From stored reports to stored alerts: a device with news is evaluated from the checkpoint before the news on.

One activation at a time here, with everything that follows from it; services.probation.telemetry.rounds takes many at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.telemetry import incidents, turns
from services.probation.telemetry.domain import lifecycle, spans
from services.probation.telemetry.domain import order as orders
from services.probation.telemetry.domain.incidents import MINOR
from services.probation.telemetry.domain.lifecycle import Status
from services.probation.telemetry.domain.state import Event
from services.probation.telemetry.material import gather, keep
from services.probation.timeline.actions import add_entry
from shared.actors import system
from shared.db.engine import transaction

BY = system("probation")
ALERTS = """SELECT a.* FROM unnest($1::uuid[], $2::timestamptz[]) AS t(activation, since)
    JOIN probation.alert a ON a.activation = t.activation AND (a.status <> 'withdrawn' OR a.outcome_by IS NOT NULL)
    WHERE a.detected_at > t.since OR a.closed_at IS NULL OR a.closed_at > t.since OR (a.activation, a.rule, a.state, a.opened_at)
        IN (SELECT * FROM unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[])) ORDER BY a.id"""
PIN = """UPDATE probation.alert SET order_version = $5, rule_version = $6, zone = $7, zone_version = $8, forecast = $9 WHERE activation = $1
    AND rule = $2 AND state = $3 AND opened_at = $4 AND (status <> 'withdrawn' OR outcome_by IS NOT NULL)"""
DERIVED = ("closed_at", "detected_at", "evidence", "reason", "fixes")
LAST_WORD = "SELECT kind || ' ' || reason FROM probation.alert_event WHERE alert = $1 ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True)
class Change:
    """How a stored alert and a derived event differ."""

    kind: str
    alert: dict[str, Any] | None
    event: Event | None


async def evaluate_next(now: datetime) -> bool:
    """Evaluate the activation that waits longest; False when none has news. Any number of workers may do this at once."""
    async with transaction(DB):
        found = await DB.connection().fetchval(turns.NEXT, now)
        return found is not None and await evaluate_one(found, now)


async def evaluate_one(activation: UUID, now: datetime) -> bool:
    """Evaluate one activation and write what follows from it; False when it has no news (any more)."""
    async with transaction(DB):
        connection = DB.connection()
        turn = await turns.take_one(connection, activation, now)
        if turn is None:
            return False
        (material,), bodies = await gather(connection, [turn], now)
        result = material.derive(bodies)
        await keep(connection, [(material, result)])
        await _apply(connection, turn.activation, material.since, result, now)
        await turns.done(connection, [(turn, material.tick(result))], now)
        await turns.take_back(connection, turn, now)
    return True


async def alerts_near(
    connection: Any, near: Sequence[tuple[UUID, datetime, spans.Result]], *, lock: bool = False
) -> dict[UUID, list[dict[str, Any]]]:
    """The stored alerts that (activation, since, result) may concern, by activation: those after `since`, open then, or derived again."""
    keys = [(activation, event) for activation, _, result in near for event in result.events]
    rows = await connection.fetch(
        ALERTS + " FOR UPDATE OF a" * lock,
        *([activation for activation, _, _ in near], [since for _, since, _ in near]),
        *([activation for activation, _ in keys], [event.rule for _, event in keys], [event.state for _, event in keys]),
        [_moment(event.opened_at) for _, event in keys],
    )
    found: dict[UUID, list[dict[str, Any]]] = {activation: [] for activation, _, _ in near}
    for row in rows:
        found[row["activation"]].append(dict(row))
    return found


async def _apply(connection: Any, activation: Any, since: datetime, result: spans.Result, now: datetime) -> None:
    rows = (await alerts_near(connection, [(activation["id"], since, result)], lock=True))[activation["id"]]
    changes = compare(rows, result.events)
    for change in changes:
        if change.kind == "opened" and change.event is not None:
            await _open(connection, activation, change.event, result.versions[id(change.event)], now)
        elif change.kind == "amended" and change.event is not None and change.alert is not None:
            await _amend(connection, change.alert, change.event, now)
        elif change.alert is not None:
            await _withdraw(connection, change.alert, now)
    await _pin(connection, activation["id"], [(change.event, result.versions[id(change.event)]) for change in changes if change.event])


async def _pin(connection: Any, activation: UUID, events: Sequence[tuple[Event, str]]) -> None:
    """What each alert that was opened or amended rests on, so that it can be derived again."""
    await connection.executemany(
        PIN,
        [
            (
                activation,
                event.rule,
                event.state,
                _moment(event.opened_at),
                int(version),
                orders.RULE_VERSION,
                event.zone,
                event.zone_version,
                _moment(event.forecast),
            )
            for event, version in events
        ],
    )


def compare(alerts: Sequence[dict[str, Any]], events: Sequence[Event]) -> list[Change]:
    """What has to change: the same event is left alone, one that moved is amended, a new one opened, one that is gone withdrawn."""
    left = {(row["rule"], row["state"], row["opened_at"]): row for row in alerts}
    changes, unmatched = [], []
    for event in events:
        row = left.pop((event.rule, event.state, _moment(event.opened_at)), None)
        if row is None:
            unmatched.append(event)
        elif [row[name] for name in DERIVED] != [
            _moment(event.closed_at),
            _moment(event.detected_at),
            *(getattr(event, each) for each in DERIVED[2:]),
        ]:
            changes.append(Change("amended", row, event))
    for event in unmatched:
        same = [key for key, row in left.items() if key[:2] == (event.rule, event.state) and _overlap(row, event)]
        row = left.pop(same[0]) if same else None
        changes.append(Change("amended" if row else "opened", row, event))
    changes += [Change("withdrawn", row, None) for row in left.values()]
    return changes


def _overlap(row: dict[str, Any], event: Event) -> bool:
    closed = _moment(event.closed_at)
    return (row["closed_at"] is None or row["closed_at"] >= _moment(event.opened_at)) and (closed is None or closed >= row["opened_at"])


async def _open(connection: Any, activation: Any, event: Event, version: str, now: datetime) -> None:
    alert = uuid4()
    await connection.execute(
        "INSERT INTO probation.alert (id, person, device_id, activation, order_version, rule_version, rule, state, reason, zone, opened_at,"
        " closed_at, detected_at, raised_at, evidence, fixes, status)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'raised')",
        *(alert, activation["person"], activation["device_id"], activation["id"], int(version), orders.RULE_VERSION),
        *(event.rule, event.state, event.reason, event.zone, _moment(event.opened_at), _moment(event.closed_at)),
        *(_moment(event.detected_at), now, event.evidence, event.fixes),
    )
    await _tell(connection, alert, "opened", event.reason, now, late=(now.timestamp() - event.detected_at) > 900)
    if event.rule in MINOR and event.closed_at is not None:
        await connection.execute("UPDATE probation.alert SET status = 'over' WHERE id = $1", alert)
        await incidents.opened(connection, alert, now)
        return
    await incidents.opened(connection, alert, now)
    details = {"rule": event.rule, "state": event.state, "reason": event.reason, "alert": str(alert)}
    await add_entry(person=activation["person"], kind="alert_raised", details=details, at=now, by=BY)


async def _amend(connection: Any, alert: dict[str, Any], event: Event, now: datetime) -> None:
    closed = alert["closed_at"] is None and event.closed_at is not None and alert["opened_at"] == _moment(event.opened_at)
    kind, reason = ("closed", event.reason) if closed else ("amended", "late_evidence")
    await _tell(connection, alert["id"], kind, reason, now, late=not closed, before=alert)
    await connection.execute(
        "UPDATE probation.alert SET opened_at = $2, closed_at = $3, detected_at = $4, evidence = $5, fixes = $6, reason = $7 WHERE id = $1",
        *(alert["id"], _moment(event.opened_at), _moment(event.closed_at), _moment(event.detected_at), event.evidence, event.fixes),
        event.reason,
    )
    if alert["rule"] in MINOR and alert["status"] in {Status.RAISED, Status.OVER}:
        status = Status.OVER if event.closed_at is not None else Status.RAISED
        await connection.execute("UPDATE probation.alert SET status = $2 WHERE id = $1", alert["id"], str(status))
    await incidents.refresh(connection, alert["incident"], now)


async def _withdraw(connection: Any, alert: dict[str, Any], now: datetime) -> None:
    """Evidence that came later says that it was not so. What a human decided stands, and the history says once what changed."""
    waits = lifecycle.allowed(Status(alert["status"]), Status.WITHDRAWN, "system")
    if not waits and await connection.fetchval(LAST_WORD, alert["id"]) == "withdrawn late_evidence":
        return
    await _tell(connection, alert["id"], "withdrawn", "late_evidence", now, before=alert)
    if waits:
        await connection.execute(
            "UPDATE probation.alert SET status = 'withdrawn', outcome_reason = 'late_evidence', outcome_at = $2 WHERE id = $1",
            *(alert["id"], now),
        )
    await incidents.refresh(connection, alert["incident"], now, outcome="withdrawn")


async def _tell(
    connection: Any, alert: UUID, kind: str, reason: str, now: datetime, *, late: bool = False, before: dict[str, Any] | None = None
) -> None:
    await connection.execute(
        "INSERT INTO probation.alert_event (alert, kind, reason, late, at, by_name, before_opened_at, before_closed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        *(alert, kind, reason, late, now, BY.name, before["opened_at"] if before else None, before["closed_at"] if before else None),
    )


def _moment(at: float | None) -> Any:
    return datetime.fromtimestamp(at, UTC) if at is not None else None
