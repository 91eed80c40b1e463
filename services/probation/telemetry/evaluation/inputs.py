"""What evaluations read and write, with one query each for many devices: orders, checkpoints, positions."""

import contextlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import orjson

from services.probation.telemetry.evaluation.domain import order_periods
from services.probation.telemetry.evaluation.domain.state import State, from_json
from services.probation.telemetry.evaluation.domain.state_fast_path import apply_if_unchanged
from services.probation.telemetry.evaluation_queue.actions import QueuedEvaluation
from services.probation.telemetry.orders.domain import order as orders
from services.probation.telemetry.orders.queries import after_last_closing
from services.probation.telemetry.positions.domain.fix import Fix, canonical
from services.probation.telemetry.protected_places.actions import resolve_protected_places
from shared.db.engine import Connection
from shared.db.rows import fetch_rows

EPOCH = datetime.fromtimestamp(0, UTC)
LATER = timedelta(hours=1)  # nothing is stored from further in the future
MICROSECOND = timedelta(microseconds=1)
MOST_ORDERS = 100_000
# The orders' versions under this registration (an order from an earlier one is no longer in force), the newest state, and whether there is
# an open alert that it may affect. OFFSET 0 forces an index lookup for each device, whatever the planner estimates.
LOAD_LATEST = f"""SELECT t.assignment, o.id, o.version, o.valid_from, c.at, c.state, c.order_version, EXISTS (SELECT FROM probation.alert a
        WHERE a.assignment = t.assignment AND (a.status <> 'withdrawn' OR a.outcome_by IS NOT NULL)
        AND (a.closed_at IS NULL OR a.closed_at > c.at OR a.detected_at > c.at)) AS has_open_alert
    FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS t(assignment, person, since)
    LEFT JOIN LATERAL (SELECT id, version, valid_from FROM probation.monitoring_order
        WHERE person = t.person AND {after_last_closing("t.person", "t.since")} ORDER BY version OFFSET 0) AS o ON true
    LEFT JOIN LATERAL (SELECT at, state, order_version FROM probation.evaluation_checkpoint WHERE assignment = t.assignment
        ORDER BY hour DESC LIMIT 1) AS c ON true"""  # noqa: S608  # constants of ours
LOAD_EARLIER = """SELECT t.assignment, c.at, c.state FROM unnest($1::uuid[], $2::timestamptz[], $3::bigint[]) AS t(assignment, since, hour)
    CROSS JOIN LATERAL (SELECT at, state FROM probation.evaluation_checkpoint
    WHERE assignment = t.assignment AND hour <= t.hour AND at < t.since ORDER BY hour DESC LIMIT 1) AS c"""
# Two bounds apply to all devices: partitions outside them are not read. The last is for a replay: what had been received by then.
LOAD_FIXES = """SELECT t.place, p.* FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY
    AS t(device, after, before, place) CROSS JOIN LATERAL (
    SELECT fix_time, seq, mechanism, latitude, longitude, accuracy_m, speed_mps, battery, flags, source FROM probation.position
    WHERE device_id = t.device AND fix_time > t.after AND fix_time < t.before AND fix_time > $4 AND fix_time < $5
        AND ($6::timestamptz IS NULL OR received_at <= $6)
    ORDER BY fix_time, seq, source OFFSET 0) AS p"""
# Reports of two sources that disagree about one moment: both sides of every pair; in a replay, of those that were known by then.
LOAD_CONFLICTS = """SELECT device_id, fix_time, seq, source FROM probation.position_conflict
        WHERE device_id = ANY($1::text[]) AND ($2::timestamptz IS NULL OR noticed_at <= $2)
    UNION ALL SELECT device_id, other_fix_time, other_seq, other_source FROM probation.position_conflict
        WHERE device_id = ANY($1::text[]) AND ($2::timestamptz IS NULL OR noticed_at <= $2)"""
DELETE_STALE = """DELETE FROM probation.evaluation_checkpoint c USING unnest($1::uuid[], $2::timestamptz[], $3::bigint[])
    AS t(assignment, since, hour) WHERE c.assignment = t.assignment AND c.hour >= t.hour AND c.at > t.since"""
UPSERT = """INSERT INTO probation.evaluation_checkpoint (assignment, hour, at, order_version, state)
    SELECT assignment, floor(extract(epoch FROM at) / 3600)::bigint, at, version, state
    FROM unnest($1::uuid[], $2::timestamptz[], $3::integer[], $4::json[]) AS t(assignment, at, version, state)
    ON CONFLICT (assignment, hour) DO UPDATE SET at = excluded.at, order_version = excluded.order_version, state = excluded.state"""
