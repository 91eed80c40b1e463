"""Sweep: requests whose time is over are erased."""

from services.reintegration.help_requests.keeping.erasing import BATCH, erase_batch
from shared import clock
from shared.values import JobContext

EVERY = 3600.0
MOST_BATCHES = 100


async def erase(_: JobContext) -> None:
    """Erase until a batch is not full."""
    for _each in range(MOST_BATCHES):
        if await erase_batch(clock.now()) < BATCH:
            return
