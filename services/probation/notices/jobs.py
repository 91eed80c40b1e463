"""Notices begin and end with time; a return that nobody saw is asked about."""

from services.probation.database import BY
from services.probation.notices.changes import follow
from services.probation.notices.queries import moving
from services.probation.settings import settings
from shared import clock
from shared.values import JobContext


async def follow_notices(_: JobContext) -> None:
    """Sweep: notices for which time or a sign of the person may change something."""
    now = clock.now()
    for notice in await moving(now, settings().sweep_batch):
        await follow(notice, by=BY, now=now)
