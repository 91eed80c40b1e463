"""Periodic tasks for frames that were kept apart: an officer is told of them, and those that a new binding allows are taken over."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from services.probation.database import BY, DB
from services.probation.queue.actions import open_item
from services.probation.telemetry.ingest.quarantine import mark_noticed
from services.probation.telemetry.quarantine.actions import take_over_fitting
from shared import clock
from shared.db.engine import transaction
from shared.db.rows import fetch_rows
from shared.values import JobContext

QUARANTINE_EVERY = 30.0
MOST_NOTICES = 1000
KEPT_APART = "reports_kept_apart"
WEARERS = """SELECT DISTINCT a.id AS assignment, a.person FROM unnest($1::text[], $2::timestamptz[]) AS f(device_id, received_at)
    JOIN probation.device_assignment a ON a.device_id = f.device_id
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
        fresh = await mark_noticed(DB.connection(), now, MOST_NOTICES)
        for worn in await fetch_rows(DB, QuarantinedOfWearer, WEARERS, [each for each, _ in fresh], [at for _, at in fresh]):
            await open_item(
                kind="bracelet",
                person=worn.person,
                subject_id=uuid5(worn.assignment, KEPT_APART),  # a matter of its own: another one of the same bracelet does not hide it
                reason=KEPT_APART,
                priority=2,
                now=now,
                by=BY,
            )
