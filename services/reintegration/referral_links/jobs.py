"""Sweep: links that wait are sent."""

from services.reintegration.referral_links.delivering import BATCH, deliver_batch
from shared import clock
from shared.values import JobContext

MOST_BATCHES = 50


async def deliver(_: JobContext) -> None:
    """Hand over what waits."""
    for _number in range(MOST_BATCHES):
        if await deliver_batch(clock.now()) < BATCH:
            return
