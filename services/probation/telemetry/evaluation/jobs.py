"""What evaluators do: evaluate requested assignments, and thin out the stored states."""

import asyncio
import time
from datetime import timedelta

from services.probation.database import DB
from services.probation.telemetry.evaluation.batch import BATCH_SIZE, evaluate_round
from services.probation.telemetry.evaluation_queue.partitions import CLAIM_OF_THIS_PROCESS
from services.probation.telemetry.positions.retention import hour_of, kept_since
from shared import clock
from shared.db.engine import transaction
from shared.values import JobContext

# A round costs about the same for few devices as for many: with few it waits a short time for more, with very few the usual time.
FEW, MANY, WAIT_FOR_MORE = 50, 500, 0.05
EVALUATE_EVERY, PRUNE_EVERY = 0.1, 3600.0
MOST_ROUNDS = 500
ROUND_SECONDS, LEAST_IN_A_ROUND = 0.2, 100
STATES_KEPT_HOURLY = timedelta(days=7)
# After a week the last state of each day is enough: evidence that late is evaluated from the day before. Some days are checked again, in
# case this job did not run for a while.
PRUNE_CHECKPOINTS = """DELETE FROM probation.evaluation_checkpoint c WHERE c.hour < $1 AND c.hour >= $1 - 240 AND EXISTS (
    SELECT FROM probation.evaluation_checkpoint n
    WHERE n.assignment = c.assignment AND n.hour > c.hour AND n.hour < $1 AND n.hour / 24 = c.hour / 24)"""
FORGET_STATES = "DELETE FROM probation.evaluation_checkpoint WHERE hour < $1"


async def evaluate_devices(_ctx: JobContext) -> None:
    """Evaluate every assignment that was requested, or whose timer is due; other workers skip what this one holds."""
    most = BATCH_SIZE
    for _ in range(MOST_ROUNDS):
        now, begun = clock.now(), time.monotonic()
        found = await evaluate_round(now, most, cursor=await CLAIM_OF_THIS_PROCESS.look(now))
        if found < FEW:
            return
        if found < min(MANY, most):
            await asyncio.sleep(WAIT_FOR_MORE)
        most = size_of_round(most, found, time.monotonic() - begun)


def size_of_round(most: int, found: int, seconds: float) -> int:
    """How many assignments the next round takes, so that it lasts ROUND_SECONDS at most on a machine as busy as now: whoever reports
    meanwhile waits for it. `found` took `seconds`, with the pause after them."""
    fitting = int(found * ROUND_SECONDS / max(seconds, 1e-3)) if found else most
    return max(LEAST_IN_A_ROUND, min(BATCH_SIZE, 2 * most, fitting if seconds > ROUND_SECONDS else 2 * most))


async def prune_checkpoints(_ctx: JobContext) -> None:
    """Keep one state a day of those older than a week; delete those older than the positions."""
    now = clock.now()
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute(PRUNE_CHECKPOINTS, hour_of(now - STATES_KEPT_HOURLY))
        await connection.execute(FORGET_STATES, hour_of(kept_since(now)))
