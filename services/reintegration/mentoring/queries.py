"""Reads of mentoring: the desk's by the scope of the case, the mentor's by the own account alone."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.mentoring.domain import State
from services.reintegration.rows import fetch_in_scope, office_of
from services.reintegration.sealing.keys import PersonKey, key_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values

OF_DESK = """SELECT m.*, c.name, c.language, c.status FROM reintegration.mentorship m JOIN reintegration."case" c ON c.person = m.person
    WHERE :in_scope AND """
COUNTS = "NOT l.struck AND NOT EXISTS (SELECT FROM reintegration.mentor_log n WHERE n.entry = l.entry AND n.version > l.version)"
"""The version of an entry that counts, of one that was not taken back."""
LOG = f"""SELECT l.* FROM reintegration.mentor_log l WHERE l.mentorship = $1 AND {COUNTS} AND ($3::uuid IS NULL OR (l.day, l.entry) <
    (SELECT o.day, o.entry FROM reintegration.mentor_log o WHERE o.entry = $3 ORDER BY o.version DESC LIMIT 1))
    ORDER BY l.day DESC, l.entry DESC LIMIT $2"""  # noqa: S608
ENTRY = "SELECT * FROM reintegration.mentor_log WHERE entry = $1 ORDER BY version DESC LIMIT 1"
OWN = """SELECT m.* FROM reintegration.mentorship m WHERE m.mentor = $1 AND m.until_on >= $2
    AND m.state IN ('proposed', 'person_agreed', 'mentor_agreed', 'active') ORDER BY m.from_on, m.id"""
REACH = """SELECT m.id AS mentorship, c.name, c.language, CASE WHEN k.id IS NULL OR 'phone' = ANY (k.categories) THEN c.phone END AS phone
    FROM reintegration.mentorship m JOIN reintegration."case" c ON c.person = m.person
    LEFT JOIN reintegration.consent k ON k.id = m.consent WHERE m.id = ANY ($1)"""
RUN_OUT = """SELECT m.* FROM reintegration.mentorship m WHERE m.state IN ('proposed', 'person_agreed', 'mentor_agreed', 'active')
    AND (m.until_on < $1 OR m.mentor NOT IN (SELECT reintegration.accounts_in_use($2))) ORDER BY m.id"""
MENTORS = """SELECT DISTINCT mentor FROM reintegration.mentorship
    WHERE state IN ('proposed', 'person_agreed', 'mentor_agreed', 'active') ORDER BY mentor"""
ENTRIES = f"""SELECT l.entry, m.mentor_name, l.day, l.kind, l.minutes FROM reintegration.mentor_log l
    JOIN reintegration.mentorship m ON m.id = l.mentorship WHERE l.day >= $1 AND l.day < $2 AND {COUNTS}
    AND ($3::text IS NULL OR m.office = $3) AND ($4::uuid IS NULL OR m.mentor = $4)
    ORDER BY public.name_key(m.mentor_name), m.mentor, l.day, l.entry"""  # noqa: S608
NEXT = f"""SELECT l.mentorship, min(l.next_on) AS next_on FROM reintegration.mentor_log l
    WHERE l.mentorship = ANY ($1) AND l.next_on >= $2 AND {COUNTS} GROUP BY l.mentorship"""  # noqa: S608
HOURS = f"""SELECT m.mentor, m.mentor_name, sum(l.minutes)::integer AS minutes, count(*)::integer AS entries,
        count(DISTINCT m.person)::integer AS people
    FROM reintegration.mentor_log l JOIN reintegration.mentorship m ON m.id = l.mentorship
    WHERE l.day >= $1 AND l.day < $2 AND {COUNTS} AND ($3::text IS NULL OR m.office = $3) AND ($4::uuid IS NULL OR m.mentor = $4)
    GROUP BY m.mentor, m.mentor_name ORDER BY public.name_key(m.mentor_name), m.mentor"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class MentorshipRow:
    """A mentor of a person."""

    id: UUID
    person: UUID
    mentor: UUID
    mentor_name: str
    office: str
    from_on: date
    until_on: date
    state: str
    reason: str | None
    consent: UUID | None
    changed_at: datetime
    changed_by_name: str
    version: int


@dataclass(frozen=True, slots=True)
class OnDesk(MentorshipRow):
    """The same for the desk."""

    name: str
    language: str
    status: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One version of it."""

    id: UUID
    mentorship: UUID
    version: int
    act: str
    state: str
    reason: str | None
    agreed_form: str | None
    until_on: date
    by_id: UUID
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LogRow:
    """An entry as it counts; its words are sealed."""

    id: UUID
    entry: UUID
    version: int
    mentorship: UUID
    day: date
    kind: str
    minutes: int
    next_on: date | None
    struck: bool
    sealed: bytes = field(repr=False)
    by_id: UUID
    by_name: str
    at: datetime

    @property
    def about(self) -> str:
        """What its words are sealed for."""
        return f"mentor_log/{self.entry}/{self.version}"


@dataclass(frozen=True, slots=True)
class Words:
    """What was done, and the person's own words."""

    done: str = field(repr=False)
    said: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mentee:
    """What a mentor sees of a person: nothing but this. Before both agreed there is no name and no phone."""

    mentorship: UUID
    person: UUID
    state: str
    from_on: date
    until_on: date
    version: int
    language: str
    name: str = ""
    phone: str | None = field(default=None, repr=False)
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Reach:
    mentorship: UUID
    name: str
    phone: str | None = field(repr=False)
    language: str


