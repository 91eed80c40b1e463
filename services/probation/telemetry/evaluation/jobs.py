"""What evaluators do: evaluate what is requested, and thin out the states that they kept."""

import asyncio
from datetime import timedelta

from services.probation.database import DB
from services.probation.telemetry.evaluation.batch import evaluate_round
from services.probation.telemetry.evaluation_queue.partitions import CLAIM_OF_THIS_PROCESS
from services.probation.telemetry.positions.retention import POSITIONS_KEPT, hour_of
from shared import clock
from shared.db.engine import transaction
from shared.values import JobContext

# A round costs much the same for few as for many: so few are worth a short wait for more, and fewer still the usual one.
FEW, MANY, WAIT_FOR_MORE = 50, 500, 0.05
EVALUATE_EVERY, PRUNE_EVERY = 0.1, 3600.0
MOST_ROUNDS = 500
STATES_KEPT_HOURLY = timedelta(days=7)
# After a week the last state of each day is enough: evidence that late is evaluated from the day before. Some days are looked at again,
# in case nobody kept house for a while.
PRUNE_CHECKPOINTS = """DELETE FROM probation.evaluation_checkpoint c WHERE c.hour < $1 AND c.hour >= $1 - 240 AND EXISTS (
    SELECT FROM probation.evaluation_checkpoint n
    WHERE n.activation = c.activation AND n.hour > c.hour AND n.hour < $1 AND n.hour / 24 = c.hour / 24)"""
FORGET_STATES = "DELETE FROM probation.evaluation_checkpoint WHERE hour < $1"


async def evaluate_devices(_ctx: JobContext) -> None:
    """Evaluate every activation that was requested, or whose timer is due; other workers skip what this one holds."""
    for _ in range(MOST_ROUNDS):
        now = clock.now()
        found = await evaluate_round(now, cursor=await CLAIM_OF_THIS_PROCESS.look(now))
        if found < FEW:
            return
        if found < MANY:
            await asyncio.sleep(WAIT_FOR_MORE)


async def prune_checkpoints(_ctx: JobContext) -> None:
    """Leave one state a day of those that are older than a week; those that are older than the positions go."""
    now = clock.now()
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute(PRUNE_CHECKPOINTS, hour_of(now - STATES_KEPT_HOURLY))
        await connection.execute(FORGET_STATES, hour_of(now - POSITIONS_KEPT))
