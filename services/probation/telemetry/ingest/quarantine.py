"""Frames that were not authenticated as their device demands: kept as they came, bounded for each sender, never concluded from.

When a device is registered or bound anew, the frames that its binding allows are taken over whole, as late evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.probation.telemetry.vendors.domain import Mismatch
from shared.db.engine import Connection
from shared.logs import log

MOST_FRAMES = 50_000
MOST_BYTES = 20 * 1024 * 1024
"""For each source: about two weeks of a device a minute, times three."""
KEPT = timedelta(days=90)
ADD = """INSERT INTO probation.quarantined_frame (source, device_id, reason, received_at, raw)
    SELECT $1, * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::bytea[]) ON CONFLICT DO NOTHING RETURNING length(raw) AS size"""
# The row is locked: two batches of one sender count one after the other.
USE = """INSERT INTO probation.quarantine_use AS u VALUES ($1, 0, 0) ON CONFLICT (source) DO UPDATE SET frames = u.frames
    RETURNING frames, bytes"""
COUNT = "UPDATE probation.quarantine_use SET frames = frames + $2, bytes = bytes + $3 WHERE source = $1"
TAKEN_OVER = "UPDATE probation.quarantined_frame SET taken_over_at = $2, noticed_at = coalesce(noticed_at, $2) WHERE id = ANY($1::bigint[])"
RELEASED = """UPDATE probation.quarantine_use u SET frames = u.frames - t.frames, bytes = u.bytes - t.bytes
    FROM (SELECT source, count(*) AS frames, sum(length(raw)) AS bytes FROM probation.quarantined_frame WHERE id = ANY($1::bigint[])
    GROUP BY source) AS t WHERE u.source = t.source"""
NOTICED = """UPDATE probation.quarantined_frame SET noticed_at = $1 WHERE id IN (SELECT id FROM probation.quarantined_frame
    WHERE noticed_at IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING device_id, received_at"""


@dataclass(frozen=True, slots=True)
class Apart:
    """A frame to keep apart, the device that it names, and why."""

    device: str
    raw: bytes
    reason: Mismatch


async def keep_apart(connection: Connection, frames: Sequence[Apart], source: int, now: datetime) -> bool:
    """Keep these frames, inside the caller's transaction; False, and nothing is kept, if the sender has no room left."""
    used = await connection.fetchrow(USE, source)
    assert used is not None
    size = sum(len(each.raw) for each in frames)
    if used["frames"] + len(frames) > MOST_FRAMES or used["bytes"] + size > MOST_BYTES:
        log.warning("quarantine_full", source=source, frames=used["frames"])
        return False
    columns = [each.device for each in frames], [each.reason for each in frames], [now] * len(frames), [each.raw for each in frames]
    added = await connection.fetch(ADD, source, *columns)
    await connection.execute(COUNT, source, len(added), sum(row["size"] for row in added))
    log.warning("reports_kept_apart", devices=len({each.device for each in frames}), frames=len(added), source=source)
    return True


async def release(connection: Connection, frames: Sequence[int], now: datetime) -> None:
    """These frames were taken over: they stay as a record of when they came, and no longer count against their sender."""
    await connection.execute(TAKEN_OVER, frames, now)
    await connection.execute(RELEASED, frames)


async def mark_noticed(connection: Connection, now: datetime, most: int) -> list[tuple[str, datetime]]:
    """(device, time of receipt) of up to `most` frames that nobody was told of yet; from now on they count as told."""
    return [(row["device_id"], row["received_at"]) for row in await connection.fetch(NOTICED, now, most)]
