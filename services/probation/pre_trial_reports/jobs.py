"""Reports that are linked to nobody are erased when their time is over."""

from services.probation.database import BY
from services.probation.law import rules as law
from services.probation.law_checks.periods import months_later
from services.probation.local_time import local_today
from services.probation.pre_trial_reports.actions.ending import erase
from services.probation.pre_trial_reports.queries import over_before
from services.probation.settings import settings
from shared import clock
from shared.values import JobContext

KEPT = "pre_trial_report.kept"
LOOK_EVERY = 3600.0


async def erase_old_reports(_: JobContext) -> None:
    """Sweep: so many months after a report was handed over or its request withdrawn (law/opening_papers.toml)."""
    now = clock.now()
    today = local_today(now)
    for number in await over_before(months_later(today, -law.number(KEPT, today)), size=settings().sweep_batch):
        await erase(number, by=BY, now=now)
