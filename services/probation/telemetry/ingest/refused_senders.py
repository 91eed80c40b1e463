"""TCP connections that were closed because nothing about the sender is registered for a vendor: counted by address and protocol.

Nothing was read from them, so no device is named here. The rows are bounded: beyond MOST_KEPT addresses, new ones are counted together.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from services.probation.database import DB
from services.probation.telemetry.ingest.limits.addresses import sender_of
from shared import clock
from shared.db.engine import transaction
from shared.logs import describe, log
from shared.messaging.transient import TRANSIENT

MOST_WAITING, MOST_KEPT = 200, 500
OTHERS = ""
"""In place of an address where there are too many."""
WRITE_SECONDS = 5.0
KEPT = timedelta(days=30)
WRITE = """INSERT INTO probation.refused_sender AS r (address, protocol, first_at, last_at, times)
    SELECT CASE WHEN EXISTS (SELECT FROM probation.refused_sender WHERE address = $1 AND protocol = $2)
        OR (SELECT count(*) FROM probation.refused_sender) < $6 THEN $1 ELSE '' END, $2, $3, $4, $5
    ON CONFLICT (address, protocol) DO UPDATE SET first_at = least(r.first_at, excluded.first_at),
        last_at = greatest(r.last_at, excluded.last_at), times = r.times + excluded.times"""
FORGET = "DELETE FROM probation.refused_sender WHERE last_at < $1"


@dataclass(slots=True)
class Refusals:
    """How often since the last write, and when first and last."""

    first_at: datetime
    last_at: datetime
    times: int = 1


class RefusedSenders:
    """What this process refused and has not written yet: a flood costs one row every WRITE_SECONDS."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, str], Refusals] = {}

    def add(self, address: str, protocol: str, now: datetime) -> None:
        """Count one."""
        key = sender_of(address), protocol
        if key not in self._waiting and len(self._waiting) >= MOST_WAITING:
            key = OTHERS, protocol
        if (known := self._waiting.get(key)) is None:
            self._waiting[key] = Refusals(now, now)
        else:
            known.last_at, known.times = now, known.times + 1

    async def write(self, now: datetime) -> None:
        """Add what was counted to the table, and forget senders that were last refused KEPT ago. What cannot be written waits."""
        taken, self._waiting = self._waiting, {}
        rows = [(*key, each.first_at, each.last_at, each.times, MOST_KEPT) for key, each in taken.items()]
        try:
            async with transaction(DB):
                await DB.connection().execute(FORGET, now - KEPT)
                await DB.connection().executemany(WRITE, rows)
        except BaseException:
            for key, each in self._waiting.items():
                if (before := taken.get(key)) is not None:
                    each.first_at, each.times = before.first_at, each.times + before.times
            self._waiting = taken | self._waiting
            raise


@cache
def refused_senders() -> RefusedSenders:
    """Those of this process."""
    return RefusedSenders()


async def keep_refusals_written() -> None:
    """Write them again and again, until cancelled."""
    while True:
        await asyncio.sleep(WRITE_SECONDS)
        try:
            await refused_senders().write(clock.now())
        except TRANSIENT as away:
            log.warning("refusals_not_written", **describe(away))
