"""The queue of evaluations: a process that stores reports appends a request, and an evaluator claims it.

Any number of evaluators may run side by side: each claims requests that no other has locked, then locks the assignments in one order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from services.probation.database import DB
from services.probation.queue.actions import close_item, open_item
from services.probation.telemetry.evaluation_queue.partitions import ALL_PARTITIONS, TAKEOVER_AFTER, Partition, QueueCursor
from shared.actors import system
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.logs import describe, log

BY = system("probation")
NOT_EVALUATED = "bracelet_not_evaluated"
"""Why an officer is asked: the reports of a bracelet are kept and cannot be evaluated."""
SHARE = 100
"""Assignments of one vendor in a round, while another vendor has some waiting."""
FIRST_RETRY, LONGEST_RETRY = timedelta(minutes=1), timedelta(hours=6)
REQUEST = "INSERT INTO probation.evaluation_queue (assignment, since, at) VALUES ($1, $2, $3)"
REQUEST_OF_DEVICES = """INSERT INTO probation.evaluation_queue (assignment, since, at, vendor)
    SELECT a.id, t.first, $1, (SELECT vendor FROM probation.device WHERE id = t.device)
    FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS t(device, first, last)
    CROSS JOIN LATERAL (SELECT id FROM probation.device_assignment WHERE device_id = t.device AND since <= t.last
    AND (until IS NULL OR until > t.first) OFFSET 0) AS a"""
REQUEST_AGAIN = """INSERT INTO probation.evaluation_queue (assignment, since, at, vendor)
    SELECT $1, $2, $3, d.vendor FROM probation.device_assignment a JOIN probation.device d ON d.id = a.device_id WHERE a.id = $1"""
# The oldest of each vendor first, then the second ones, and so on; of one vendor at most SHARE while others wait too, so that a round with
# a flood in it lasts hardly longer. Arrays, because the planner's estimates are wrong for a table that fills and empties: a join with many
# requests of one vendor would take minutes.
CLAIM_BATCH = """WITH waiting AS MATERIALIZED (SELECT v.code, n.assignment, n.at, n.place
        FROM (SELECT code FROM probation.vendor UNION ALL SELECT '') AS v CROSS JOIN LATERAL (
        SELECT assignment, at, row_number() OVER (ORDER BY at) AS place FROM (SELECT assignment, at FROM probation.evaluation_queue
        WHERE vendor = v.code AND at <= $1 AND at >= $5 AND get_byte(uuid_send(assignment), 15) % $4 = $3 ORDER BY at LIMIT $2) AS oldest
        ) AS n),
    next AS (SELECT assignment FROM waiting WHERE place <= $6 OR (SELECT count(DISTINCT code) FROM waiting) = 1
        ORDER BY place, at LIMIT $2),
    taken AS (DELETE FROM probation.evaluation_queue WHERE ctid = ANY(ARRAY(SELECT ctid FROM probation.evaluation_queue
        WHERE assignment = ANY(ARRAY(SELECT DISTINCT assignment FROM next)) FOR UPDATE SKIP LOCKED)) RETURNING assignment, since, at)
    SELECT assignment, min(since) AS since, min(at) AS at FROM taken GROUP BY assignment"""
CLAIM_ONE = """WITH taken AS (DELETE FROM probation.evaluation_queue WHERE ctid = ANY(ARRAY(SELECT ctid FROM probation.evaluation_queue
    WHERE assignment = $1 FOR UPDATE SKIP LOCKED)) RETURNING since) SELECT min(since) FROM taken"""
LOCK = """SELECT id, device_id, person, since, until, next_timer_at, failures, retry_at FROM probation.device_assignment
    WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE"""
ONE = "SELECT id, device_id, person, since, until, next_timer_at, failures, retry_at FROM probation.device_assignment WHERE id = $1"
DUE_TIMERS = """SELECT id, device_id, person, since, until, next_timer_at, failures, retry_at FROM probation.device_assignment
    WHERE next_timer_at <= $1 AND (retry_at IS NULL OR retry_at <= $1)
    AND get_byte(uuid_send(id), 15) % $4 = $3 ORDER BY next_timer_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED"""
POSTPONE = "UPDATE probation.evaluation_queue SET at = $2 WHERE assignment = ANY($1::uuid[]) AND at < $2 RETURNING assignment"
VENDORS = """SELECT a.id, d.vendor FROM probation.device_assignment a JOIN probation.device d ON d.id = a.device_id
    WHERE a.id = ANY($1::uuid[])"""
FAILED = "SELECT failures, person FROM probation.device_assignment WHERE id = $1 FOR UPDATE"


class Assignment(NamedTuple):
    """Who wears which device, and when it is evaluated again; fields in the order of LOCK and DUE_TIMERS."""

    id: UUID
    device_id: str
    person: UUID
    since: datetime
    until: datetime | None
    next_timer_at: datetime | None
    failures: int
    retry_at: datetime | None


@dataclass(slots=True)
class QueuedEvaluation:
    """An assignment that this process has locked, and the time since which it has something new."""

    assignment: Assignment
    changed_since: datetime
    id: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.id = self.assignment.id


@dataclass(frozen=True, slots=True)
class AssignmentVendor:
    """Of which vendor an assignment's device is."""

    id: UUID
    vendor: str


