"""Sweep: referrals at providers that have ended, or where nobody can sign in."""

from services.reintegration.referral_page.returning import BATCH, note_reopened, return_referrals
from services.reintegration.referral_page.unstaffed import note_restaffed, return_unstaffed
from shared import clock
from shared.values import JobContext

EVERY = 60.0
MOST_BATCHES = 20


async def give_back(_: JobContext) -> None:
    """What is open where nobody can answer comes back to the desk; the desk is told when it goes on there."""
    for step in (return_referrals, note_reopened, note_restaffed, return_unstaffed):
        for _number in range(MOST_BATCHES):
            if await step(clock.now()) < BATCH:
                break
