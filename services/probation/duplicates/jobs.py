"""Suspicions: from biometrics, and from comparing records."""

from services.probation.database import BY
from services.probation.duplicates.actions import raise_suspicion
from services.probation.duplicates.comparing import compare_records
from services.probation.record_links.queries import survivor_of
from shared import clock
from shared.messages.biometrics import DuplicateSuspected
from shared.values import JobContext


async def duplicate_suspected(message: DuplicateSuspected) -> None:
    """Two people on the register may be the same: an officer looks, and nothing follows automatically."""
    person, other = await survivor_of(message.person), await survivor_of(message.other)
    if person == other:  # one record meanwhile
        return
    await raise_suspicion(person, other, suspected_at=message.suspected_at, by=BY, now=clock.now())


async def find_duplicates(_ctx: JobContext) -> None:
    """Compare the records that were never compared, or that changed since, with the register: a bounded number at a time."""
    await compare_records(by=BY, now=clock.now())
