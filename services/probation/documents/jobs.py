"""The worker's round over signatures that could not be checked when they came."""

from datetime import timedelta

from services.probation.documents.signatures import check_again
from services.probation.documents.signing.verifier import verifier_at
from services.probation.settings import settings
from shared import clock
from shared.values import JobContext

LOOK_EVERY = 900.0


async def check_signatures(_: JobContext) -> None:
    """Sweep: ask the verifier again, where there is one."""
    url, now = settings().signature_verifier, clock.now()
    if url:
        await check_again(now - timedelta(seconds=LOOK_EVERY), verifier=verifier_at(url), now=now)
