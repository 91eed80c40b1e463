"""Evaluation of many devices at once. Most reports change nothing but a checkpoint: those are dealt with by one statement each.

Whoever has something to tell, or cannot be evaluated, is evaluated alone, in a transaction of its own.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.evaluation.actions import alerts_near, compare, evaluate_one
from services.probation.telemetry.evaluation.domain import order_periods
from services.probation.telemetry.evaluation.inputs import Material, gather, keep
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.evaluation_queue.partitions import Watch
from shared.db.engine import transaction
from shared.logs import describe, log
from shared.messaging.queue import TRANSIENT

MOST_AT_ONCE = 1000


async def evaluate_round(now: datetime, most: int = MOST_AT_ONCE, watch: Watch | None = None) -> int:
    """Evaluate up to `most` activations with news; returns how many there were. Any number of evaluators may do this at once."""
    taken: list[UUID] = []
    try:
        alone = await _together(now, most, watch or Watch(), taken)
    except TRANSIENT:
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, it concerns one of them: each alone then
        log.warning("round_taken_apart", devices=len(taken), **describe(error))
        alone = taken
    for activation in alone:
        await _alone(activation, now)
    return len(taken)


async def _together(now: datetime, most: int, watch: Watch, taken: list[UUID]) -> list[UUID]:
    """Evaluate in one transaction whoever has nothing to tell; returns the others, whose news stays."""
    async with transaction(DB):
        connection = DB.connection()
        # What is lost with the machine's power is evaluated again: its news comes back with it, and nobody was told of anything.
        await connection.execute("SET LOCAL synchronous_commit = off")
        mine = await evaluation_queue.take(connection, now, most, watch)
        taken += [turn.id for turn in mine]
        if not mine:
            return []
        materials, bodies = await gather(connection, mine, now)
        derived: list[tuple[Material, order_periods.Result]] = []
        for material in materials:
            try:
                derived.append((material, material.derive(bodies)))
            except Exception as error:  # noqa: BLE001  # one device's trouble is its own
                log.debug("device_not_evaluated", **describe(error))
        loud = [(material, result) for material, result in derived if material.told or result.events]
        known = await alerts_near(connection, [(material.turn.id, material.since, result) for material, result in loud])
        quiet = [
            (material, result)
            for material, result in derived
            if not material.turn.activation["failures"] and not _news(known.get(material.turn.id, ()), result)
        ]
        await keep(connection, quiet)
        await evaluation_queue.done(connection, [(material.turn, material.tick(result)) for material, result in quiet], now)
        finished = {material.turn.id for material, _ in quiet}
        others = [turn for turn in mine if turn.id not in finished]
        await evaluation_queue.put_back(connection, [(turn.id, turn.news, now) for turn in others])
        return [turn.id for turn in others]


def _news(alerts: Sequence[dict[str, Any]], result: order_periods.Result) -> bool:
    """Whether there is something to tell."""
    return bool(alerts or result.events) and bool(compare(alerts, result.events))


async def _alone(activation: UUID, now: datetime) -> None:
    try:
        await evaluate_one(activation, now)
    except TRANSIENT:
        raise
    except Exception as error:  # noqa: BLE001  # it must not stop the others
        await evaluation_queue.set_aside(activation, now, error)
