"""Lists of people and of what is due, in keyset pages, scoped by who asks.

Each reads the current registration first, by an index that begins with the reader's scope and goes on in the list's order.
"""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.probation.queries import CASE, NAME, Row, fetch_row, fetch_rows, scope
from services.probation.tables import DB
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.identity.actors import Actor

SHOWN = """SELECT f.case_number, f.category, f.id AS registration, p.id AS person, {name} AS name, next.due_on, next.closes_at,
        waiting.number AS waiting
    FROM ({found}) f JOIN probation.person p ON p.id = f.person
    LEFT JOIN LATERAL (SELECT due_on, closes_at FROM probation.check_in c WHERE c.registration = f.id AND c.state = 'created'
        ORDER BY due_on LIMIT 1) next ON true
    LEFT JOIN LATERAL (SELECT count(*) AS number FROM probation.queue_item q WHERE q.person = f.person AND q.closed_at IS NULL) waiting
        ON true
    ORDER BY {order}"""
REGISTERED = "SELECT r.* FROM probation.registration r WHERE r.current AND {scope} AND r.state = $2 {more}"
DUE = """SELECT c.id, c.due_on, c.closes_at, c.version, p.id AS person, {name} AS name, r.name_key, r.case_number, p.zone, p.phone
    FROM probation.check_in c JOIN probation.registration r ON r.id = c.registration JOIN probation.person p ON p.id = c.person"""
OPEN_NOW = "{scope} AND c.state = 'created' AND c.opens_at <= $2 AND c.closes_at > $2"
ENDING = "r.current AND {scope} AND r.state = 'open' AND r.term_ends_on <= $2"
LEAST_OF_A_PHONE = 4  # digits; fewer would find half the country


async def people(by: Actor, search: str, *, closed: bool, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """The caseload by name in the order of the Kazakh alphabet; `after` is a registration.

    A search with a letter in it finds a part of a name, another one the beginning of a case number, an ИИН, or the end of a phone number,
    by case number.
    """
    state = "closed" if closed else "open"
    if search and not any(sign.isalpha() for sign in search):
        return await _people_by_number(by, search, state, size, after)
    more, values = "", []
    if search:
        more, values = "AND r.name_key LIKE '%' || public.name_key($4) || '%'", [_literal(search)]
    return await _people(by, state, size, after, more, values, ("name_key", "id"))


async def count_people(by: Actor, search: str, *, closed: bool) -> int:
    """How many that list has, up to MOST_COUNTED + 1."""
    condition, values = scope(by, 1)
    found, more = _numbered(3) if search and not any(sign.isalpha() for sign in search) else ("", "")
    values = [*values, "closed" if closed else "open"]
    if search and not found:
        more = "AND r.name_key LIKE '%' || public.name_key($3) || '%'"
    if search:
        values += [_literal(search)] if not found else [_literal(search), search, _digits(search)]
    statement = REGISTERED.format(scope=condition, more=more)
    return int(await _value(f"SELECT count(*) FROM ({statement} LIMIT {MOST_COUNTED + 1}) counted", *values))


async def due(by: Actor, now: datetime, *, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """Check-ins that are open for handing in now, the one that closes first at the top; `after` is a check-in."""
    condition, values = scope(by, 1)
    more, keys = await _behind("SELECT closes_at, id FROM probation.check_in WHERE id = $1", after, "(c.closes_at, c.id)", 4)
    rows = await fetch_rows(
        f"{DUE.format(name=NAME)} WHERE {OPEN_NOW.format(scope=condition)} {more} ORDER BY c.closes_at, c.id LIMIT $3",
        *(*values, now, size + 1, *keys),
    )
    return page_of(rows, size, begins_after=after).ordered(lambda row: (row["closes_at"], row["name_key"]))


async def count_due(by: Actor, now: datetime) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    condition, values = scope(by, 1)
    return int(
        await _value(
            "SELECT count(*) FROM (SELECT 1 FROM probation.check_in c JOIN probation.registration r ON r.id = c.registration"
            f" WHERE {OPEN_NOW.format(scope=condition)} LIMIT {MOST_COUNTED + 1}) counted",
            *(*values, now),
        )
    )


async def term_ends_soon(by: Actor, until: date, *, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """Open cases whose term ends by `until`, the soonest first; `after` is a registration."""
    condition, values = scope(by, 1)
    more, keys = await _behind("SELECT term_ends_on, id FROM probation.registration WHERE id = $1", after, "(r.term_ends_on, r.id)", 4)
    rows = await fetch_rows(
        f"{CASE} WHERE {ENDING.format(scope=condition)} {more} ORDER BY r.term_ends_on, r.id LIMIT $3", *(*values, until, size + 1, *keys)
    )
    return page_of(rows, size, begins_after=after, key="registration")


async def count_term_ends_soon(by: Actor, until: date) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    condition, values = scope(by, 1)
    statement = f"SELECT 1 FROM probation.registration r WHERE {ENDING.format(scope=condition)} LIMIT {MOST_COUNTED + 1}"
    return int(await _value(f"SELECT count(*) FROM ({statement}) counted", *(*values, until)))


async def _people_by_number(by: Actor, search: str, state: str, size: int, after: UUID | None) -> KeysetPage[Row]:
    _, more = _numbered(4)
    return await _people(by, state, size, after, more, [_literal(search), search, _digits(search)], ("case_number", "id"))


def _numbered(place: int) -> tuple[str, str]:
    """A condition on a registration: case number, ИИН or phone as typed, at `$place` and the two after it."""
    people = (
        f"SELECT id FROM probation.person WHERE iin = ${place + 1}"
        f" UNION ALL SELECT id FROM probation.person WHERE ${place + 2} <> '' AND reverse(phone) LIKE reverse(${place + 2}) || '%'"
    )
    return people, f"AND (r.case_number LIKE ${place} || '%' OR r.person IN ({people}))"


async def _people(
    by: Actor, state: str, size: int, after: UUID | None, more: str, values: list[Any], order: tuple[str, str]
) -> KeysetPage[Row]:
    condition, whose = scope(by, 1)
    keys, place = ", ".join(f"r.{name}" for name in order), 4 + len(values)
    behind, begin = await _behind(f"SELECT {order[0]}, id FROM probation.registration WHERE id = $1", after, f"({keys})", place)
    found = REGISTERED.format(scope=condition, more=f"{more} {behind} ORDER BY {keys} LIMIT $3")
    statement = SHOWN.format(name=NAME, found=found, order=", ".join(f"f.{name}" for name in order))
    rows = await fetch_rows(statement, *(*whose, state, size + 1, *values, *begin))
    return page_of(rows, size, begins_after=after, key="registration")


async def _behind(statement: str, after: UUID | None, keys: str, place: int) -> tuple[str, list[Any]]:
    """A condition that a list goes on behind the row `after`, with its two arguments from `$place`; nothing for the first page."""
    row = await fetch_row(statement, after) if after else None
    return (f"AND {keys} > (${place}, ${place + 1})", list(row.values())) if row else ("", [])


async def _value(statement: str, *values: Any) -> Any:
    assert DB.pool is not None
    return await DB.pool.fetchval(statement, *values)


def _literal(text: str) -> str:
    """For LIKE: what was typed means itself."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _digits(search: str) -> str:
    digits = "".join(sign for sign in search if sign.isdigit())[-10:]
    return digits if len(digits) >= LEAST_OF_A_PHONE else ""
