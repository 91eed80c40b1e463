"""Which cases are meant: those of the reader that answer to what was typed, the best first.

The functions apply the reader's scope from what the transaction says, the rest the policies. Whoever shows the results reads them from the
protected tables again, with the scope of the queries.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.reintegration.case_search.query import Asked, asked, fits_year
from services.reintegration.database import DB
from shared.db import acting
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.name_search.names import stem
from shared.name_search.query import LEAST_NUMBER, likely
from shared.name_search.score import Match, Meant, Spelling, Why, best

MOST_HITS = 50
CANDIDATES = 60
AMONG, AMONG_OFFICES = 200, 20_000
"""Of so many people of the country those are taken whom the reader may see."""
LEAST_SCORE = 0.45
NUMBER_SCORE, NUMBER_PART, WITHOUT_NUMBER, YEAR_SCORE = 1.0, 0.9, 0.6, 0.7
LIKE = """SELECT word FROM reintegration.near_word WHERE remainder = ANY($1::text[])
    UNION SELECT s.word FROM unnest($2::text[]) AS asked (part)
        CROSS JOIN LATERAL (SELECT word FROM reintegration.search_word WHERE word LIKE asked.part) s"""
BY_WORDS = "SELECT person, weight FROM reintegration.cases_by_words($1, $2, $3, $4, $5, $6, $7)"
BY_NUMBER = "SELECT reintegration.cases_by_number($1, $2, $3, $4)"
BY_YEAR = """SELECT c.person FROM reintegration."case" c WHERE c.birth_year = $1 AND ($2::text IS NULL OR c.status = $2)
    ORDER BY c.name_key, c.person LIMIT $3"""
NAMES = 'SELECT c.person, c.name, c.case_number, c.phone, c.birth_year FROM reintegration."case" c WHERE c.person = ANY($1)'


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that is found: `score` from 0 to 1, and by which parts of the name."""

    person: UUID
    name: str
    case_number: str
    score: float
    found: tuple[tuple[str, Why], ...]


@dataclass(frozen=True, slots=True)
class _Named:
    person: UUID
    name: str
    case_number: str
    phone: str | None
    birth_year: int | None


@dataclass(frozen=True, slots=True)
class _Weighed:
    person: UUID
    weight: float


async def find(text: str, *, status: str | None, now: datetime, most: int = MOST_HITS) -> list[Hit]:
    """Cases of whoever the database is asked for, the best first; `status`: open or closed ones, None: both."""
    what = asked(text, this_year=now.year)
    async with transaction(DB):
        numbered = await _by_numbers(what, status)
        born = set(await fetch_values(DB, BY_YEAR, what.year, status, most)) if what.year and not what.query.words else set[UUID]()
        words = await _meant(what)
        named = await _by_words(words, what.year, status)
        rows = await fetch_rows(DB, _Named, NAMES, list({*numbered, *born, *named}))
    hits = [_hit(what, words, row, numbered=row.person in numbered) for row in rows]
    return sorted((hit for hit in hits if hit.score >= LEAST_SCORE), key=lambda hit: (-hit.score, hit.name, hit.case_number))[:most]


async def _meant(what: Asked) -> list[Meant]:
    query = what.query
    found = await fetch_values(DB, LIKE, query.near, [f"%{part}%" for part in query.parts]) if query.near else []
    return [Meant(word, likely(word, found)) for word in query.words]


async def _by_words(words: list[Meant], year: int | None, status: str | None) -> list[UUID]:
    wanted: dict[tuple[int, str], float] = {}
    for place, meant in enumerate(words):
        for key, share in meant.keys.items():
            wanted[place, stem(key)] = max(share * meant.weight, wanted.get((place, stem(key)), 0.0))
    if not wanted:
        return []
    who = acting.current()
    among = AMONG_OFFICES if who.regions or who.offices or year else AMONG
    keys, places = [key for _, key in wanted], [place for place, _ in wanted]
    rows = await fetch_rows(DB, _Weighed, BY_WORDS, keys, places, list(wanted.values()), status, among, CANDIDATES, year)
    return [row.person for row in rows]


async def _by_numbers(what: Asked, status: str | None) -> set[UUID]:
    """Cases with all of the numbers."""
    found: set[UUID] | None = None
    for number in what.numbers:
        digits = "".join(sign for sign in number if sign.isdigit())
        if len(digits) >= LEAST_NUMBER:
            these = set(await fetch_values(DB, BY_NUMBER, number.upper(), digits, status, MOST_HITS))
            found = these if found is None else found & these
    return found or set()


def _hit(what: Asked, words: list[Meant], row: _Named, *, numbered: bool) -> Hit:
    family, given, *others = [*row.name.split(), "", ""]
    found = best(words, [Spelling(family, given, " ".join(others).strip() or None)])
    if numbered:
        found = _with_number(what, row, found)
    elif not words and what.year is not None and row.birth_year == what.year:
        found = Match(YEAR_SCORE, ((str(what.year), Why.NUMBER),))
    else:
        less = WITHOUT_NUMBER if any(number.replace("-", "").isdigit() for number in what.numbers) else 1.0
        found = replace(found, score=round(found.score * less * fits_year(row.birth_year, what.year), 4))
    return Hit(row.person, row.name, row.case_number, found.score, found.parts)


def _with_number(what: Asked, row: _Named, found: Match) -> Match:
    """A number decides: who has it comes before everybody whose name alone is alike."""
    known = {row.case_number.upper(), (row.phone or "")[-10:]}
    whole = all(number.upper() in known or number.replace("-", "")[-10:] in known for number in what.numbers)
    score = NUMBER_SCORE if whole else NUMBER_PART
    shown = tuple((number, Why.NUMBER) for number in what.numbers)
    if all(word.mixed for word in what.query.words):
        return Match(score, shown)
    return replace(found, score=(score + found.score) / 2, parts=(*found.parts, *shown))
