"""Periodic tasks for stored reports."""

from services.probation.database import DB
from services.probation.telemetry.positions.retention import POSITIONS_KEPT
from shared import clock
from shared.db.engine import transaction
from shared.values import JobContext

HOUSEKEEPING_EVERY = 3600.0
RETENTION_DELETES = (
    "DELETE FROM probation.rejected_report WHERE received_at < $1",
    "DELETE FROM probation.position_quarantine WHERE received_at < $1",
    "DELETE FROM probation.unregistered_device WHERE last_seen < $1",
)


async def housekeeping(_ctx: JobContext) -> None:
    """Make partitions in advance; delete positions older than the legal period, and old nonces."""
    now = clock.now()
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute("SELECT probation.make_position_partitions($1, 4)", now)
        await connection.execute("SELECT probation.drop_position_partitions($1)", now - POSITIONS_KEPT)
        await connection.execute("DELETE FROM probation.request_nonce WHERE expires_at < $1", now)
        for statement in RETENTION_DELETES:
            await connection.execute(statement, now - POSITIONS_KEPT)
