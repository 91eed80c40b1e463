"""What is left of sign-ins goes by itself: sessions that ended, failures that no longer count. The worker of probation sees to it."""

from shared import clock
from shared.application import kept_searches
from shared.identity import sessions
from shared.identity.limits import alarms, buckets, lockout
from shared.registry import Capability
from shared.values import JobContext

EVERY_SECONDS = 3600.0


async def forget_old_sign_ins(_ctx: JobContext) -> None:
    """Sessions after twelve hours or half an hour without use; failures a day after the last one; searches after twelve hours; alarms after
    ninety days."""
    now = clock.now()
    await sessions.forget_old(now=now)
    await lockout.forget_old(now=now)
    await buckets.forget_old(now=now)
    await alarms.forget_old(now=now)
    await kept_searches.forget_old(now=now)


CAPABILITY = Capability("sign_in", periodic=[(forget_old_sign_ins, EVERY_SECONDS)])
