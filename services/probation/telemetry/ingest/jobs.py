"""Periodic tasks for stored reports."""

from services.probation.database import DB
from services.probation.telemetry.ingest.quarantine import KEPT
from services.probation.telemetry.positions.retention import kept_since
from shared import clock
from shared.db.engine import engine, transaction
from shared.values import JobContext

HOUSEKEEPING_EVERY = 3600.0
MOST_REJECTED = 10_000
"""Refused reports that are kept for each source."""
RETENTION = engine("probation_retention")
FORGET_FRAMES = """WITH gone AS (DELETE FROM probation.quarantined_frame WHERE received_at < $1
        RETURNING source, length(raw) AS size, taken_over_at),
    counted AS (SELECT source, count(*) AS frames, sum(size) AS bytes FROM gone WHERE taken_over_at IS NULL GROUP BY source)
    UPDATE probation.quarantine_use u
    SET frames = u.frames - c.frames, bytes = u.bytes - c.bytes FROM counted c WHERE u.source = c.source"""
FORGET_REJECTED = """DELETE FROM probation.rejected_report r USING (SELECT s.id AS source, (SELECT id FROM probation.rejected_report
        WHERE source = s.id ORDER BY id DESC OFFSET $2 LIMIT 1) AS last FROM probation.report_source s) AS t
    WHERE r.source = t.source AND (r.received_at < $1 OR r.id <= t.last)"""


async def housekeeping(_ctx: JobContext) -> None:
    """Make partitions in advance; delete old nonces, old and surplus frames, and positions older than the legal period."""
    now = clock.now()
    async with transaction(DB):
        connection = DB.connection()
        await connection.execute("SELECT probation.make_position_partitions($1, 4)", now)
        await connection.execute("DELETE FROM probation.request_nonce WHERE expires_at < $1", now)
        await connection.execute(FORGET_FRAMES, now - KEPT)
        await connection.execute(FORGET_REJECTED, now - KEPT, MOST_REJECTED)
    await drop_old_positions()


async def drop_old_positions() -> None:
    """Positions that are no longer kept go, by the one role that may remove any; what an open incident rests on stays."""
    async with transaction(RETENTION):
        await RETENTION.connection().execute("SELECT probation.drop_position_partitions($1)", kept_since(clock.now()))
