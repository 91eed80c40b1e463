"""Reads of groups, sessions, places and marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.courses.domain import GroupRow, PlaceRow, SessionRow
from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope, office_of, organisation_of
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, from_json

MOST_OFFERS = 20
_GROUP = """SELECT g.*, o.name AS organisation_name FROM reintegration.course_group g
    JOIN reintegration.organisation o ON o.id = g.organisation"""
_PAGE = """AND ($2::uuid IS NULL OR (g.begins_on, g.id) > (SELECT begins_on, id FROM reintegration.course_group WHERE id = $2))
    ORDER BY g.begins_on, g.id LIMIT $1"""
FOUND = f"""{_GROUP} WHERE g.state = 'open' AND g.ends_on >= $3 AND ($4 = '' OR g.language = $4) AND ($5 = '' OR o.region = $5)
    AND (NOT $6 OR g.taken < g.seats) {_PAGE}"""
OWN = f"{_GROUP} WHERE g.organisation = $3 {_PAGE}"
OFFERS = """SELECT s.id, s.organisation, s.name, o.name AS organisation_name FROM reintegration.service_offer s
    JOIN reintegration.organisation o ON o.id = s.organisation WHERE s.ended_at IS NULL AND ($2::uuid IS NULL OR s.organisation = $2)
    AND (s.need IN ('education', 'work') OR s.needs && ARRAY['education', 'work']::varchar[])
    AND ($1 = '' OR starts_with(o.name_key, public.name_key($1))) ORDER BY o.name_key, s.id LIMIT $3"""
_PLACE = """SELECT p.*, g.title, g.text_language, g.begins_on, g.ends_on, o.name AS organisation_name FROM reintegration.course_place p
    JOIN reintegration.course_group g ON g.id = p.course_group JOIN reintegration.organisation o ON o.id = p.organisation"""
_CASE = 'JOIN reintegration."case" c ON c.person = p.person'
MARKS = """SELECT DISTINCT ON (a.session, a.place) a.session, a.place, a.mark, a.version FROM reintegration.course_attendance a
    JOIN reintegration.course_session s ON s.id = a.session WHERE s.course_group = $1 AND ($2::uuid IS NULL OR a.place = $2)
    AND ($3::uuid IS NULL OR a.session = $3) ORDER BY a.session, a.place, a.version DESC"""
NEXT = """SELECT p.id, p.person, g.title, g.text_language, s.starts_at, g.place FROM reintegration.course_place p
    JOIN reintegration.course_group g ON g.id = p.course_group JOIN reintegration.course_session s ON s.course_group = g.id
    WHERE p.person = $1 AND p.state = 'enrolled' AND g.state = 'open' AND s.held IS NULL AND s.starts_at >= $2
    ORDER BY s.starts_at, s.id LIMIT $3"""


@dataclass(frozen=True, slots=True)
class CourseOffer:
    """A service of the directory that teaches. `name`: by language."""

    id: UUID
    organisation: UUID
    organisation_name: str
    name: Mapping[str, str] = from_json()


@dataclass(frozen=True, slots=True)
class MarkRow:
    """The newest mark of a place at a session."""

    session: UUID
    place: UUID
    mark: str
    version: int


@dataclass(frozen=True, slots=True)
class NextSession:
    """A session that a person goes to."""

    id: UUID
    person: UUID
    title: str
    text_language: str
    starts_at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class PlaceEventRow:
    """One version of a place."""

    state: str
    reason: str | None
    by_name: str
    at: datetime


async def found(
    by: Actor, *, today: date, language: str, region: str, free: bool, size: int, after: UUID | None = None
) -> KeysetPage[GroupRow]:
    """Groups that run or will begin, the next first."""
    office_of(by)
    rows = await fetch_rows(DB, GroupRow, FOUND, size + 1, after, today, language, region, free)
    return page_of(rows, size, begins_after=after)


async def own(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[GroupRow]:
    """Every group of the provider's organisation."""
    rows = await fetch_rows(DB, GroupRow, OWN, size + 1, after, organisation_of(by))
    return page_of(rows, size, begins_after=after)


