"""Reads about the officers of an office: what each carries, their capacity, decisions to give cases to others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.officers.domain import Load
from services.probation.officers.moving import Owner
from shared.actors import Actor, Authority
from shared.db.rows import fetch_row, fetch_rows
from shared.identity.accounts import officers_of
from shared.identity.cover.queries import covers_of_office

COUNTS = """SELECT o.officer, coalesce(cases.number, 0) AS cases, coalesce(cases.worn, 0) AS bracelets,
        coalesce(waiting.number, 0) AS items, capacity.cases AS capacity, coalesce(cases.name, '') AS name
    FROM (SELECT unnest($1::uuid[]) AS officer UNION SELECT r.officer FROM probation.registration r
        WHERE r.office = $2 AND r.current AND r.state = 'open' AND r.supervising_authority = $4) o
    LEFT JOIN LATERAL (SELECT count(*) AS number, min(r.officer_name) AS name, count(*) FILTER (WHERE EXISTS (
            SELECT FROM probation.device_assignment a WHERE a.person = r.person AND a.until IS NULL)) AS worn
        FROM probation.registration r WHERE r.officer = o.officer AND r.office = $2 AND r.current AND r.state = 'open'
            AND r.supervising_authority = $4) cases ON true
    LEFT JOIN LATERAL (SELECT count(*) AS number FROM probation.queue_item q WHERE q.officer = o.officer AND q.office = $2
        AND q.closed_at IS NULL) waiting ON true
    LEFT JOIN LATERAL (SELECT c.cases FROM probation.officer_capacity c WHERE c.officer = o.officer AND c.office = $2 AND c.valid_from <= $3
        ORDER BY c.valid_from DESC, c.set_at DESC LIMIT 1) capacity ON true"""
CAPACITIES = (
    """SELECT * FROM probation.officer_capacity WHERE officer = $1 AND office = $2 ORDER BY valid_from DESC, set_at DESC LIMIT 50"""
)
DECISIONS = """SELECT r.*, counted.cases, counted.moved, counted.returned, counted.skipped, counted.waiting FROM probation.reassignment r
    CROSS JOIN LATERAL (SELECT count(*) AS cases, count(*) FILTER (WHERE c.outcome = 'moved') AS moved,
        count(*) FILTER (WHERE c.outcome = 'returned') AS returned, count(*) FILTER (WHERE c.outcome = 'skipped') AS skipped,
        count(*) FILTER (WHERE c.moved_at IS NULL) AS waiting FROM probation.reassigned_case c WHERE c.reassignment = r.id) counted
    WHERE r.office = $1 AND ($2::uuid IS NULL OR r.id = $2) ORDER BY r.decided_at DESC, r.id DESC LIMIT 50"""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one officer carries; `capacity` is None where nobody set it, `name` is empty where they have no case."""

    officer: UUID
    name: str
    cases: int
    bracelets: int
    items: int
    capacity: int | None


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many cases an officer can carry from a day on, and who said so."""

    cases: int
    valid_from: date
    why: str
    set_at: datetime
    set_by_name: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision to give cases to others, and how far it is carried out. `skipped`: had another officer meanwhile."""

    id: UUID
    office: str
    officer: UUID
    officer_name: str
    reason: str
    decided_at: datetime
    decided_by_name: str
    undone_at: datetime | None
    undone_by_name: str | None
    cases: int
    moved: int
    returned: int
    skipped: int
    waiting: int


async def loads(office: str, authority: Authority, *, now: datetime) -> list[Load]:
    """The officers of an office by name, then those who left and still have cases there."""
    today = local_today(now)
    working = {each.id: each.name for each in await officers_of(office, authority)}
    away = {each.covered: each for each in await covers_of_office(office, now=now) if each.since <= now}
    standard, found = law.number("officer.capacity", today), list[Load]()
    for row in await fetch_rows(DB, Counted, COUNTS, list(working), office, today, authority):
        cover = away.get(row.officer)
        found.append(
            Load(
                officer=row.officer,
                name=working.get(row.officer, row.name),
                cases=row.cases,
                bracelets=row.bracelets,
                items=row.items,
                capacity=standard if row.capacity is None else row.capacity,
                is_default=row.capacity is None,
                works=row.officer in working,
                away_until=cover.until if cover else None,
                covered_by=cover.covering_name if cover else "",
            )
        )
    order = {officer: place for place, officer in enumerate(working)}
    return sorted(found, key=lambda load: (not load.works, order.get(load.officer, 0), load.name, load.officer))


async def load_of(by: Actor, officer: UUID, *, now: datetime) -> Load | None:
    """One officer of the reader's office."""
    return next((each for each in await loads(by.office or "", by.authority, now=now) if each.officer == officer), None)


async def owner(office: str, authority: Authority, officer: UUID) -> Owner | None:
    """An officer who can be given a case; None for somebody who works elsewhere, or no longer."""
    found = next((each for each in await officers_of(office, authority) if each.id == officer), None)
    return Owner(found.id, found.name, office) if found else None


async def capacities(office: str, officer: UUID) -> list[Capacity]:
    """What was set for this officer, the latest first."""
    return await fetch_rows(DB, Capacity, CAPACITIES, officer, office)


async def decisions(office: str) -> list[Decision]:
    """The last decisions to give cases of this office to others."""
    return await fetch_rows(DB, Decision, DECISIONS, office, None)


async def decision(office: str, number: UUID) -> Decision | None:
    """One of them."""
    return await fetch_row(DB, Decision, DECISIONS, office, number)


def choices(every: Iterable[Load]) -> list[Load]:
    """Who can be given a case, whoever has most room first."""
    return sorted((each for each in every if each.works), key=lambda load: (load.away_until is not None, -load.free, load.name))
