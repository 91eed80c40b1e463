"""A periodic task: a place for the next months' looks, and an end for those that are no longer kept."""

from shared import clock
from shared.access.retention import keep_partitions
from shared.db.engine import engine
from shared.logs import log
from shared.values import JobContext

EVERY = 3600.0
RETENTION = engine("probation_retention")


async def keep_access_records(_ctx: JobContext) -> None:
    """Once an hour; this worker alone has the address of the role that removes them."""
    if removed := await keep_partitions(clock.now(), retention=RETENTION):
        log.info("access_records_removed", months=removed)
