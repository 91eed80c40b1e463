"""Sweep: referrals at providers that have ended."""

from services.reintegration.referral_page.returning import BATCH, return_referrals
from shared import clock
from shared.values import JobContext

EVERY = 60.0
MOST_BATCHES = 20


async def give_back(_: JobContext) -> None:
    """What is open at a provider or service that has ended comes back to the desk."""
    for _number in range(MOST_BATCHES):
        if await return_referrals(clock.now()) < BATCH:
            return
