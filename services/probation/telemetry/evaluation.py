"""From stored reports to stored alerts: devices with news are taken one activation at a time, from the checkpoint before the news."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from services.probation.actions.queue import close_item, open_item
from services.probation.actions.timeline import add_entry
from services.probation.tables import DB
from services.probation.telemetry.domain import order as orders
from services.probation.telemetry.domain import spans
from services.probation.telemetry.domain.fixes import Fix
from services.probation.telemetry.domain.state import Event, from_json
from shared.db.engine import transaction
from shared.identity.actors import system
from shared.web.live import notify

BY = system("probation")
CHANNEL = "probation_alerts"
MINOR = {"signal", "battery"}
PRIORITY = {"battery": 5, "signal": 4, "sos": 1, "strap": 1}
CLAIM = """SELECT a.* FROM probation.device_activation a
    WHERE (a.dirty_from IS NOT NULL AND a.dirty_at <= $1) OR a.next_tick <= $1
    ORDER BY coalesce(a.dirty_at, a.next_tick) LIMIT 1 FOR UPDATE SKIP LOCKED"""
FIXES = """SELECT extract(epoch FROM fix_time)::float8 AS at, seq, mechanism, latitude, longitude, accuracy_m, speed_mps, battery, flags
    FROM probation.position WHERE device_id = $1 AND fix_time > $2 AND fix_time >= $3 AND ($4::timestamptz IS NULL OR fix_time < $4)
    AND fix_time <= $5 ORDER BY fix_time, seq"""

AHEAD = "SELECT min(fix_time) FROM probation.position WHERE device_id = $1 AND fix_time > $2"
LAST_WORD = "SELECT kind || ' ' || reason FROM probation.alert_event WHERE alert = $1 ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True)
class Change:
    """How a stored alert and a derived event differ."""

    kind: str
    alert: dict[str, Any] | None
    event: Event | None


async def evaluate_next(now: datetime) -> bool:
    """Evaluate one activation that has news; False when none has. Any number of workers may do this at once."""
    async with transaction(DB):
        connection = DB.connection()
        activation = await connection.fetchrow(CLAIM, now)
        if activation is None:
            return False
        until = min(now, activation["until"]) if activation["until"] else now
        terms = await _orders(connection, activation)
        news = activation["dirty_from"] or now
        checkpoint = await connection.fetchrow(
            "SELECT * FROM probation.evaluation_checkpoint WHERE activation = $1 AND at < $2 ORDER BY at DESC LIMIT 1",
            *(activation["id"], news),
        )
        since = checkpoint["at"] if checkpoint else datetime.fromtimestamp(0, UTC)
        rows = await connection.fetch(FIXES, activation["device_id"], since, activation["since"], activation["until"], until)
        state = from_json(json.loads(checkpoint["state"])) if checkpoint else spans.begun(activation["since"].timestamp())
        result = spans.evaluate_spans(terms, [_fix(row) for row in rows], state, until.timestamp())
        await _keep(connection, activation, since, result)
        await _apply(connection, activation, since, result, now)
        tick = datetime.fromtimestamp(result.next_tick, UTC) if result.next_tick and activation["until"] is None else None
        if activation["until"] is None:
            # A clock that runs ahead: what it sent is evaluated when its time has come, not at the next report.
            ahead = await connection.fetchval(AHEAD, activation["device_id"], until)
            tick = min((each for each in (tick, ahead) if each is not None), default=None)
        await connection.execute(
            "UPDATE probation.device_activation SET dirty_from = NULL, dirty_at = NULL, next_tick = $2 WHERE id = $1",
            *(activation["id"], tick),
        )
    return True


async def _orders(connection: Any, activation: Any) -> list[tuple[float, orders.Order]]:
    """The versions of the order under this registration; what bound the person under an earlier one binds no more."""
    rows = await connection.fetch(
        "SELECT version, body, valid_from FROM probation.monitoring_order WHERE person = $1 AND valid_from > coalesce("
        "(SELECT max(closed_at) FROM probation.registration WHERE person = $1 AND closed_at <= $2), '-infinity') ORDER BY version",
        *(activation["person"], activation["since"]),
    )
    return [(row["valid_from"].timestamp(), orders.parse({**json.loads(row["body"]), "version": row["version"]})) for row in rows]


async def _keep(connection: Any, activation: Any, since: datetime, result: spans.Result) -> None:
    """Keep the newest state of each hour; those that the news has overtaken go."""
    await connection.execute("DELETE FROM probation.evaluation_checkpoint WHERE activation = $1 AND at > $2", activation["id"], since)
    for state, version in result.checkpoints:
        assert state.at is not None
        await connection.execute(
            "INSERT INTO probation.evaluation_checkpoint VALUES ($1, $2, to_timestamp($3::float8), $4, $5) ON CONFLICT (activation, hour)"
            " DO UPDATE SET at = excluded.at, order_version = excluded.order_version, state = excluded.state",
            *(activation["id"], int(state.at // 3600), state.at, int(version), json.dumps(state.to_json())),
        )


async def _apply(connection: Any, activation: Any, since: datetime, result: spans.Result, now: datetime) -> None:
    rows = await connection.fetch(
        "SELECT * FROM probation.alert WHERE activation = $1 AND (status <> 'withdrawn' OR outcome_by IS NOT NULL)"
        " AND (detected_at > $2 OR closed_at IS NULL OR closed_at > $2 OR (rule, state, opened_at) IN (SELECT * FROM unnest($3::text[],"
        " $4::text[], $5::timestamptz[]))) FOR UPDATE",
        *(activation["id"], since, [e.rule for e in result.events], [e.state for e in result.events]),
        [_moment(event.opened_at) for event in result.events],
    )
    for change in compare([dict(row) for row in rows], result.events):
        if change.kind == "opened" and change.event is not None:
            await _open(connection, activation, change.event, result.versions[id(change.event)], now)
        elif change.kind == "amended" and change.event is not None and change.alert is not None:
            await _amend(connection, change.alert, change.event, now)
        elif change.alert is not None:
            await _withdraw(connection, change.alert, now)


def compare(alerts: Sequence[dict[str, Any]], events: Sequence[Event]) -> list[Change]:
    """What has to change: the same event is left alone, one that moved is amended, a new one opened, one that is gone withdrawn."""
    left = {(row["rule"], row["state"], row["opened_at"]): row for row in alerts}
    changes, unmatched = [], []
    for event in events:
        row = left.pop((event.rule, event.state, _moment(event.opened_at)), None)
        if row is None:
            unmatched.append(event)
        elif row["closed_at"] != _moment(event.closed_at) or row["evidence"] != event.evidence:
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
        return
    priority = PRIORITY.get(event.rule, 1 if event.state == "breach" else 3)
    await open_item(
        kind="alert", person=activation["person"], about=alert, reason=f"bracelet_{event.reason}", priority=priority, now=now, by=BY
    )
    details = {"rule": event.rule, "state": event.state, "reason": event.reason, "alert": str(alert)}
    await add_entry(person=activation["person"], kind="alert_raised", details=details, at=now, by=BY)
    await notify(DB, CHANNEL)


async def _amend(connection: Any, alert: dict[str, Any], event: Event, now: datetime) -> None:
    closed = alert["closed_at"] is None and event.closed_at is not None and alert["opened_at"] == _moment(event.opened_at)
    await _tell(connection, alert["id"], "closed" if closed else "amended", event.reason, now, before=alert)
    await connection.execute(
        "UPDATE probation.alert SET opened_at = $2, closed_at = $3, detected_at = $4, evidence = $5, fixes = $6, reason = $7 WHERE id = $1",
        *(alert["id"], _moment(event.opened_at), _moment(event.closed_at), _moment(event.detected_at), event.evidence, event.fixes),
        event.reason,
    )
    if closed and alert["rule"] in MINOR and alert["status"] == "raised":
        await close_item(kind="alert", about=alert["id"], by=BY, now=now, outcome="over")
    await notify(DB, CHANNEL)


async def _withdraw(connection: Any, alert: dict[str, Any], now: datetime) -> None:
    """Evidence that came later says that it was not so. What a human decided stands, and the history says once what changed."""
    if alert["status"] != "raised" and await connection.fetchval(LAST_WORD, alert["id"]) == "withdrawn late_evidence":
        return
    await _tell(connection, alert["id"], "withdrawn", "late_evidence", now, before=alert)
    if alert["status"] == "raised":
        await connection.execute(
            "UPDATE probation.alert SET status = 'withdrawn', outcome_reason = 'late_evidence', outcome_at = $2 WHERE id = $1",
            *(alert["id"], now),
        )
        await close_item(kind="alert", about=alert["id"], by=BY, now=now, outcome="withdrawn")
    await notify(DB, CHANNEL)


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


def _fix(row: Any) -> Fix:
    nowhere = float("nan")
    return Fix(
        row["at"],
        row["seq"],
        row["mechanism"],
        nowhere if row["latitude"] is None else row["latitude"],
        nowhere if row["longitude"] is None else row["longitude"],
        round(row["accuracy_m"], 3),
        round(row["speed_mps"], 3),
        round(row["battery"], 3),
        tuple(row["flags"]),
    )
