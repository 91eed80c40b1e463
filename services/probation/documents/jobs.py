"""The worker's rounds: signatures that could not be checked when they came, documents that nobody served, documents whose time is over."""

from datetime import timedelta

from services.probation.database import BY
from services.probation.documents.keeping.proposing import propose_over
from services.probation.documents.serving.waiting import find_forgotten, raise_overdue
from services.probation.documents.signatures import check_again
from services.probation.documents.signing.verifier import verifier_at
from services.probation.settings import settings
from shared import clock
from shared.values import JobContext

LOOK_EVERY, KEEP_EVERY, AT_ONCE = 900.0, 3600.0, 200


async def check_signatures(_: JobContext) -> None:
    """Sweep: ask the verifier again, where there is one."""
    url, now = settings().signature_verifier, clock.now()
    if url:
        await check_again(now - timedelta(seconds=LOOK_EVERY), verifier=verifier_at(url), now=now)


async def look_for_unserved(_: JobContext) -> None:
    """Sweep: what was not served in time moves up in the queue."""
    now = clock.now()
    await find_forgotten(by=BY, now=now, limit=AT_ONCE)
    await raise_overdue(now, limit=AT_ONCE)


async def propose_erasures(_: JobContext) -> None:
    """Sweep: documents whose time is over are proposed for erasure; a human decides."""
    await propose_over(by=BY, now=clock.now(), limit=AT_ONCE)
