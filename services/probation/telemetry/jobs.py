"""What the worker does for bracelets: evaluates news, keeps partitions ahead, forgets what the law says."""

from datetime import timedelta
from typing import Any

from services.probation.tables import DB
from services.probation.telemetry.evaluation import evaluate_next
from shared import clock
from shared.db.engine import transaction

EVALUATE_EVERY, HOUSEKEEPING_EVERY = 0.5, 3600.0
MOST_IN_A_ROUND = 500
POSITIONS_KEPT = timedelta(days=366)
FORGET = (
    "DELETE FROM probation.position_refused WHERE received_at < $1",
    "DELETE FROM probation.position_quarantine WHERE received_at < $1",
    "DELETE FROM probation.unknown_device WHERE last_seen < $1",
)


async def evaluate_devices(_ctx: dict[str, Any]) -> None:
    """Evaluate every activation with news, or whose clock has struck; other workers skip what this one holds."""
    for _ in range(MOST_IN_A_ROUND):
        if not await evaluate_next(clock.now()):
            return


async def keep_house(_ctx: dict[str, Any]) -> None:
    """Partitions ahead of time; what is older than the legal period goes, and nonces that no longer matter."""
    now = clock.now()
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute("SELECT probation.make_position_partitions($1, 4)", now)
        await connection.execute("SELECT probation.drop_position_partitions($1)", now - POSITIONS_KEPT)
        await connection.execute("DELETE FROM probation.request_nonce WHERE expires_at < $1", now)
        for statement in FORGET:
            await connection.execute(statement, now - POSITIONS_KEPT)


sweeps = ((evaluate_devices, EVALUATE_EVERY), (keep_house, HOUSEKEEPING_EVERY))
