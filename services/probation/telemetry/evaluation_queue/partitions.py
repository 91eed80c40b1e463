"""Which evaluator looks first at which requests: each has its own partition, so that it sees orders that it has read before.

A partition is a lock in the database that an evaluator's own connection holds: it is released when the evaluator ends. Any evaluator may
take requests that wait longer than TAKEOVER_AFTER, so no partition is ever neglected.
"""

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import asyncpg

from services.probation.database import DB
from shared.db.engine import Connection

TAKEOVER_AFTER = timedelta(seconds=1)
REFRESH_EVERY = timedelta(seconds=2)
FULL_SCAN_EVERY, LATE_COMMIT = timedelta(seconds=5), timedelta(seconds=5)
CLASS, MOST_PARTITIONS = 0x0A1A, 256
TIMEOUT_SECONDS = 5.0  # seconds to wait for an answer about partitions
CLAIM = "SELECT n FROM generate_series(0, $2::integer - 1) AS n WHERE pg_try_advisory_lock($1::integer, n) LIMIT 1"
HELD = """SELECT objid::integer FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = $1 AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY objid"""


@dataclass(frozen=True, slots=True)
class Partition:
    """One of `of` partitions, the first is 0."""

    number: int = 0
    of: int = 1


ALL_PARTITIONS = Partition()
EPOCH = datetime.fromtimestamp(0, UTC)


class QueueCursor:
    """Where an evaluator looks for requests: its partition, and from which time.

    Claimed requests leave dead rows until the next vacuum, and reading past all of them each time would cost more than the evaluation.
    """

    def __init__(self, partition: Partition = ALL_PARTITIONS) -> None:
        self.partition = partition
        self._nothing_before, self._looked_through = EPOCH, EPOCH

    def begin(self, now: datetime) -> datetime:
        """The time from which to look: a little before the oldest request seen last, and every FULL_SCAN_EVERY from the beginning."""
        if now - self._looked_through >= FULL_SCAN_EVERY:
            self._looked_through = now
            return EPOCH
        return self._nothing_before - LATE_COMMIT

    def found(self, oldest: datetime) -> None:
        """Remember the oldest request that was found, or now if there was none."""
        self._nothing_before = oldest


class PartitionClaim(QueueCursor):
    """This process's place among the evaluators."""

    def __init__(self) -> None:
        super().__init__()
        self._connection: Connection | None = None
        self._claimed: int | None = None
        self._looked: datetime | None = None

    async def look(self, now: datetime) -> "PartitionClaim":
        """Update the partition, every REFRESH_EVERY. If the database does not answer, this evaluator takes all requests."""
        if self._looked is not None and now - self._looked < REFRESH_EVERY:
            return self
        self._looked, before, self.partition = now, self.partition, ALL_PARTITIONS
        with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            if self._connection is None or self._connection.is_closed():
                self._connection = await asyncpg.connect(**DB.config, timeout=TIMEOUT_SECONDS, command_timeout=TIMEOUT_SECONDS)
                self._claimed = await self._connection.fetchval(CLAIM, CLASS, MOST_PARTITIONS)
            held = [row[0] for row in await self._connection.fetch(HELD, CLASS)]
            if self._claimed in held:
                self.partition = Partition(held.index(self._claimed), len(held))
        if self.partition != before:
            self._looked_through = EPOCH
        return self

    async def give_up(self) -> None:
        """Close the connection, and with it the partition."""
        if self._connection is not None:
            await self._connection.close()


CLAIM_OF_THIS_PROCESS = PartitionClaim()
