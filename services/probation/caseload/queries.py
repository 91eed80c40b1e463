"""Lists of people in keyset pages, scoped by who asks.

Each reads the current registration first, by an index that begins with the reader's scope and continues in the list's order."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from services.probation.cases.queries import CASE, NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.rows import count_rows, keys_behind
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_rows

T = TypeVar("T")
SHOWN = """SELECT f.case_number, f.category, f.id AS registration, p.id AS person, {name} AS name, next.due_on, next.closes_at,
        waiting.number AS waiting
    FROM ({found}) f JOIN probation.person p ON p.id = f.person
    LEFT JOIN LATERAL (SELECT due_on, closes_at FROM probation.check_in c WHERE c.registration = f.id AND c.state = 'created'
        ORDER BY due_on LIMIT 1) next ON true
    LEFT JOIN LATERAL (SELECT count(*) AS number FROM probation.queue_item q WHERE q.person = f.person AND q.closed_at IS NULL) waiting
        ON true
    ORDER BY {order}"""

REGISTERED = "SELECT r.* FROM probation.registration r WHERE (r.current OR r.state = 'open') AND {scope} AND r.state = $1 AND {way}"

BY_NAME, BY_NUMBER = "r.name_key, r.id", 'r.case_number COLLATE "C", r.id'

WITH_NUMBER = 'r.case_number COLLATE "C" >= $3 AND r.case_number COLLATE "C" < $4'

BEGINS = "r.name_key >= public.name_key($3) AND r.name_key < public.name_key($3) || chr(1114111)"

HOLDS = "r.id IN (SELECT probation.registrations_by_name($3, $1, {after}, $2))"  # by trigrams, of which the policies would make no use

HOLDS_OF_FEW = "strpos(r.name_key, public.name_key($3)) > 0"  # an officer's or an office's: reading all of them is faster than searching

LEAST_OF_A_NAME = 3  # letters; a trigram

ENDING = "{scope} AND r.state = 'open' AND r.term_ends_on <= $1 AND r.term_suspended_since IS NULL"

LEAST_OF_A_PHONE = 4  # digits; fewer would find half the country


@dataclass(frozen=True, slots=True)
class Number:
    """How many."""

    number: int


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person on the list: the next check-in, and how many items wait about them."""

    person: UUID
    registration: UUID
    name: str
    case_number: str
    category: str
    due_on: date | None
    waiting: int


@dataclass(frozen=True, slots=True)
class EndingCase:
    """A case whose term ends soon."""

    person: UUID
    registration: UUID
    name: str
    case_number: str
    category: str
    term_ends_on: date


async def people(by: Actor, search: str, *, closed: bool, size: int, after: UUID | None = None) -> KeysetPage[ListedPerson]:
    """The caseload by name in the order of the Kazakh alphabet; `after` is a registration.

    A search with a letter in it finds a part of a name; any other search finds the beginning of a case number, an ИИН, or the end of a
    phone number, in the order of case numbers.
    """
    ways, keys, asked = _search(by, search)
    condition, whose = scope(by, 3 + len(asked), in_register=True)
    values = ["closed" if closed else "open", size + 1, *asked, *whose]
    behind, begin = await keys_behind(f"SELECT {keys} FROM probation.registration r WHERE id = $1", after, f"({keys})", len(values) + 1)
    ways = tuple(way.format(after=f"${len(values) + 1}, ${len(values) + 2}" if begin else "NULL, NULL") for way in ways)
    found = _union(REGISTERED.format(scope=condition, way=way) + f" {behind} ORDER BY {keys} LIMIT $2" for way in ways)
    found = f"SELECT * FROM ({found}) r ORDER BY {keys} LIMIT $2"
    rows = await _search_rows(ListedPerson, SHOWN.format(name=NAME, found=found, order=keys.replace("r.", "f.")), *values, *begin)
    return page_of(rows, size, begins_after=after, key="registration")


async def count_people(by: Actor, search: str, *, closed: bool) -> int:
    """How many that list has, up to MOST_COUNTED + 1."""
    ways, _, asked = _search(by, search)
    condition, whose = scope(by, 3 + len(asked), in_register=True)
    registered = (REGISTERED.format(scope=condition, way=way.format(after="NULL, NULL")) for way in ways)
    found = _union(each.replace("r.*", "r.id") + " LIMIT $2" for each in registered)
    counted = f"SELECT count(*) AS number FROM ({found}) counted"
    (row,) = await _search_rows(Number, counted, "closed" if closed else "open", MOST_COUNTED + 1, *asked, *whose)
    return row.number


async def term_ends_soon(by: Actor, until: date, *, size: int, after: UUID | None = None) -> KeysetPage[EndingCase]:
    """Open cases whose term ends by `until`, the soonest first; `after` is a registration."""
    condition, values = scope(by, 3)
    behind = "SELECT term_ends_on, id FROM probation.registration WHERE id = $1"
    more, keys = await keys_behind(behind, after, "(r.term_ends_on, r.id)", 3 + len(values))
    statement = f"{CASE} WHERE {ENDING.format(scope=condition)} {more} ORDER BY r.term_ends_on, r.id LIMIT $2"
    rows = await fetch_rows(DB, EndingCase, statement, *(until, size + 1, *values, *keys))
    return page_of(rows, size, begins_after=after, key="registration")


async def count_term_ends_soon(by: Actor, until: date) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    condition, values = scope(by, 2)
    statement = f"SELECT 1 FROM probation.registration r WHERE {ENDING.format(scope=condition)} LIMIT {MOST_COUNTED + 1}"
    return await count_rows(statement, until, *values)


def _search(by: Actor, search: str) -> tuple[tuple[str, ...], str, list[str]]:
    """Conditions on a registration, each with its own index; the order of the results; their arguments, from `$3`."""
    if not search:
        return ("true",), BY_NAME, []
    if any(sign.isalpha() for sign in search):
        if len(search) < LEAST_OF_A_NAME:
            return (BEGINS,), BY_NAME, [search]
        many = scope_of(by).everything
        return (HOLDS if many else HOLDS_OF_FEW,), BY_NAME, [_literal(search) if many else search]
    digits = "".join(sign for sign in search if sign.isdigit())[-10:]
    after_all = search[:-1] + chr(ord(search[-1]) + 1)
    ways = [WITH_NUMBER, "r.person IN (SELECT id FROM probation.person WHERE iin = $3)"]
    if len(digits) >= LEAST_OF_A_PHONE:
        ways.append("r.person IN (SELECT probation.persons_by_phone($5))")
    return tuple(ways), BY_NUMBER, [search, after_all, digits][: len(ways)]


def _union(parts: Iterable[str]) -> str:
    return " UNION ".join(f"({part})" for part in parts)


async def _search_rows(kind: type[T], statement: str, *values: Any) -> list[T]:
    """Every row, with a plan for these values: whether a part of a name is rare decides the best way to find it."""
    async with transaction(DB):
        await DB.connection().execute("SET LOCAL plan_cache_mode = force_custom_plan")
        return await fetch_rows(DB, kind, statement, *values)


def _literal(text: str) -> str:
    """Escape the text for LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
