"""The list of people, filtered, sorted and searched, scoped by who asks.

Each statement reads the current registration first: in the order of the list by an index that begins with the reader's scope, or those that
the search found.
"""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from services.probation.caseload.domain import Column, Criteria, Order
from services.probation.cases.queries import NAME
from services.probation.cases.scoping import Arguments, scope
from services.probation.database import DB
from services.probation.search.queries import CANDIDATES, MOST_HITS, find
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_sort_keys, read_apart
from shared.name_search.score import Why

T = TypeVar("T")
MISSED_SINCE = timedelta(days=365)
MISSED = """(SELECT count(*) FROM probation.check_in c WHERE c.registration = {r}.id AND c.state = 'expired'
        AND c.verdict IS DISTINCT FROM 'excused' AND c.verdict IS DISTINCT FROM 'our_fault' AND c.closes_at >= {since})"""
WORN = "EXISTS (SELECT FROM probation.device_assignment a WHERE a.person = {r}.person AND a.until IS NULL)"
OVERDUE = """EXISTS (SELECT FROM probation.check_in c WHERE c.registration = r.id AND c.reviewed_at IS NULL
        AND (c.state = 'expired' OR c.state = 'created' AND c.closes_at <= {now}))"""
DUE = "(SELECT min(c.due_on) FROM probation.check_in c WHERE c.registration = r.id AND c.state = 'created')"
SHOWN = f"""SELECT f.case_number, f.category, f.id AS registration, p.id AS person, {NAME} AS name, next.due_on,
        waiting.number AS waiting, f.officer_name, f.supervising_authority, f.office, f.term_ends_on,
        {MISSED.format(r="f", since="$1")} AS missed, {WORN.format(r="f")} AS bracelet
    FROM ({{found}}) f JOIN probation.person p ON p.id = f.person
    LEFT JOIN LATERAL (SELECT due_on FROM probation.check_in c WHERE c.registration = f.id AND c.state = 'created'
        ORDER BY due_on LIMIT 1) next ON true
    LEFT JOIN LATERAL (SELECT count(*) AS number FROM probation.queue_item q WHERE q.person = f.person AND q.closed_at IS NULL) waiting
        ON true
    ORDER BY f.sort_key {{direction}}, f.id {{direction}}"""
RISK = """EXISTS (SELECT FROM probation.risk_current k WHERE k.person = r.person AND k.authority = r.supervising_authority AND {which})"""
"""By the key of the row that is kept for lists: the list itself is still read by the index that begins with the reader's scope."""
BEGINS = "r.name_key >= public.name_key({part}) AND r.name_key < public.name_key({part}) || chr(1114111)"
OFFICERS = """SELECT r.officer AS id, min(r.officer_name) AS name FROM probation.registration r
    WHERE (r.current OR r.state = 'open') AND {scope}
    GROUP BY r.officer ORDER BY 2"""
KEYS = {
    Column.NAME: "r.name_key",
    Column.NUMBER: 'r.case_number COLLATE "C"',
    Column.OFFICER: "public.name_key(r.officer_name)",
    Column.DUE: f"coalesce({DUE}, 'infinity')",
    Column.MISSED: MISSED.format(r="r", since="$1"),
    Column.ENDS: "r.term_ends_on",
}


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A registration on the list: the next check-in, how many were missed in a year without excuse, how many items wait about the person.

    `score` and `found`: how a search found the person (services.probation.search).
    """

    person: UUID
    registration: UUID
    name: str
    case_number: str
    category: str
    due_on: date | None
    waiting: int
    officer_name: str
    supervising_authority: str
    office: str
    term_ends_on: date
    missed: int
    bracelet: bool
    score: float | None = read_apart()
    found: tuple[tuple[str, Why], ...] = read_apart()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many registrations a list has, and of how many people: somebody may have several."""

    registrations: int
    people: int


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer with people on the list."""

    id: UUID
    name: str


def is_wide(by: Actor) -> bool:
    """Whether this reader's list may have a whole region or country."""
    rules = scope_of(by)
    return rules.everything or bool(rules.regions)


async def people(
    by: Actor, asked: Criteria, *, size: int, now: datetime, order: Order | None = None, after: UUID | None = None
) -> KeysetPage[ListedPerson]:
    """A page of the list; `after` is a registration. What a search finds is one page, the best first."""
    if asked.is_ranked:
        return KeysetPage(await _ranked(by, asked, now), None, after is None)
    order = order or Order()
    arguments = Arguments(1)
    arguments.add(now - MISSED_SINCE)  # $1 of SHOWN and KEYS
    key = KEYS[order.column]
    keys, direction = f"({key}, r.id)", "DESC" if order.descending else "ASC"
    condition = _condition(by, asked, now, arguments)
    most = arguments.add(size + 1)
    behind = ""
    if after is not None:
        statement = f"SELECT {key} AS sort_key, r.id FROM probation.registration r WHERE r.id = $2 AND $1::timestamptz IS NOT NULL"
        places = [arguments.add(value) for value in await fetch_sort_keys(DB, statement, now - MISSED_SINCE, after)]
        behind = f"AND {keys} {'<' if order.descending else '>'} ({', '.join(places)})" if places else ""
    found = f"""SELECT r.*, {key} AS sort_key FROM probation.registration r WHERE {condition} {behind}
        ORDER BY {key} {direction}, r.id {direction} LIMIT {most}"""
    rows = await _with_own_plan(ListedPerson, SHOWN.format(found=found, direction=direction), *arguments.values)
    return page_of(rows, size, begins_after=after, key="registration")


