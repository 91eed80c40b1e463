"""Reads of groups, sessions and participations, scoped by who asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.group_programmes.programmes import Version, version_of
from services.reintegration.group_programmes.sealing import opened
from services.reintegration.rows import fetch_in_scope, office_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values

MOST_TODAY = 30
IN_SCOPE = "($1::text IS NULL OR g.office = $1 OR g.region = $1)"
GROUPS = f"""SELECT g.* FROM reintegration.programme_group g WHERE {IN_SCOPE} AND ($3::uuid IS NULL OR (g.begins_on, g.id) <
    (SELECT begins_on, id FROM reintegration.programme_group WHERE id = $3)) ORDER BY g.begins_on DESC, g.id DESC LIMIT $2"""  # noqa: S608
OPEN = f"""SELECT g.* FROM reintegration.programme_group g WHERE {IN_SCOPE} AND g.state = 'open'
    ORDER BY g.begins_on, g.id"""  # noqa: S608
GROUP = f"SELECT g.* FROM reintegration.programme_group g WHERE {IN_SCOPE} AND g.id = $2"  # noqa: S608
SESSIONS = "SELECT * FROM reintegration.group_session WHERE group_id = $1 ORDER BY starts_at, number, id"
SESSION = "SELECT * FROM reintegration.group_session WHERE id = $1"
AHEAD = f"""SELECT s.*, g.place, g.leader_name FROM reintegration.group_session s JOIN reintegration.programme_group g ON g.id = s.group_id
    WHERE {IN_SCOPE} AND g.state = 'open' AND g.leader = $2 AND s.state = 'planned' AND s.starts_at < $3
    ORDER BY s.starts_at, s.id LIMIT $4"""  # noqa: S608
ONE_OF = """SELECT p.*, c.name, c.language, c.status FROM reintegration.participation p
    JOIN reintegration."case" c ON c.person = p.person"""
PEOPLE = f"{ONE_OF} WHERE :in_scope AND p.group_id = $2 ORDER BY public.name_key(c.name), p.id"
OF_PERSON = """SELECT p.*, c.name, c.language, c.status, g.place, g.leader_name, g.begins_on, g.state AS group_state, g.sealed
    FROM reintegration.participation p JOIN reintegration."case" c ON c.person = p.person
    JOIN reintegration.programme_group g ON g.id = p.group_id WHERE p.person = $1 ORDER BY g.begins_on DESC, p.id"""
EVENTS = "SELECT * FROM reintegration.participation_event WHERE participation = $1 ORDER BY version"
MARKS = """SELECT DISTINCT ON (a.session, a.participation) a.* FROM reintegration.attendance a
    JOIN reintegration.group_session s ON s.id = a.session WHERE s.group_id = $1
    ORDER BY a.session, a.participation, a.version DESC"""


WAITING = """SELECT p.id, p.person, p.group_id FROM reintegration.participation p WHERE p.group_id = $1 AND p.state = 'waiting'
    ORDER BY p.changed_at, p.id LIMIT 1"""
FREE = """SELECT g.id FROM reintegration.programme_group g WHERE g.state = 'open' AND g.taken < g.seats AND EXISTS (
    SELECT FROM reintegration.participation p WHERE p.group_id = g.id AND p.state = 'waiting') ORDER BY g.id"""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as it stands."""

    id: UUID
    office: str
    region: str
    place: str
    leader: UUID
    leader_name: str
    language: str
    seats: int
    taken: int
    begins_on: date
    state: str
    reason: str | None
    sealed: bytes = field(repr=False)
    made_by_name: str
    made_at: datetime
    version: int

    @property
    def follows(self) -> Version:
        """The version of the programme."""
        found = opened(self.id, self.sealed)
        return version_of(found.programme, found.valid_from)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session of a group."""

    id: UUID
    group_id: UUID
    number: int
    starts_at: datetime
    minutes: int
    state: str
    why_not: str | None
    catches_up: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class SessionAhead(SessionRow):
    """The same with the place of the group: never with what it is about."""

    place: str
    leader_name: str


@dataclass(frozen=True, slots=True)
class ParticipationRow:
    """Somebody in a group."""

    id: UUID
    person: UUID
    group_id: UUID
    state: str
    reason: str | None
    changed_at: datetime
    changed_by_name: str
    version: int
    name: str
    language: str
    status: str


@dataclass(frozen=True, slots=True)
class OfPerson(ParticipationRow):
    """One participation of a person, with the group; `sealed` says which programme it follows."""

    place: str
    leader_name: str
    begins_on: date
    group_state: str
    sealed: bytes = field(repr=False)

    @property
    def follows(self) -> Version:
        """The version of the programme; for readers who said for what."""
        found = opened(self.group_id, self.sealed)
        return version_of(found.programme, found.valid_from)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One version of a participation."""

    id: UUID
    participation: UUID
    version: int
    act: str
    state: str
    reason: str | None
    agreed_form: str | None
    told_on: date | None
    sealed: bytes | None = field(repr=False)
    by_id: UUID
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MarkRow:
    """The mark that counts."""

    id: UUID
    session: UUID
    participation: UUID
    version: int
    mark: str
    sealed: bytes | None = field(repr=False)
    by_id: UUID
    by_name: str
    at: datetime


