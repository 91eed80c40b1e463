"""What evaluators do: evaluate requested assignments, and thin out the stored states."""

import asyncio
from datetime import timedelta

from services.probation.database import DB
from services.probation.telemetry.evaluation.batch import evaluate_round
from services.probation.telemetry.evaluation_queue.partitions import CLAIM_OF_THIS_PROCESS
from services.probation.telemetry.positions.retention import hour_of, kept_since
from shared import clock
from shared.db.engine import transaction
from shared.values import JobContext

# A round costs about the same for few devices as for many: with few it waits a short time for more, with very few the usual time.
FEW, MANY, WAIT_FOR_MORE = 50, 500, 0.05
EVALUATE_EVERY, PRUNE_EVERY = 0.1, 3600.0
MOST_ROUNDS = 500
STATES_KEPT_HOURLY = timedelta(days=7)
# After a week the last state of each day is enough: evidence that late is evaluated from the day before. Some days are checked again, in
# case this job did not run for a while.
PRUNE_CHECKPOINTS = """DELETE FROM probation.evaluation_checkpoint c WHERE c.hour < $1 AND c.hour >= $1 - 240 AND EXISTS (
    SELECT FROM probation.evaluation_checkpoint n
    WHERE n.assignment = c.assignment AND n.hour > c.hour AND n.hour < $1 AND n.hour / 24 = c.hour / 24)"""
FORGET_STATES = "DELETE FROM probation.evaluation_checkpoint WHERE hour < $1"


async def evaluate_devices(_ctx: JobContext) -> None:
    """Evaluate every assignment that was requested, or whose timer is due; other workers skip what this one holds."""
    for _ in range(MOST_ROUNDS):
        now = clock.now()
        found = await evaluate_round(now, cursor=await CLAIM_OF_THIS_PROCESS.look(now))
        if found < FEW:
            return
        if found < MANY:
            await asyncio.sleep(WAIT_FOR_MORE)


async def prune_checkpoints(_ctx: JobContext) -> None:
    """Keep one state a day of those older than a week; delete those older than the positions."""
    now = clock.now()
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute(PRUNE_CHECKPOINTS, hour_of(now - STATES_KEPT_HOURLY))
        await connection.execute(FORGET_STATES, hour_of(kept_since(now)))
