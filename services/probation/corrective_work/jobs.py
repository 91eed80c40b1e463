"""With time talks, reports and the three months without a job come due: the queue follows."""

from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.cases.actions import locked_open_case
from services.probation.corrective_work.actions import follow
from services.probation.corrective_work.queries import registrations_to_follow, sentenced_of
from services.probation.database import BY, DB
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.settings import settings
from shared import clock
from shared.db.engine import transaction
from shared.values import JobContext

FIRST = UUID(int=0)
FOLLOW_EVERY = 1800.0
"""Seconds: everything that comes due here comes due with a day."""


async def follow_corrective_work(_: JobContext) -> None:
    """Sweep: every open registration with corrective work."""
    now, after = clock.now(), FIRST
    while found := await registrations_to_follow(after, settings().sweep_batch):
        for registration in found:
            sentenced = await sentenced_of(registration)
            if sentenced is None:
                continue
            try:
                async with transaction(DB):
                    await locked_open_case(sentenced.person, registration)
                    await follow(sentenced, by=BY, now=now, today=now.astimezone(ZoneInfo(sentenced.time_zone)).date())
            except (AlreadyClosed, NotFound):
                continue
        after = found[-1]
