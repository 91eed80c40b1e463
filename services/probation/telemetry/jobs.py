"""What workers do for bracelets: the evaluator evaluates news; probation's own keeps partitions ahead and forgets what the law says."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from services.probation.database import DB
from services.probation.telemetry import incidents
from services.probation.telemetry.lanes import MINE
from services.probation.telemetry.rounds import evaluate_round
from shared import clock
from shared.db.engine import transaction

# A round costs much the same for few as for many: so few are worth a short wait for more, and fewer still the usual one.
FEW, MANY, WAIT_FOR_MORE = 50, 500, 0.05
EVALUATE_EVERY, HOUSEKEEPING_EVERY = 0.1, 3600.0
CLOCKS_EVERY = 15.0
MOST_ROUNDS = 500
POSITIONS_KEPT = timedelta(days=366)
STATES_KEPT_HOURLY = timedelta(days=7)
# After a week the last state of each day is enough: evidence that late is evaluated from the day before. Some days are looked at again,
# in case nobody kept house for a while.
THIN_OUT = """DELETE FROM probation.evaluation_checkpoint c WHERE c.hour < $1 AND c.hour >= $1 - 240 AND EXISTS (
    SELECT FROM probation.evaluation_checkpoint n
    WHERE n.activation = c.activation AND n.hour > c.hour AND n.hour < $1 AND n.hour / 24 = c.hour / 24)"""
FORGET_STATES = "DELETE FROM probation.evaluation_checkpoint WHERE hour < $1"
FORGET = (
    "DELETE FROM probation.position_refused WHERE received_at < $1",
    "DELETE FROM probation.position_quarantine WHERE received_at < $1",
    "DELETE FROM probation.unknown_device WHERE last_seen < $1",
    """DELETE FROM probation.protected_place p WHERE made_at < $1 AND NOT EXISTS (SELECT 1 FROM probation.registration r
    WHERE r.person = p.person AND (r.closed_at IS NULL OR r.closed_at > $1))""",
)


async def evaluate_devices(_ctx: dict[str, Any]) -> None:
    """Evaluate every activation with news, or whose clock has struck; other workers skip what this one holds."""
    for _ in range(MOST_ROUNDS):
        now = clock.now()
        found = await evaluate_round(now, watch=await MINE.look(now))
        if found < FEW:
            return
        if found < MANY:
            await asyncio.sleep(WAIT_FOR_MORE)


async def run_clocks(_ctx: dict[str, Any]) -> None:
    """Alerts that quiet hours held come out in the morning; those that nobody takes go to the deputy and the senior officer."""
    await incidents.take_in(clock.now())
    while await incidents.run_clocks(clock.now()) == incidents.MOST_IN_A_ROUND:
        pass


async def keep_house(_ctx: dict[str, Any]) -> None:
    """Partitions ahead of time; what is older than the legal period goes, and nonces that no longer matter."""
    now = clock.now()
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute("SELECT probation.make_position_partitions($1, 4)", now)
        await connection.execute("SELECT probation.drop_position_partitions($1)", now - POSITIONS_KEPT)
        await connection.execute("DELETE FROM probation.request_nonce WHERE expires_at < $1", now)
        await connection.execute(THIN_OUT, _hour(now - STATES_KEPT_HOURLY))
        await connection.execute(FORGET_STATES, _hour(now - POSITIONS_KEPT))
        for statement in FORGET:
            await connection.execute(statement, now - POSITIONS_KEPT)


def _hour(at: datetime) -> int:
    return int(at.timestamp() // 3600)


sweeps = ((run_clocks, CLOCKS_EVERY), (keep_house, HOUSEKEEPING_EVERY))
