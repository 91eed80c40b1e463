"""Forms that came with a new release become rows; papers that are late wait in the queue."""

from services.probation.database import BY
from services.probation.opening_papers.checklist import open_overdue
from services.probation.opening_papers.versions.seeding import seed
from services.probation.settings import settings
from shared import clock
from shared.values import JobContext

LOOK_EVERY = 1800.0
"""Seconds; a paper becomes late with a day."""


async def look_for_overdue_papers(_: JobContext) -> None:
    """Seed the forms, then open items for late papers."""
    now = clock.now()
    await seed(now=now)
    await open_overdue(by=BY, now=now, size=settings().sweep_batch)
