"""The worker's part: batch by batch, until nothing is left in plain words."""

from services.reintegration.consents.tables import WITHDRAWAL
from services.reintegration.contacts.tables import APPOINTMENT, APPOINTMENT_EVENT, CONTACT
from services.reintegration.papers.tables import PAPER
from services.reintegration.referrals.tables import REFERRAL, REFERRAL_EVENT
from services.reintegration.sealing.older import seal_batch
from services.reintegration.tasks.tables import TASK, TASK_EVENT
from services.reintegration.timeline.tables import ENTRY
from shared import clock
from shared.values import JobContext

EVERY = 600.0
BATCHES = 250
"""How many batches of each table at a time: what is left waits for the next time, so that other work is not held up."""
EACH = (TASK, TASK_EVENT, CONTACT, APPOINTMENT, APPOINTMENT_EVENT, REFERRAL, REFERRAL_EVENT, PAPER, WITHDRAWAL, ENTRY)
"""Every table whose texts are sealed in one column."""


async def seal_older_texts(_ctx: JobContext) -> None:
    """Encrypt older texts. It may be interrupted, and goes on where it stopped."""
    for texts in EACH:
        for _ in range(BATCHES):
            if not await seal_batch(texts, now=clock.now()):
                break
