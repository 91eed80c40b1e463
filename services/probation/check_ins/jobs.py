"""Check-ins as biometrics reports them, and what happens when they are due."""

from typing import Any

from services.probation.check_ins.actions import expire_check_in, record_check_in
from services.probation.check_ins.captures.details import store_capture_details
from services.probation.check_ins.scheduling import schedule_check_ins
from services.probation.database import BY, DB
from services.probation.errors import NotFound
from services.probation.settings import settings
from shared import clock
from shared.db.rows import fetch_values
from shared.logs import log
from shared.messages.biometrics import CaptureDescribed, IdentityVerified
from shared.values import JobContext


async def identity_verified(message: IdentityVerified) -> None:
    """A check-in was handed in at a kiosk."""
    try:
        await record_check_in(message, by=BY, now=clock.now())
    except NotFound:
        # A check-in that we never made: nothing to record, and sending it again would not help.
        log.error("unknown_check_in", check_in=str(message.check_in))


async def capture_described(message: CaptureDescribed) -> None:
    """Store the details of the capture for the officer."""
    await store_capture_details(message)


async def expire_overdue(_: JobContext) -> None:
    """Sweep: check-ins whose window is over."""
    now = clock.now()
    overdue = await _ids("SELECT id FROM probation.check_in WHERE state = 'created' AND closes_at <= $1 ORDER BY closes_at LIMIT $2", now)
    for check_in in overdue:
        await expire_check_in(check_in, by=BY, now=now)


async def create_next_due(_: JobContext) -> None:
    """Sweep: create the next check-in of open registrations that have none, if the term allows one."""
    now = clock.now()
    waiting = await _ids(
        "SELECT r.id FROM probation.registration r JOIN probation.person p ON p.id = r.person WHERE r.state = 'open'"
        " AND (r.term_suspended_since IS NOT NULL OR r.term_ends_on > ($1 AT TIME ZONE p.time_zone)::date)"
        " AND NOT EXISTS (SELECT 1 FROM probation.check_in c WHERE c.registration = r.id AND c.state = 'created'"
        " AND c.called_why IS NULL)"
        " ORDER BY random() LIMIT $2",
        now,
    )
    for registration in waiting:
        await schedule_check_ins(registration, by=BY, now=now)


async def _ids(statement: str, now: Any) -> list[Any]:
    return await fetch_values(DB, statement, now, settings().sweep_batch)