@dataclass(frozen=True, slots=True)
class _Next:
    mentorship: UUID
    next_on: date


@dataclass(frozen=True, slots=True)
class Hours:
    """What one mentor did in a month."""

    mentor: UUID
    mentor_name: str
    minutes: int
    entries: int
    people: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as a mentor's organisation may see it: no name of the person, no words."""

    entry: UUID
    mentor_name: str
    day: date
    kind: str
    minutes: int


async def of_person(person: UUID, by: Actor) -> list[OnDesk]:
    """Everybody who is or was a mentor of the person, the latest first."""
    return await fetch_in_scope(OnDesk, f"{OF_DESK} m.person = $2 ORDER BY m.from_on DESC, m.id", by, person)


async def on_desk(mentorship: UUID, by: Actor) -> OnDesk:
    """One, for the desk. Raises NotThere out of scope."""
    found = await fetch_in_scope(OnDesk, f"{OF_DESK} m.id = $2", by, mentorship)
    if not found:
        raise NotThere
    return found[0]


async def running(by: Actor) -> list[OnDesk]:
    """Those of the reader's desk that go on."""
    states = "'proposed', 'person_agreed', 'mentor_agreed', 'active'"
    return await fetch_in_scope(OnDesk, f"{OF_DESK} m.state IN ({states}) ORDER BY m.until_on, m.id", by)


async def events_of(mentorship: UUID) -> list[EventRow]:
    """What happened to it. Call `on_desk` first."""
    return await fetch_rows(DB, EventRow, "SELECT * FROM reintegration.mentorship_event WHERE mentorship = $1 ORDER BY version", mentorship)


async def log_of(mentorship: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[LogRow]:
    """The entries, the latest day first. Call `on_desk` or `own` first: it checks who may read."""
    return page_of(await fetch_rows(DB, LogRow, LOG, mentorship, size + 1, after), size, begins_after=after, key="entry")


def words_of(row: LogRow, key: PersonKey | None) -> Words:
    """The words of an entry; empty where the key was destroyed."""
    found = key.open(row.sealed, row.about) if key else {}
    return Words(str(found.get("done", "")), str(found.get("said", "")))


async def mentees(by: Actor, today: date) -> list[Mentee]:
    """The mentor's own people, and those who may become so."""
    rows = await fetch_rows(DB, MentorshipRow, OWN, by.id, today)
    known = {each.mentorship: each for each in await _reach([row.id for row in rows])}
    dates = {each.mentorship: each.next_on for each in await fetch_rows(DB, _Next, NEXT, [row.id for row in rows], today)}
    return [_mentee(row, known[row.id], dates.get(row.id)) for row in rows if row.id in known]


async def own(mentorship: UUID, by: Actor, today: date) -> Mentee:
    """One of the mentor's own people. Raises NotThere for somebody else's, and after the last day."""
    found = [each for each in await mentees(by, today) if each.mentorship == mentorship]
    if not found:
        raise NotThere
    return found[0]


async def entry_of(entry: UUID, by: Actor, today: date) -> tuple[Mentee, LogRow]:
    """An entry of the mentor's own log as it counts. Raises NotThere."""
    row = await fetch_row(DB, LogRow, ENTRY, entry)
    if row is None or row.struck:
        raise NotThere
    return await own(row.mentorship, by, today), row


async def key_for_mentor(mentee: Mentee) -> PersonKey | None:
    """The key under which the own entries are. Call `own` first."""
    async with beyond_scope(DB, "a mentor reads the own words, which are sealed under the person's key"):
        return await key_of(mentee.person)


async def hours(begin: date, end: date, by: Actor, *, mentor: UUID | None = None) -> list[Hours]:
    """The hours of a time from `begin` until before `end`: of a mentor, or of every mentor of the reader's office."""
    return await fetch_rows(DB, Hours, HOURS, begin, end, None if mentor else office_of(by), mentor)


async def entries(begin: date, end: date, by: Actor, *, mentor: UUID | None = None) -> list[EntryRow]:
    """Every entry of the same time and the same mentors, without a word of what was done or said, and without the person."""
    return await fetch_rows(DB, EntryRow, ENTRIES, begin, end, None if mentor else office_of(by), mentor)


async def run_out(today: date) -> list[MentorshipRow]:
    """What goes on although its last day has passed, or its mentor cannot sign in: for the worker's process, which sees all."""
    mentors = await fetch_values(DB, MENTORS)
    return await fetch_rows(DB, MentorshipRow, RUN_OUT, today, mentors)


async def _reach(mentorships: list[UUID]) -> list[_Reach]:
    async with beyond_scope(DB, "a mentor sees name, phone and language of the own people, and no case"):
        return await fetch_rows(DB, _Reach, REACH, mentorships)


def _mentee(row: MentorshipRow, known: _Reach, next_on: date | None) -> Mentee:
    agreed = row.state == State.ACTIVE
    return Mentee(
        row.id, row.person, row.state, row.from_on, row.until_on, row.version, known.language, known.name if agreed else "",
        known.phone if agreed else None, next_on,
    )  # fmt: skip
