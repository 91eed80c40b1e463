"""Closings become final after the day in which they can be undone."""

from services.probation.closing.queries import closings_to_finish
from services.probation.closing.undoing import finish_closing
from services.probation.database import BY
from services.probation.settings import settings
from shared import clock
from shared.values import JobContext


async def finish_closings(_: JobContext) -> None:
    """Sweep: tell the other services about closings that can no longer be undone."""
    now = clock.now()
    for closing in await closings_to_finish(now, settings().sweep_batch):
        await finish_closing(closing, by=BY, now=now)
