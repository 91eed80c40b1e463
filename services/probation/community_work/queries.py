"""Reads of community work. Those of one registration: call `case_of` first, it checks who may read."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.community_work.rows import (
    Absence,
    Listed,
    OutcomeVersion,
    PrintedAct,
    Requirement,
    Sentenced,
    ShownAct,
    ShownAllocation,
    ShownOrder,
    ShownSession,
    Site,
    Today,
    Work,
)
from services.probation.database import DB
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, fetch_values

LAST_OUTCOME = "LEFT JOIN LATERAL (SELECT * FROM probation.work_outcome x WHERE x.session = s.id ORDER BY x.version DESC LIMIT 1) o ON true"
SESSIONS = f"""SELECT s.id, s.registration, s.site, w.name AS site_name, w.address, s.on_date, s.starts, s.hours, s.cancelled_at,
        s.cancelled_why, o.outcome, coalesce(o.credited, 0) AS credited, coalesce(o.version, 0) AS version,
        coalesce(o.document, '') AS document,
        coalesce(o.note, '') AS note FROM probation.work_session s JOIN probation.work_site w ON w.id = s.site {LAST_OUTCOME}"""
REGISTRATION = """SELECT r.id, r.person, r.category, r.work_hours, r.registered_on, r.term_ends_on, r.term_suspended_since, p.time_zone
    FROM probation.registration r JOIN probation.person p ON p.id = r.person"""
ALLOCATIONS = """SELECT a.id, a.site, a.weekdays, a.starts, a.hours, a.begins_on, a.ends_on, w.name AS site_name, w.open_days, w.closes_on,
        w.capacity FROM probation.work_allocation a JOIN probation.work_site w ON w.id = a.site WHERE a.registration = $1
    ORDER BY a.begins_on, a.starts, a.id"""
ORDERS = """SELECT o.*, w.name AS site_name, w.address, w.kind_of_work FROM probation.work_order o
    LEFT JOIN probation.work_site w ON w.id = o.site WHERE o.registration = $1 ORDER BY o.created_at, o.id"""
ABSENCES = """SELECT a.from_on, a.until_on FROM probation.planned_absence a JOIN probation.registration r ON r.person = a.person
    AND r.supervising_authority = a.authority WHERE r.id = $1 AND a.withdrawn_at IS NULL ORDER BY a.from_on, a.until_on"""
LISTED = f"""SELECT r.id AS registration, r.person, {NAME} AS name, r.case_number, r.category, r.officer_name,
        (SELECT min(s.on_date) FROM probation.work_session s WHERE s.registration = r.id AND s.cancelled_at IS NULL AND s.on_date >= $1)
            AS next_on,
        (SELECT count(*) FROM probation.work_session s WHERE s.registration = r.id AND s.cancelled_at IS NULL AND s.on_date < $1
            AND NOT EXISTS (SELECT FROM probation.work_outcome x WHERE x.session = s.id)) AS to_record
    FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.state = 'open' AND (r.category = 'community_work' OR EXISTS (SELECT FROM probation.work_order o WHERE o.registration = r.id))"""
FULL = """SELECT s.on_date FROM probation.work_session s JOIN probation.work_site w ON w.id = s.site
    WHERE s.site = $1 AND s.on_date = ANY ($2::date[]) AND s.cancelled_at IS NULL GROUP BY s.on_date, w.capacity
    HAVING count(DISTINCT s.registration) >= w.capacity ORDER BY s.on_date"""


async def work_of(registration: UUID, default_hours: int) -> Work | None:
    """The work of a registration. `default_hours`: where neither a court's number nor a version of ours says how many."""
    sentenced = await sentenced_of(registration)
    if sentenced is None:
        return None
    rows = await fetch_rows(
        DB, Requirement, "SELECT * FROM probation.work_requirement WHERE registration = $1 ORDER BY version DESC LIMIT 1", registration
    )
    first = Requirement(0, sentenced.work_hours or default_hours, False, None, None, "", "", "", None)
    sessions = await fetch_rows(
        DB, ShownSession, f"{SESSIONS} WHERE s.registration = $1 ORDER BY s.on_date, s.starts, s.made_at, s.id", registration
    )
    return Work(
        sentenced,
        rows[0] if rows else first,
        await fetch_rows(DB, ShownOrder, ORDERS, registration),
        await fetch_rows(DB, ShownAllocation, ALLOCATIONS, registration),
        [each for each in sessions if each.cancelled_at is None],
        [each for each in sessions if each.cancelled_at is not None],
        await fetch_rows(DB, Absence, ABSENCES, registration),
    )


async def sentenced_of(registration: UUID) -> Sentenced | None:
    """What of a registration bears on work."""
    return await fetch_row(DB, Sentenced, f"{REGISTRATION} WHERE r.id = $1", registration)


async def session_of(registration: UUID, session: UUID) -> ShownSession | None:
    """One session of this registration, also a cancelled one."""
    return await fetch_row(DB, ShownSession, f"{SESSIONS} WHERE s.registration = $1 AND s.id = $2", registration, session)


