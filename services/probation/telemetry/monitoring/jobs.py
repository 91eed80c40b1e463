"""Decisions run out with time; bracelets that rest on none, or that nobody took back, are asked about."""

from services.probation.database import BY
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item
from services.probation.settings import settings
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.actions import UNRETURNED, WITHOUT
from services.probation.telemetry.monitoring.changes import ask_about, follow_time
from services.probation.telemetry.monitoring.domain import law
from services.probation.telemetry.monitoring.suspensions.actions import follow_suspension
from services.probation.telemetry.monitoring.suspensions.queries import suspensions_to_follow
from shared import clock
from shared.values import JobContext


async def follow_monitoring(_: JobContext) -> None:
    """Sweep: what time changes about decisions, and what an officer has to be asked. Nothing is concluded about anybody."""
    now, size = clock.now(), settings().sweep_batch
    today = local_today(now)
    for number in await queries.ending(today + law.warned_before(today), size):
        try:
            await follow_time(number, by=BY, now=now)
        except (AlreadyClosed, AlreadyDecided):  # somebody was faster
            continue
    for number in await suspensions_to_follow(now, size):
        try:
            await follow_suspension(number, by=BY, now=now)
        except (AlreadyClosed, AlreadyDecided):  # somebody was faster
            continue
    for worn in await queries.worn_without(today, size):
        await ask_about(worn, WITHOUT, by=BY, now=now)
    for off in await queries.unreturned(now - law.return_within(today), size):
        await ask_about(off, UNRETURNED, by=BY, now=now)
    for subject in await queries.over(size):
        for kind in (WITHOUT, UNRETURNED):
            await close_item(kind=kind, subject_id=subject, by=BY, now=now, outcome="over")
