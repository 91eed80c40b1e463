"""Reads of notices, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.notices.domain.lifecycle import State, as_of
from services.probation.notices.domain.periods import Period
from services.probation.notices.domain.stays import Stay, from_stored
from services.probation.telemetry.movements.queries import PlacedFix
from services.probation.telemetry.orders.domain.edits import HOME
from services.probation.telemetry.orders.domain.order import parse
from services.probation.telemetry.orders.queries import order_in_force
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values, from_json
from shared.values import JsonObject

OF_AUTHORITY = """(SELECT x.* FROM probation.registration x WHERE x.person = n.person AND x.supervising_authority = n.authority
    ORDER BY x.current DESC, x.id LIMIT 1)"""
SHOWN = f"""SELECT n.id, n.person, n.registration, n.authority, n.kind, n.form, n.state, n.starts_at, n.ends_at, n.region, n.place,
        n.reason, n.document, n.effect, n.lifts_order, n.stay, n.norm_source, n.norm_status, n.absence, n.order_permission, n.recorded_at,
        n.recorded_by, n.recorded_by_name, n.decided_at, n.decided_by, n.decided_by_name, n.decision_words, n.version,
        {NAME} AS name, p.time_zone, p.language, r.case_number, r.officer_name, r.state AS case_state, r.id AS lead
    FROM probation.notice n JOIN probation.person p ON p.id = n.person JOIN LATERAL {OF_AUTHORITY} r ON true"""
IS_AWAY = "n.state IN ('given', 'granted', 'running', 'over', 'late') AND n.ends_at IS NOT NULL AND r.state = 'open'"
"""On the way, about to leave, or not seen back."""
MOVING = """SELECT n.id FROM probation.notice n WHERE n.ends_at IS NOT NULL
    AND (n.state IN ('given', 'granted') AND n.starts_at <= $1 OR n.state = 'running' AND n.ends_at <= $1
        OR n.state = 'over' OR n.state = 'late')
    AND EXISTS (SELECT FROM probation.registration r WHERE r.person = n.person AND r.supervising_authority = n.authority
        AND r.state = 'open') ORDER BY n.state = 'late', n.starts_at, n.id LIMIT $2"""
CAME = """SELECT c.submitted_at AS at FROM probation.check_in c WHERE c.person = $1 AND c.supervising_authority = $2
        AND c.submitted_at > $3
    UNION ALL SELECT v.logged_at FROM probation.visit v WHERE v.person = $1 AND v.authority = $2 AND v.undone_at IS NULL
        AND v.logged_at > $3 AND v.how <> 'phone' AND v.came_on >= ($3 AT TIME ZONE $4)::date ORDER BY at LIMIT 1"""

FIXES = """SELECT p.fix_time, p.latitude, p.longitude, p.accuracy_m, p.mechanism, p.flags
    FROM probation.device_assignment a JOIN probation.position p ON p.device_id = a.device_id
        AND p.fix_time > greatest(a.since, $2) AND p.fix_time <= least(coalesce(a.until, 'infinity'), $3)
    WHERE a.person = $1 AND p.latitude IS NOT NULL ORDER BY p.fix_time DESC LIMIT 300"""


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice with whose it is; the case is the leading one of its authority."""

    id: UUID
    person: UUID
    registration: UUID
    authority: str
    kind: str
    form: str
    state: str
    starts_at: datetime
    ends_at: datetime | None
    region: str
    place: str
    reason: str
    document: str
    effect: str
    lifts_order: bool
    norm_source: str
    norm_status: str
    absence: UUID | None
    order_permission: str | None
    recorded_at: datetime
    recorded_by: UUID
    recorded_by_name: str
    decided_at: datetime | None
    decided_by: UUID | None
    decided_by_name: str | None
    decision_words: str | None
    version: int
    name: str
    time_zone: str
    language: str
    case_number: str
    officer_name: str
    case_state: str
    lead: UUID
    stay: JsonObject = from_json()

    @property
    def period(self) -> Period:
        """From when until when."""
        return Period(self.starts_at, self.ends_at)

    @property
    def stays_at(self) -> Stay | None:
        """The zone that holds meanwhile, where one was wanted."""
        return from_stored(self.stay)

    def state_at(self, now: datetime) -> State:
        """The state as it is now: a beginning or an end may have passed since it was stored."""
        return as_of(State(self.state), self.starts_at, self.ends_at, now)


