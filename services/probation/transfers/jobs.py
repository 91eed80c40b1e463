"""Reminding of transfers that nobody answered, and ending those whose time is over."""

from datetime import timedelta

from services.probation.database import BY, DB
from services.probation.law import rules as law
from services.probation.queue.actions import change_item
from services.probation.transfers.actions import ASKED, OFFER, expire
from services.probation.transfers.domain import NotPossible
from shared import clock
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.values import JobContext

LOOK_EVERY = 600.0
AT_ONCE = 200
REMIND = """UPDATE probation.transfer SET reminded_at = $1 WHERE id IN (SELECT id FROM probation.transfer
    WHERE state IN ('asked', 'offered') AND reminded_at IS NULL AND due_at <= $2 AND due_at > $1 AND person IS NOT NULL
    ORDER BY due_at LIMIT $3) RETURNING id"""
OVER = "SELECT id FROM probation.transfer WHERE state IN ('asked', 'offered') AND due_at <= $1 ORDER BY due_at LIMIT $2"


async def remind_and_expire(_: JobContext) -> None:
    """Sweep: the item of a transfer whose answer is soon due moves up in the queue; one that is over ends by itself."""
    now = clock.now()
    before = timedelta(days=law.number("transfer.reminder", now.date()))
    async with transaction(DB):
        for number in await fetch_values(DB, REMIND, now, now + before, AT_ONCE):
            for kind in (ASKED, OFFER):
                await change_item(kind=kind, subject_id=number, escalation=1)
    for number in await fetch_values(DB, OVER, now, AT_ONCE):
        try:
            await expire(number, by=BY, now=now)
        except NotPossible:
            continue  # somebody answered while this looked
