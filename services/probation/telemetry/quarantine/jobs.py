"""Periodic tasks for frames that were kept apart: an officer is told of them, and those that a new binding allows are taken over."""

from dataclasses import dataclass
from uuid import UUID

from services.probation.database import BY, DB
from services.probation.queue.actions import open_item
from services.probation.telemetry.quarantine.actions import take_over_fitting
from shared import clock
from shared.db.engine import transaction
from shared.db.rows import fetch_rows
from shared.values import JobContext

QUARANTINE_EVERY = 30.0
MOST_NOTICES = 1000
UNNOTICED = """WITH fresh AS (UPDATE probation.quarantined_frame SET noticed_at = $1 WHERE id IN (SELECT id
        FROM probation.quarantined_frame WHERE noticed_at IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)
        RETURNING device_id, received_at)
    SELECT DISTINCT a.id AS assignment, a.person FROM fresh f JOIN probation.device_assignment a ON a.device_id = f.device_id
        AND a.since <= f.received_at AND (a.until IS NULL OR a.until > f.received_at) ORDER BY a.person"""


@dataclass(frozen=True, slots=True)
class QuarantinedOfWearer:
    """Somebody wears the device under whose number a frame was kept apart."""

    assignment: UUID
    person: UUID


async def look_after_quarantine(_ctx: JobContext) -> None:
    """Take over what the register allows by now, and tell the officer of whoever wears a device whose reports were kept apart."""
    now = clock.now()
    await take_over_fitting(now)
    async with transaction(DB):
        for worn in await fetch_rows(DB, QuarantinedOfWearer, UNNOTICED, now, MOST_NOTICES):
            await open_item(
                kind="bracelet", person=worn.person, subject_id=worn.assignment, reason="reports_kept_apart", priority=2, now=now, by=BY
            )