@dataclass(frozen=True, slots=True)
class FailedActivation:
    """Whose assignment it is, and how often its evaluation failed before."""

    failures: int
    person: UUID


async def request_evaluation(connection: Connection, assignments: Iterable[UUID], since: datetime, now: datetime) -> None:
    """Request that these assignments be evaluated again from `since`."""
    await connection.executemany(REQUEST, [(assignment, since, now) for assignment in assignments])


async def request_evaluation_of_devices(
    connection: Connection, devices: Sequence[str], first: Sequence[datetime], last: Sequence[datetime], now: datetime
) -> None:
    """Request an evaluation of everybody who wore these devices; each has reports from its `first` to its `last` time."""
    await connection.execute(REQUEST_OF_DEVICES, now, devices, first, last)


async def assignment_of(connection: Connection, number: UUID) -> Assignment:
    """One assignment, not locked."""
    (row,) = await connection.fetch(ONE, number)
    return Assignment(*row)


async def claim_batch(connection: Connection, now: datetime, most: int, cursor: QueueCursor) -> list[QueuedEvaluation]:
    """Up to `most` assignments of the partition that were requested or whose timer is due, of each vendor as many if there are more, its
    longest waiting first; if there are none, of any partition those that waited too long."""
    begin = cursor.begin(now)
    rows = await connection.fetch(CLAIM_BATCH, now, most, cursor.partition.number, cursor.partition.of, begin, SHARE)
    cursor.found(min((row["at"] for row in rows), default=now))
    claimed = await _locked(connection, {row["assignment"]: row["since"] for row in rows}, now, now, most, cursor.partition)
    if claimed or cursor.partition.of == 1:
        return claimed
    waited = now - TAKEOVER_AFTER
    rows = await connection.fetch(CLAIM_BATCH, waited, most, 0, 1, begin, SHARE)
    return await _locked(connection, {row["assignment"]: row["since"] for row in rows}, waited, now, most, ALL_PARTITIONS)


async def _locked(
    connection: Connection, requested: Mapping[UUID, datetime], before: datetime, now: datetime, most: int, partition: Partition
) -> list[QueuedEvaluation]:
    """The requested ones (assignment: changed since) and, if there are fewer than `most`, those whose timer is due; failed ones that should
    not be tried yet are requeued."""
    locked = [Assignment(*row) for row in await connection.fetch(LOCK, list(requested))] if requested else []
    claimed = [QueuedEvaluation(each, requested[each.id]) for each in locked if each.retry_at is None or each.retry_at <= now]
    await requeue(connection, [(each.id, requested[each.id], each.retry_at) for each in locked if each.retry_at and each.retry_at > now])
    if len(claimed) < most:
        due = await connection.fetch(DUE_TIMERS, before, most - len(claimed), partition.number, partition.of)
        claimed += [QueuedEvaluation(Assignment(*row), now) for row in due if row["id"] not in requested]
    return claimed