async def group(number: UUID, by: Actor | None, *, lock: bool = False) -> GroupRow:
    """One group. Raises NotThere for a provider's reader of another organisation; `by` None: the caller has checked it."""
    row = await fetch_row(DB, GroupRow, f"{_GROUP} WHERE g.id = $1{' FOR UPDATE OF g' if lock else ''}", number)
    if row is None or (by is not None and by.provider is not None and row.organisation != by.provider):
        raise NotThere
    return row


async def offers(name: str, organisation: UUID | None) -> list[CourseOffer]:
    """Services that teach, of organisations whose name begins like that; at most MOST_OFFERS, which the page says."""
    return await fetch_rows(DB, CourseOffer, OFFERS, name.strip(), organisation, MOST_OFFERS)


async def sessions_of(number: UUID) -> list[SessionRow]:
    """Every session of a group in order."""
    return await fetch_rows(
        DB, SessionRow, "SELECT * FROM reintegration.course_session WHERE course_group = $1 ORDER BY starts_at, id", number
    )


async def session(number: UUID, group_number: UUID) -> SessionRow:
    """One session of this group. Raises NotThere."""
    statement = "SELECT * FROM reintegration.course_session WHERE id = $1 AND course_group = $2"
    row = await fetch_row(DB, SessionRow, statement, number, group_number)
    if row is None:
        raise NotThere
    return row


async def participants(number: UUID, by: Actor) -> list[PlaceRow]:
    """Who takes part or asked to: for a provider everybody of the own group, for the desk those of the reader's scope."""
    if by.provider is not None:
        statement = f"{_PLACE} WHERE p.course_group = $1 AND p.organisation = $2 AND p.state <> 'withdrawn' ORDER BY p.shared_name, p.id"
        return await fetch_rows(DB, PlaceRow, statement, number, organisation_of(by))
    statement = f"{_PLACE} {_CASE} WHERE :in_scope AND p.course_group = $2 AND p.state <> 'withdrawn' ORDER BY p.shared_name, p.id"
    return await fetch_in_scope(PlaceRow, statement, by, number)


async def places_of(person: UUID) -> list[PlaceRow]:
    """Every place of a person, the latest first; the caller has checked the scope."""
    return await fetch_rows(DB, PlaceRow, f"{_PLACE} WHERE p.person = $1 ORDER BY p.made_at DESC, p.id", person)


async def place(number: UUID, by: Actor) -> PlaceRow:
    """One place. Raises NotThere out of scope."""
    rows = await fetch_in_scope(PlaceRow, f"{_PLACE} {_CASE} WHERE :in_scope AND p.id = $2", by, number)
    if not rows:
        raise NotThere
    return rows[0]


async def any_place(number: UUID) -> PlaceRow | None:
    """The same for an action that checks the scope with the case's lock."""
    return await fetch_row(DB, PlaceRow, f"{_PLACE} WHERE p.id = $1", number)


async def events_of(number: UUID) -> list[PlaceEventRow]:
    """What happened to a place, the latest first; the caller has checked the scope."""
    statement = "SELECT * FROM reintegration.course_place_event WHERE place = $1 ORDER BY version DESC"
    return await fetch_rows(DB, PlaceEventRow, statement, number)


async def marks_of(group_number: UUID, *, place: UUID | None = None, session: UUID | None = None) -> Sequence[MarkRow]:
    """The newest marks in a group, of one place or one session."""
    return await fetch_rows(DB, MarkRow, MARKS, group_number, place, session)


async def next_sessions(person: UUID, since: datetime, most: int) -> list[NextSession]:
    """Sessions that the person goes to, the next first; the caller has checked the scope."""
    return await fetch_rows(DB, NextSession, NEXT, person, since, most)
