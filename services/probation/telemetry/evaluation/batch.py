"""Evaluation of many devices at once. Most reports change only a checkpoint: these are handled together, by a few statements.

A device with changes, or one that cannot be evaluated, is evaluated alone, in a transaction of its own.
"""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.alerts.rows import StoredAlert
from services.probation.telemetry.evaluation.actions import diff_alerts, evaluate_one, load_affected_alerts
from services.probation.telemetry.evaluation.domain import order_periods
from services.probation.telemetry.evaluation.inputs import EvaluationInput, load_inputs, save_checkpoints
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.evaluation_queue.partitions import QueueCursor
from shared import clock
from shared.db.engine import transaction
from shared.logs import describe, log
from shared.messaging.transient import TRANSIENT

BATCH_SIZE = 1000
ROUND_SECONDS = 0.5
"""After so long no more devices are evaluated alone in one round: what was requested meanwhile comes first."""
FEW_ALONE = 10


async def evaluate_round(
    now: datetime, most: int = BATCH_SIZE, cursor: QueueCursor | None = None, seconds: Callable[[], float] = time.monotonic
) -> int:
    """Evaluate up to `most` requested assignments; returns how many there were. Any number of evaluators may do this at once.

    A vendor with many devices that change, however many, delays the others by one round at most. `seconds` is a clock that never goes
    back.
    """
    taken: list[UUID] = []
    begun = seconds()
    try:
        alone = await _evaluate_batch(now, most, cursor or QueueCursor(), taken)
    except TRANSIENT:
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, it concerns one of them: each alone then
        log.warning("round_taken_apart", devices=len(taken), **describe(error))
        alone = taken
    if len(alone) > FEW_ALONE:
        alone = await evaluation_queue.in_turns_of_vendors(alone)
    for number, assignment in enumerate(alone):
        if number >= FEW_ALONE and seconds() - begun > ROUND_SECONDS:
            await evaluation_queue.postpone(alone[number:], clock.now())
            break
        await _evaluate_individually(assignment, now)
    return len(taken)


async def _evaluate_batch(now: datetime, most: int, cursor: QueueCursor, taken: list[UUID]) -> list[UUID]:
    """Evaluate in one transaction the devices that have no changes; returns the others, which stay requested."""
    async with transaction(DB):
        connection = DB.connection()
        # What a power cut loses is evaluated again: its request reappears too, and nothing had been reported yet.
        await connection.execute("SET LOCAL synchronous_commit = off")
        mine = await evaluation_queue.claim_batch(connection, now, most, cursor)
        taken += [queued.id for queued in mine]
        if not mine:
            return []
        inputs, bodies = await load_inputs(connection, mine, now)
        derived: list[tuple[EvaluationInput, order_periods.Result]] = []
        for one in inputs:
            try:
                derived.append((one, one.evaluate(bodies)))
            except Exception as error:  # noqa: BLE001  # one device's trouble is its own
                log.debug("device_not_evaluated", **describe(error))
        with_changes = [(one, result) for one, result in derived if one.has_open_alert or result.events]
        known = await load_affected_alerts(connection, [(one.queued.id, one.since, result) for one, result in with_changes])
        unchanged = [
            (one, result)
            for one, result in derived
            if not one.queued.assignment.failures and not _changed(known.get(one.queued.id, ()), one, result)
        ]
        await save_checkpoints(connection, unchanged)
        await evaluation_queue.schedule_timer(connection, [(one.queued, one.next_timer_at(result)) for one, result in unchanged], now)
        finished = {one.queued.id for one, _ in unchanged}
        others = [queued for queued in mine if queued.id not in finished]
        await evaluation_queue.requeue(connection, [(queued.id, queued.changed_since, now) for queued in others])
        return [queued.id for queued in others]


def _changed(alerts: Sequence[StoredAlert], one: EvaluationInput, result: order_periods.Result) -> bool:
    """Whether alerts change."""
    return bool(alerts or result.events) and bool(diff_alerts(alerts, result.events, one.contested))


async def _evaluate_individually(assignment: UUID, now: datetime) -> None:
    try:
        await evaluate_one(assignment, now)
    except TRANSIENT:
        raise
    except Exception as error:  # noqa: BLE001  # it must not stop the others
        await evaluation_queue.mark_failed(assignment, now, error)