LOAD_BODIES = "SELECT id, body::text FROM probation.monitoring_order WHERE id = ANY($1::uuid[])"
_parsed: dict[UUID, orders.Order] = {}


@dataclass(frozen=True, slots=True)
class OrderBody:
    """A version of an order, and its content as JSON text."""

    id: UUID
    body: str


@dataclass(slots=True)
class EvaluationInput:
    """For one evaluation: everything after `since` up to `until`. `newest`: the last stored state, which may be later than new reports.

    `order_version`: that of the state; `has_open_alert`: whether there is an open alert that it may affect; `first_future_fix_at`: the
    first report from a clock that runs ahead of ours; `contested`: the times of the device's reports that another source contradicts.
    """

    queued: QueuedEvaluation
    until: datetime
    since: datetime = EPOCH
    stored: str | None = None
    order_version: int | None = None
    newest: datetime = EPOCH
    versions: list[tuple[datetime, UUID, int]] = field(default_factory=list)
    fixes: list[Fix] = field(default_factory=list)
    contested: list[float] = field(default_factory=list)
    first_future_fix_at: datetime | None = None
    has_open_alert: bool = True
    fast_result: order_periods.Result | None = None

    def evaluate(self, bodies: Mapping[UUID, str]) -> order_periods.Result:
        """Evaluate; pure. Raises any error in this device's order, state or reports."""
        if self.fast_result is not None:
            return self.fast_result
        assignment = self.queued.assignment
        state: State = from_json(orjson.loads(self.stored)) if self.stored else order_periods.initial_state(assignment.since.timestamp())
        terms = [(valid_from.timestamp(), _order(order, version, bodies)) for valid_from, order, version in self.versions]
        return order_periods.evaluate_spans(terms, self.fixes, state, self.until.timestamp())

    def try_fast_path(self) -> bool:
        """Handle the reports with the state alone, if the order is still the same; False if more has to be read."""
        valid_from, _, version = self.versions[-1] if self.versions else (EPOCH, None, 0)
        if self.stored is None or version != self.order_version or valid_from > self.since:
            return False
        raw = orjson.loads(self.stored)
        try:
            timer_at = apply_if_unchanged(raw, canonical(self.fixes), self.until.timestamp())
        except (LookupError, TypeError, ValueError):
            return False  # an error in this state is reported by its own evaluation, not by the round
        if timer_at is not None:
            self.fast_result = order_periods.Result(next_timer_at=timer_at, fast_checkpoint=(raw, version) if self.fixes else None)
        return timer_at is not None

    def next_timer_at(self, result: order_periods.Result) -> datetime | None:
        """When a timer may change something; never for a device that was taken off."""
        if self.queued.assignment.until is not None:
            return None
        timer_at = datetime.fromtimestamp(result.next_timer_at, UTC) if result.next_timer_at else None
        return min((each for each in (timer_at, self.first_future_fix_at) if each is not None), default=None)


async def load_inputs(
    connection: Connection, queued_evaluations: Sequence[QueuedEvaluation], now: datetime, *, known_at: datetime | None = None
) -> tuple[list[EvaluationInput], dict[UUID, str]]:
    """(taken for each queued, the bodies of orders that were not parsed before).

    `known_at`: for a replay, only the reports received and the contradictions noticed by then; None: all.
    """
    found = {queued.id: EvaluationInput(queued, min(now, queued.assignment.until or now)) for queued in queued_evaluations}
    await _load_states(connection, found)
    every = list(found.values())
    if not every:
        return [], {}
    await _load_fixes(connection, every, now, known_at)
    changed = [each for each in every if not each.try_fast_path()]
    return every, await _bodies(connection, {order for each in changed for _, order, _ in each.versions if order not in _parsed})


async def _bodies(connection: Connection, missing: set[UUID]) -> dict[UUID, str]:
    """Load the orders that were not parsed yet, with the protected places that they name."""
    if not missing:
        return {}
    rows = await fetch_rows(connection, OrderBody, LOAD_BODIES, list(missing))
    return await resolve_protected_places(connection, {row.id: row.body for row in rows})