async def groups(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[GroupRow]:
    """Groups of the reader's office and region, the latest first."""
    return page_of(await fetch_rows(DB, GroupRow, GROUPS, office_of(by), size + 1, after), size, begins_after=after)


async def open_groups(by: Actor) -> list[GroupRow]:
    """Open groups, the earliest first; where no seat is free, people can wait for one."""
    return await fetch_rows(DB, GroupRow, OPEN, office_of(by))


async def group_of(group: UUID, by: Actor) -> GroupRow:
    """One group. Raises NotThere out of scope."""
    found = await fetch_row(DB, GroupRow, GROUP, office_of(by), group)
    if found is None:
        raise NotThere
    return found


async def sessions_of(group: UUID) -> list[SessionRow]:
    """Its sessions in order. Call `group_of` first: it checks who may read."""
    return await fetch_rows(DB, SessionRow, SESSIONS, group)


async def session_of(session: UUID, by: Actor) -> tuple[GroupRow, SessionRow]:
    """One session with its group. Raises NotThere out of scope."""
    found = await fetch_row(DB, SessionRow, SESSION, session)
    if found is None:
        raise NotThere
    return await group_of(found.group_id, by), found


async def sessions_to_hold(by: Actor, before: datetime) -> list[SessionAhead]:
    """The reader's own planned sessions that begin before a moment, the earliest first; at most MOST_TODAY."""
    return await fetch_rows(DB, SessionAhead, AHEAD, office_of(by), by.id, before, MOST_TODAY)


async def people_of(group: UUID, by: Actor) -> list[ParticipationRow]:
    """Who is or was in a group, by name, as far as the reader sees their cases."""
    return await fetch_in_scope(ParticipationRow, PEOPLE, by, group)


async def participation_of(number: UUID, by: Actor) -> ParticipationRow:
    """One participation. Raises NotThere out of scope."""
    found = await fetch_in_scope(ParticipationRow, f"{ONE_OF} WHERE :in_scope AND p.id = $2", by, number)
    if not found:
        raise NotThere
    return found[0]


async def participations_of(person: UUID) -> list[OfPerson]:
    """Those of a person, the latest group first, also of a desk before. Call `case` first: it checks who may read."""
    async with beyond_scope(DB, "a group of the desk before, of a person who moved"):
        return await fetch_rows(DB, OfPerson, OF_PERSON, person)


async def events_of(participation: UUID) -> list[EventRow]:
    """What happened to it. Call `participation_of` first."""
    return await fetch_rows(DB, EventRow, EVENTS, participation)


@dataclass(frozen=True, slots=True)
class Waits:
    """Who waits longest for a seat in a group."""

    id: UUID
    person: UUID
    group_id: UUID


async def first_waiting(group: UUID) -> Waits | None:
    """Who waits longest, of every desk."""
    async with beyond_scope(DB, "a seat is offered in the order of the waiting list, also to a person of another desk"):
        return await fetch_row(DB, Waits, WAITING, group)


async def somebody_waits(group: UUID) -> bool:
    """Whether anybody waits for a seat."""
    return await first_waiting(group) is not None


async def groups_to_offer() -> list[UUID]:
    """Groups with a free seat for which somebody waits: for the worker's process, which sees all."""
    return await fetch_values(DB, FREE)


async def marks_of(group: UUID) -> Mapping[UUID, Mapping[UUID, MarkRow]]:
    """The marks of a group: by participation, then by session. Call `group_of` first."""
    found: dict[UUID, dict[UUID, MarkRow]] = {}
    for row in await fetch_rows(DB, MarkRow, MARKS, group):
        found.setdefault(row.participation, {})[row.session] = row
    return found
