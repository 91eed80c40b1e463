"""Which evaluator looks first at whose news: each has a lane of its own, so that it meets the orders that it has read before.

A lane is a lock of the database's that an evaluator's own connection holds: whoever dies gives it up. What waits longer than
PATIENCE is anybody's: no lane is ever left alone.
"""

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

from services.probation.database import DB

PATIENCE = timedelta(seconds=1)
LOOK_EVERY = timedelta(seconds=2)
LOOK_THROUGH, LATE_COMMIT = timedelta(seconds=5), timedelta(seconds=5)
CLASS, MOST_LANES = 0x0A1A, 256
SHORT = 5.0  # seconds to wait for an answer about lanes
CLAIM = "SELECT n FROM generate_series(0, $2::integer - 1) AS n WHERE pg_try_advisory_lock($1::integer, n) LIMIT 1"
HELD = """SELECT objid::integer FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = $1 AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY objid"""


@dataclass(frozen=True, slots=True)
class Lane:
    """One of `of` lanes, the first is 0."""

    number: int = 0
    of: int = 1


EVERYBODY = Lane()
EPOCH = datetime.fromtimestamp(0, UTC)


class Watch:
    """Where an evaluator looks for news: its lane, and since when. What was taken away leaves dead rows behind until the database sweeps,
    and looking past them all each time would cost more than the evaluation."""

    def __init__(self, lane: Lane = EVERYBODY) -> None:
        self.lane = lane
        self._nothing_before, self._looked_through = EPOCH, EPOCH

    def begin(self, now: datetime) -> datetime:
        """From when on to look: a little before the oldest news that was seen last, and every LOOK_THROUGH from the very beginning."""
        if now - self._looked_through >= LOOK_THROUGH:
            self._looked_through = now
            return EPOCH
        return self._nothing_before - LATE_COMMIT

    def found(self, oldest: datetime) -> None:
        """The oldest news that was there, or now where there was none."""
        self._nothing_before = oldest


class Holder(Watch):
    """This process's place among the evaluators."""

    def __init__(self) -> None:
        super().__init__()
        self._connection: Any = None
        self._claimed: int | None = None
        self._looked: datetime | None = None

    async def look(self, now: datetime) -> "Holder":
        """Know the lane as it is now; looks again every LOOK_EVERY. Without the database's answer everybody's news is ours."""
        if self._looked is not None and now - self._looked < LOOK_EVERY:
            return self
        self._looked, before, self.lane = now, self.lane, EVERYBODY
        with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            if self._connection is None or self._connection.is_closed():
                self._connection = await asyncpg.connect(**DB.config, timeout=SHORT, command_timeout=SHORT)
                self._claimed = await self._connection.fetchval(CLAIM, CLASS, MOST_LANES)
            held = [row[0] for row in await self._connection.fetch(HELD, CLASS)]
            if self._claimed in held:
                self.lane = Lane(held.index(self._claimed), len(held))
        if self.lane != before:
            self._looked_through = EPOCH
        return self

    async def give_up(self) -> None:
        """Close the connection, and with it the lane."""
        if self._connection is not None:
            await self._connection.close()


MINE = Holder()
