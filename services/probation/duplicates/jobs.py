"""Suspicions from biometrics."""

from services.probation.database import BY
from services.probation.duplicates.actions import raise_suspicion
from shared import clock
from shared.messages.biometrics import DuplicateSuspected


async def duplicate_suspected(message: DuplicateSuspected) -> None:
    """Two people on the register may be the same: an officer looks, and nothing follows automatically."""
    await raise_suspicion(message.person, message.other, suspected_at=message.suspected_at, by=BY, now=clock.now())
