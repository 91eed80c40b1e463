"""Leaky buckets in PostgreSQL: so many at once, and again as many as leak out. All processes of all services count together.

In the memory of a process each would allow as much again. A commit waits for no disk: what a crash forgets are some attempts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.db.engine import transaction
from shared.identity.tables import DB
from shared.identity.tokens import token_hash

KEPT = timedelta(days=1)
"""A bucket that nothing was put into for so long is empty: every one leaks out sooner."""
LEVEL = "greatest(0, b.level - greatest(0, extract(epoch FROM $2::timestamptz - b.at)) * $4)"
TAKE = f"""
INSERT INTO identity.bucket AS b (key, level, at) VALUES ($1, 1, $2)
ON CONFLICT (key) DO UPDATE SET level = {LEVEL} + 1, at = greatest(b.at, $2) WHERE {LEVEL} + 1 <= $3
RETURNING level
"""  # noqa: S608  # a constant


@dataclass(frozen=True, slots=True)
class Bucket:
    """`most` at once, then one more each `again`; `most` times `again` is less than KEPT."""

    most: int
    again: timedelta


async def take(bucket: Bucket, key: str, *, now: datetime) -> bool:
    """Put one more into the bucket of this key; False where it is full, and then nothing changes."""
    rate = 1 / bucket.again.total_seconds()
    async with transaction(DB) as opened:
        await opened.connection.execute("SET LOCAL synchronous_commit = off")
        level = await opened.connection.fetchval(TAKE, token_hash(key), now, float(bucket.most), rate)
    return level is not None


async def give_back(key: str) -> None:
    """What was taken does not count after all."""
    async with transaction(DB) as opened:
        await opened.connection.execute("UPDATE identity.bucket SET level = greatest(0, level - 1) WHERE key = $1", token_hash(key))


async def forget_old(*, now: datetime) -> None:
    """Remove buckets that are empty by now."""
    async with transaction(DB) as opened:
        await opened.connection.execute("DELETE FROM identity.bucket WHERE at < $1", now - KEPT)