async def count_people(by: Actor, asked: Criteria, *, now: datetime) -> Numbers:
    """How many that list has, up to MOST_COUNTED + 1 registrations; a search is not counted, its page has all that it found."""
    arguments = Arguments(1)
    condition = _condition(by, asked, now, arguments)
    most = arguments.add(MOST_COUNTED + 1)
    statement = f"""SELECT count(*) AS registrations, count(DISTINCT person) AS people
        FROM (SELECT r.person FROM probation.registration r WHERE {condition} LIMIT {most}) counted"""
    (numbers,) = await _with_own_plan(Numbers, statement, *arguments.values)
    return numbers


def numbers_of(found: Iterable[ListedPerson]) -> Numbers:
    """The same of rows that are all that was found."""
    persons = [row.person for row in found]
    return Numbers(len(persons), len(set(persons)))


async def officers(by: Actor) -> list[Officer]:
    """Whose people are on this reader's list, by name; none where that may be a whole region's officers."""
    if is_wide(by):
        return []
    condition, values = scope(by, 1, in_register=True)
    return await fetch_rows(DB, Officer, OFFICERS.format(scope=condition), *values)


async def _ranked(by: Actor, asked: Criteria, now: datetime) -> list[ListedPerson]:
    hits = await find(asked.search, state=asked.state, most=CANDIDATES if asked.filters else MOST_HITS)
    known = {hit.registration: hit for hit in hits}
    arguments = Arguments(1)
    arguments.add(now - MISSED_SINCE)  # $1 of SHOWN
    condition = _condition(by, replace(asked, search=""), now, arguments)
    these = f"SELECT r.*, 0 AS sort_key FROM probation.registration r WHERE {condition} AND r.id = ANY({arguments.add(list(known))})"
    rows = await _with_own_plan(ListedPerson, SHOWN.format(found=these, direction=""), *arguments.values)
    places = {hit.registration: place for place, hit in enumerate(hits)}
    ordered = sorted(rows, key=lambda row: places[row.registration])[:MOST_HITS]
    return [replace(row, score=known[row.registration].score, found=known[row.registration].found) for row in ordered]


def _condition(by: Actor, asked: Criteria, now: datetime, arguments: Arguments) -> str:
    """What holds for every listed registration `r`; its arguments are added."""
    inside, values = scope(by, arguments.place + len(arguments.values), in_register=True)
    arguments.values += values
    parts = [f"(r.current OR r.state = 'open') AND {inside} AND r.state = {arguments.add(asked.state)}"]
    if asked.begins_name:
        parts.append(BEGINS.format(part=arguments.add(asked.search)))
    for column, value in (("officer", asked.officer), ("category", asked.category), ("supervising_authority", asked.authority)):
        if value is not None:
            parts.append(f"r.{column} = {arguments.add(value)}")
    if asked.ends_within is not None:
        parts.append(f"r.term_ends_on <= {arguments.add(now.date() + timedelta(days=asked.ends_within))}")
    if asked.overdue:
        parts.append(OVERDUE.format(now=arguments.add(now)))
    if asked.missed:
        parts.append(f"{MISSED.format(r='r', since=arguments.add(now - MISSED_SINCE))} > 0")
    if asked.bracelet:
        parts.append(WORN.format(r="r"))
    if which := _of_risk(asked, arguments):
        parts.append(RISK.format(which=which))
    return " AND ".join(parts)


def _of_risk(asked: Criteria, arguments: Arguments) -> str:
    """What the row of current risk is asked for; empty where nothing is."""
    parts = [f"k.tier = {arguments.add(asked.tier)}"] if asked.tier is not None else []
    flags = {"k.provisional": asked.provisional, "k.entered": asked.prone, "k.standing IN ('met', 'almost')": asked.near}
    return " AND ".join([*parts, *(condition for condition, is_asked in flags.items() if is_asked)])


async def _with_own_plan(kind: type[T], statement: str, *values: Any) -> list[T]:
    """Every row, with a plan for these values: how rare something is decides the best way to find it."""
    async with transaction(DB):
        await DB.connection().execute("SET LOCAL plan_cache_mode = force_custom_plan")
        return await fetch_rows(DB, kind, statement, *values)