async def _load_states(connection: Connection, found: Mapping[UUID, EvaluationInput]) -> None:
    """Load the orders, and for each the newest state, or the last one before the new reports."""
    late = []
    worn = [each.queued.assignment for each in found.values()]
    columns = [each.id for each in worn], [each.person for each in worn], [each.since for each in worn]
    for assignment, order, version, valid_from, at, state, order_version, has_open_alert in await connection.fetch(LOAD_LATEST, *columns):
        taken = found[assignment]
        if order is not None:
            taken.versions.append((valid_from, order, version))
        if at is None or taken.newest == at:
            continue
        taken.newest = at
        if at < taken.queued.changed_since:
            taken.since, taken.stored, taken.order_version, taken.has_open_alert = at, state, order_version, has_open_alert
        else:
            late.append(taken.queued)
    if late:
        for row in await connection.fetch(
            LOAD_EARLIER, *zip(*((queued.id, queued.changed_since, _hour(queued.changed_since)) for queued in late), strict=True)
        ):
            taken = found[row["assignment"]]
            taken.since, taken.stored = row["at"], row["state"]


async def _load_fixes(connection: Connection, every: Sequence[EvaluationInput], now: datetime, known_at: datetime | None) -> None:
    """The positions of each after its state, up to its `until`."""
    after = [max(each.since, each.queued.assignment.since - MICROSECOND) for each in every]
    before = [each.queued.assignment.until or now + LATER for each in every]
    devices = [each.queued.assignment.device_id for each in every]
    rows = await connection.fetch(LOAD_FIXES, devices, after, before, min(after), max(before), known_at)
    # After the reports: a report is stored together with its conflicts, so that every report that was read has them.
    contested = {tuple(row) for row in await connection.fetch(LOAD_CONFLICTS, list(set(devices)), known_at)}
    if contested:
        for each in every:
            each.contested = [at.timestamp() for device, at, _, _ in contested if device == each.queued.assignment.device_id]
    for row in rows:
        place, at, sequence, mechanism, latitude, longitude, accuracy, speed, battery, flags, source = row
        taken = every[place - 1]
        if contested and (taken.queued.assignment.device_id, at, sequence, source) in contested:
            continue
        if at > taken.until:
            # A report with a time in the future is evaluated at that time, not at the next report.
            if taken.first_future_fix_at is None or at < taken.first_future_fix_at:
                taken.first_future_fix_at = at
            continue
        if latitude is None or longitude is None:
            latitude = longitude = math.nan
        rounded = round(accuracy, 3), round(speed, 3), round(battery, 3)
        taken.fixes.append(Fix(at.timestamp(), sequence, mechanism, latitude, longitude, *rounded, tuple(flags)))


async def save_checkpoints(connection: Connection, results: Sequence[tuple[EvaluationInput, order_periods.Result]]) -> None:
    """Store the newest state of each hour; states later than new reports are deleted."""
    if not results:
        return
    overtaken = [taken for taken, _ in results if taken.newest > taken.since]
    if overtaken:
        since = [taken.since for taken in overtaken]
        await connection.execute(DELETE_STALE, [taken.queued.id for taken in overtaken], since, [_hour(each) for each in since])
    kept: dict[tuple[UUID, int], tuple[UUID, datetime, int, str]] = {}
    for taken, result in results:
        states = [(state.to_json(), int(version)) for state, version in result.checkpoints]
        for state, version in [*states, *([result.fast_checkpoint] if result.fast_checkpoint else [])]:
            at = datetime.fromtimestamp(state["at"], UTC)
            kept[taken.queued.id, _hour(at)] = (taken.queued.id, at, version, orjson.dumps(state).decode())
    if kept:
        await connection.execute(UPSERT, *(list(column) for column in zip(*kept.values(), strict=True)))


def _hour(at: datetime) -> int:
    return int(at.timestamp() // 3600)


def _order(order: UUID, version: int, bodies: Mapping[UUID, str]) -> orders.Order:
    """A version of an order never changes, so it is parsed only once."""
    known = _parsed.get(order)
    if known is None:
        raw = orjson.loads(bodies[order])
        known = orders.parse({**raw, "version": version}, raw.get("places"), checked=True)
        if any(zone.shape is None for zone in known.zones):
            return known  # a protected place could not be decrypted: it may be possible next time
        if len(_parsed) >= MOST_ORDERS:
            with contextlib.suppress(StopIteration):
                del _parsed[next(iter(_parsed))]
        _parsed[order] = known
    return known