async def outcomes_of(session: UUID) -> list[OutcomeVersion]:
    """Its outcomes, the latest first."""
    return await fetch_rows(DB, OutcomeVersion, "SELECT * FROM probation.work_outcome WHERE session = $1 ORDER BY version DESC", session)


async def acts_of(registration: UUID) -> list[ShownAct]:
    """Every version of its work acts, the latest first."""
    statement = """SELECT month, version, number, hours, why, by_name, at FROM probation.work_act WHERE registration = $1
        ORDER BY month DESC, version DESC"""
    return await fetch_rows(DB, ShownAct, statement, registration)


async def printed_act(registration: UUID, month: date) -> PrintedAct | None:
    """The papers of the latest version of a month's act."""
    statement = """SELECT version, at, layout, printed FROM probation.work_act WHERE registration = $1 AND month = $2
        ORDER BY version DESC LIMIT 1"""
    return await fetch_row(DB, PrintedAct, statement, registration, month)


async def requirements_of(registration: UUID) -> list[Requirement]:
    """Every version of the sentence of hours, the latest first."""
    statement = "SELECT * FROM probation.work_requirement WHERE registration = $1 ORDER BY version DESC"
    return await fetch_rows(DB, Requirement, statement, registration)


async def sites_of(office: str) -> list[Site]:
    """The sites of an office, by name."""
    return await fetch_rows(
        DB, Site, "SELECT * FROM probation.work_site WHERE office = $1 ORDER BY closes_on IS NOT NULL, name, id", office
    )


async def full_days(site: UUID, days: Sequence[date]) -> list[date]:
    """Of these days those on which the site is full already."""
    return await fetch_values(DB, FULL, site, list(days))


async def listed(by: Actor, today: date, *, size: int) -> list[Listed]:
    """People with work to do, those with sessions to record first."""
    condition, values = scope(by, 3)
    statement = f"{LISTED} AND {condition} ORDER BY to_record DESC, next_on NULLS FIRST, r.name_key, r.id LIMIT $2"
    return await fetch_rows(DB, Listed, statement, today, size, *values)


async def sessions_on(by: Actor, day: date) -> list[Today]:
    """The sessions of a day of this reader's people, the earliest first."""
    condition, values = scope(by, 2)
    statement = f"""SELECT r.person, {NAME} AS name, r.case_number, w.name AS site_name, s.starts, s.hours FROM probation.work_session s
        JOIN probation.registration r ON r.id = s.registration AND r.state = 'open' JOIN probation.person p ON p.id = r.person
        JOIN probation.work_site w ON w.id = s.site WHERE s.on_date = $1 AND s.cancelled_at IS NULL AND {condition}
        ORDER BY s.starts, r.name_key, r.id LIMIT 25"""
    return await fetch_rows(DB, Today, statement, day, *values)


async def works_here(by: Actor) -> bool:
    """Whether somebody of this reader has work to do."""
    condition, values = scope(by, 1)
    statement = f"""SELECT r.id FROM probation.registration r WHERE r.state = 'open'
        AND r.category IN ('community_work', 'restriction_of_liberty') AND {condition} LIMIT 1"""
    return bool(await fetch_values(DB, statement, *values))


async def registrations_with_work(person: UUID, session: UUID | None = None) -> list[UUID]:
    """The person's registrations that this reader reaches and that bring work, open ones first; with a session that of the session."""
    statement = """SELECT r.id FROM probation.registration r WHERE r.person = $1 AND CASE WHEN $2::uuid IS NULL
            THEN r.category IN ('community_work', 'restriction_of_liberty')
                OR EXISTS (SELECT FROM probation.work_order o WHERE o.registration = r.id)
            ELSE EXISTS (SELECT FROM probation.work_session s WHERE s.id = $2 AND s.registration = r.id) END
        ORDER BY r.state DESC, r.category, r.created_at, r.id"""
    return await fetch_values(DB, statement, person, session)


async def registrations_to_follow(after: UUID, size: int) -> list[UUID]:
    """Open registrations with work, from an id on, for the sweep."""
    statement = """SELECT r.id FROM probation.registration r WHERE r.state = 'open' AND r.id > $1 AND (r.category = 'community_work'
        OR r.category = 'restriction_of_liberty' AND EXISTS (SELECT FROM probation.work_order o WHERE o.registration = r.id))
        ORDER BY r.id LIMIT $2"""
    return await fetch_values(DB, statement, after, size)


async def open_reason(kind: str, subject: UUID) -> str | None:
    """Why the item that is open about this waits; None where none is open."""
    statement = "SELECT reason FROM probation.queue_item WHERE kind = $1 AND subject_id = $2 AND closed_at IS NULL LIMIT 1"
    found: list[str] = await fetch_values(DB, statement, kind, subject)
    return found[0] if found else None


async def dealt_with(kind: str, subject: UUID, except_outcome: str) -> bool:
    """Whether an item about this was closed before, otherwise than with that outcome."""
    statement = (
        "SELECT id FROM probation.queue_item WHERE kind = $1 AND subject_id = $2 AND closed_at IS NOT NULL AND outcome <> $3 LIMIT 1"
    )
    return bool(await fetch_values(DB, statement, kind, subject, except_outcome))