async def claim(connection: Connection, assignment: UUID, now: datetime) -> QueuedEvaluation | None:
    """This assignment, if it was requested or its timer is due; waits while another process evaluates it."""
    locked = [Assignment(*row) for row in await connection.fetch(LOCK, [assignment])]
    since = await connection.fetchval(CLAIM_ONE, assignment)
    if not locked or (since is None and not (locked[0].next_timer_at and locked[0].next_timer_at <= now)):
        return None
    return QueuedEvaluation(locked[0], since or now)


async def requeue(connection: Connection, requested: Sequence[tuple[UUID, datetime, datetime]]) -> None:
    """Request evaluations for later: (assignment, changed since, when)."""
    if requested:
        await connection.executemany(REQUEST_AGAIN, requested)


async def postpone(assignments: Sequence[UUID], at: datetime) -> None:
    """Move the requests of these behind all those that were made before `at`."""
    await fetch_values(DB, POSTPONE, list(assignments), at)


async def in_turns_of_vendors(assignments: Sequence[UUID]) -> list[UUID]:
    """The assignments with each vendor's first one first, then the second ones, and so on."""
    vendors = {row.id: row.vendor for row in await fetch_rows(DB, AssignmentVendor, VENDORS, list(assignments))}
    before: Counter[str] = Counter()
    places: dict[UUID, int] = {}
    for assignment in assignments:
        vendor = vendors.get(assignment, "")
        places[assignment] = before[vendor]
        before[vendor] += 1
    return sorted(assignments, key=places.__getitem__)


async def schedule_timer(connection: Connection, timers: Sequence[tuple[QueuedEvaluation, datetime | None]], now: datetime) -> None:
    """Store when each one's next timer is due. A timer that is too early is not moved: it just finds nothing to do."""
    changed = []
    for queued, timer_at in timers:
        known = queued.assignment.next_timer_at
        if (known is not None and timer_at is not None and now < known <= timer_at) or (timer_at is None and known is None):
            continue
        if timer_at is None or known is None or known <= now or known > timer_at:
            changed.append((queued.id, timer_at))
    if changed:
        await connection.execute(
            "UPDATE probation.device_assignment AS a SET next_timer_at = t.timer_at"
            " FROM unnest($1::uuid[], $2::timestamptz[]) AS t(id, timer_at) WHERE a.id = t.id",
            *([assignment for assignment, _ in changed], [timer_at for _, timer_at in changed]),
        )


async def mark_failed(assignment: UUID, now: datetime, error: Exception) -> None:
    """Its evaluation failed: it is tried again after longer pauses, and an officer is told that the person is not monitored now."""
    async with transaction(DB):
        connection = DB.connection()
        (row,) = await fetch_rows(connection, FailedActivation, FAILED, assignment)
        retry_at = now + min(FIRST_RETRY * 4 ** min(row.failures, 8), LONGEST_RETRY)
        await connection.execute(
            "UPDATE probation.device_assignment SET failures = failures + 1, retry_at = $2 WHERE id = $1", assignment, retry_at
        )
        await open_item(kind="bracelet", person=row.person, subject_id=assignment, reason=NOT_EVALUATED, priority=2, now=now, by=BY)
    log.error("device_set_aside", assignment=str(assignment), failures=row.failures + 1, **describe(error))


async def clear_failure(connection: Connection, queued: QueuedEvaluation, now: datetime) -> None:
    """Its evaluation works again: the item about that is closed, and none about another matter of the same bracelet."""
    if queued.assignment.failures:
        await connection.execute("UPDATE probation.device_assignment SET failures = 0, retry_at = NULL WHERE id = $1", queued.id)
        await close_item(kind="bracelet", subject_id=queued.id, reason=NOT_EVALUATED, by=BY, now=now, outcome="over")