@dataclass(frozen=True, slots=True)
class Away:
    """Which of those who are away: begun before a moment, and where `over_by` is given, ended by then. Empty filters leave nobody out."""

    before: datetime
    over_by: datetime | None = None
    kind: str = ""
    region: str = ""
    officer: UUID | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer with people who are away."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class _Fix(PlacedFix):
    longitude: float | None


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened to a notice."""

    event: str
    state: str
    ends_at: datetime | None
    sign: str | None
    why: str
    by_id: UUID
    by_name: str
    at: datetime


async def notice(by: Actor, notice_id: UUID) -> ShownNotice | None:
    """One notice; None where this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, ShownNotice, f"{SHOWN} WHERE n.id = $1 AND {condition}", notice_id, *values)


async def any_notice(notice_id: UUID) -> ShownNotice | None:
    """The same without a reader: for actions and the worker, who see what row-level security shows them."""
    return await fetch_row(DB, ShownNotice, f"{SHOWN} WHERE n.id = $1", notice_id)


async def of_person(by: Actor, person: UUID, authority: str, *, size: int = 100) -> list[ShownNotice]:
    """A person's notices to an authority, the latest first."""
    condition, values = scope(by, 4)
    statement = f"{SHOWN} WHERE n.person = $1 AND n.authority = $2 AND {condition} ORDER BY n.starts_at DESC, n.id LIMIT $3"
    return await fetch_rows(DB, ShownNotice, statement, person, authority, size, *values)


async def away(by: Actor, now: datetime, *, size: int) -> list[ShownNotice]:
    """Who is away or is not back, in the order in which they are expected."""
    return (await away_listed(by, Away(now), size=size, after=None)).rows


async def away_listed(by: Actor, asked: Away, *, size: int, after: UUID | None) -> KeysetPage[ShownNotice]:
    """The same, filtered, in pages; `after` is a notice."""
    condition, values = scope(by, 8)
    statement = f"""{SHOWN} WHERE {IS_AWAY} AND n.starts_at < $1 AND ($2::timestamptz IS NULL OR n.ends_at <= $2)
        AND ($3 = '' OR n.kind = $3) AND ($4 = '' OR n.region = $4) AND ($5::uuid IS NULL OR r.officer = $5)
        AND ($6::uuid IS NULL OR (n.ends_at, n.id) > (SELECT l.ends_at, l.id FROM probation.notice l WHERE l.id = $6))
        AND {condition} ORDER BY n.ends_at, n.id LIMIT $7"""
    filters = (asked.before, asked.over_by, asked.kind, asked.region, asked.officer)
    rows = await fetch_rows(DB, ShownNotice, statement, *filters, after, size + 1, *values)
    return page_of(rows, size, begins_after=after)


async def officers_of_away(by: Actor) -> list[Officer]:
    """Whose people are away or about to leave, by name."""
    condition, values = scope(by, 1)
    statement = f"""SELECT r.officer AS id, min(r.officer_name) AS name FROM probation.notice n JOIN LATERAL {OF_AUTHORITY} r ON true
        WHERE {IS_AWAY} AND {condition} GROUP BY r.officer ORDER BY 2"""
    return await fetch_rows(DB, Officer, statement, *values)


async def events(notice_id: UUID) -> list[ShownEvent]:
    """What happened to a notice, the latest first. Call `notice` first: it checks who may read."""
    statement = """SELECT event, state, ends_at, sign, why, by_id, by_name, at FROM probation.notice_event
        WHERE notice = $1 ORDER BY number DESC"""
    return await fetch_rows(DB, ShownEvent, statement, notice_id)


async def moving(now: datetime, size: int) -> list[UUID]:
    """Notices for which time, or a sign of the person, may change something."""
    return await fetch_values(DB, MOVING, now, size)


async def came_after(person: UUID, authority: str, moment: datetime, time_zone: str) -> datetime | None:
    """When the person first checked in or visited in person after a moment; None where not yet."""
    found: list[datetime] = await fetch_values(DB, CAME, person, authority, moment, time_zone)
    return found[0] if found else None


async def home_after(person: UUID, moment: datetime, now: datetime) -> datetime | None:
    """When the bracelet's newest positions first showed the person inside the home zone after a moment; None where they did not."""
    order = await order_in_force(person)
    home = next((zone for zone in parse(order.body, checked=True).zones if zone.id == HOME), None) if order else None
    if home is None or home.shape is None:
        return None
    fixes = await fetch_rows(DB, _Fix, FIXES, person, moment, now)
    placed = [(fix.fix_time, fix.latitude, fix.longitude) for fix in fixes if fix.usable]
    inside = [
        at
        for at, latitude, longitude in placed
        if latitude is not None and longitude is not None and home.shape.distance(latitude, longitude) <= 0
    ]
    return min(inside, default=None)
