"""Opening an emergency access, and reviewing it."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.emergency.domain import Access, Outcome, lasts, most_a_day
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values

KIND = "emergency_access"
FIND = """SELECT r.person FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE (r.current OR r.state = 'open') AND (p.iin = $1 OR r.case_number = $1)"""
OPEN = """INSERT INTO probation.emergency_access
    (id, person, case_number, office, account, account_name, account_office, reason, opened_at, valid_until,
    supervising_authority, account_authority)
    SELECT $1, r.person, r.case_number, r.office, $3, $4, $5, $6, $7, $8, r.supervising_authority, $9
    FROM probation.registration r WHERE r.person = $2 AND r.current ORDER BY r.state DESC, r.supervising_authority DESC LIMIT 1"""
OF_A_DAY = "SELECT count(*) FROM probation.emergency_access WHERE account = $1 AND opened_at > $2"
LOCKED = "SELECT * FROM probation.emergency_access WHERE id = $1 FOR UPDATE"
REVIEW = """UPDATE probation.emergency_access SET reviewed_at = $2, reviewed_by = $3, reviewed_by_name = $4, outcome = $5, findings = $6
    WHERE id = $1"""


class TooOften(Exception):
    """This account has had as many emergency accesses in the last 24 hours as it may have."""


async def open_access(number: str, reason: str, *, by: Actor, now: datetime) -> UUID:
    """Let the actor read the case of this ИИН or case number for a short time, and tell the office that keeps it.

    Raises NotFound, TooOften.

    An attempt with an unknown number is recorded as well, and counts as nothing.
    """
    most = most_a_day(now.date())
    async with transaction(DB), beyond_scope(DB, "an emergency: the reason is kept, and the office that keeps the case is told at once"):
        await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"emergency {by.id}")
        (before,) = await fetch_values(DB, OF_A_DAY, by.id, now - timedelta(days=1))
        found = await fetch_values(DB, FIND, number)
        if before < most and found:
            return await _opened(found[0], reason, by=by, now=now)
    async with transaction(DB):
        details: audit.Details = {"why": "too_often" if before >= most else "unknown"}
        await audit.record(Audit, by=by, action="emergency_access_refused", about=None, details=details, at=now)
    raise TooOften if before >= most else NotFound


async def _opened(person: UUID, reason: str, *, by: Actor, now: datetime) -> UUID:
    access, time = uuid4(), lasts(now.date())
    await DB.connection().execute(OPEN, access, person, by.id, by.name, by.office, reason, now, now + time, by.authority)
    await open_item(
        kind=KIND, person=person, subject_id=access, reason=f"emergency {by.office or ''}".strip(), now=now, by=by, excluded_officer=by.id
    )
    await audit.record(Audit, by=by, action="emergency_access_opened", about=person, details={"access": str(access)}, at=now)
    await add_entry(
        person=person, kind="emergency_access", details={"office": by.office, "minutes": time.seconds // 60}, at=now, by=by, for_both=True
    )
    return access


async def review_access(access: UUID, outcome: Outcome, findings: str, *, by: Actor, now: datetime) -> None:
    """Say what came of it; once, by a senior officer of either office. Raises NotFound, AlreadyDecided."""
    async with transaction(DB):
        known = await fetch_row(DB, Access, LOCKED, access)
        if known is None:
            raise NotFound
        if known.reviewed_at is not None:
            raise AlreadyDecided
        if not known.may_review(by.id, scope_of(by).offices):
            raise NotFound
        await DB.connection().execute(REVIEW, access, now, by.id, by.name, outcome, findings)
        await audit.record(
            Audit,
            by=by,
            action="emergency_access_reviewed",
            about=known.person,
            details={"access": str(access), "outcome": outcome},
            at=now,
        )
        async with beyond_scope(DB, "the review of an emergency access by a senior officer of either office"):
            await close_item(kind=KIND, subject_id=access, by=by, now=now, outcome=outcome)
            await add_entry(person=known.person, kind="emergency_access_reviewed", details={"outcome": outcome}, at=now, by=by)
