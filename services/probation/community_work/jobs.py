"""Clocks of orders, sessions without an outcome and acts come due with time: the queue follows them."""

from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.community_work.actions.following import follow
from services.probation.community_work.actions.locking import locked_work
from services.probation.community_work.queries import registrations_to_follow, sentenced_of
from services.probation.database import BY, DB
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.settings import settings
from shared import clock
from shared.db.engine import transaction
from shared.values import JobContext

FIRST = UUID(int=0)
FOLLOW_EVERY = 1800.0
"""Seconds: everything that comes due here comes due with a day."""


async def follow_work(_: JobContext) -> None:
    """Sweep: every open registration with work."""
    now, after = clock.now(), FIRST
    while found := await registrations_to_follow(after, settings().sweep_batch):
        for registration in found:
            sentenced = await sentenced_of(registration)
            if sentenced is None:
                continue
            today = now.astimezone(ZoneInfo(sentenced.time_zone)).date()
            try:
                async with transaction(DB):
                    await locked_work(sentenced.person, registration, today)
                    await follow(sentenced.person, registration, by=BY, now=now, today=today)
            except (AlreadyClosed, NotFound):
                continue
        after = found[-1]
