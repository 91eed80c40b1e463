"""Who is meant: the reader's people who answer to what was typed, the best first.

Every statement applies the reader's scope: the functions from what the transaction says (infra/adr/0036), the rest by the policies. Whoever
shows the results reads them from the protected tables again, with the scope of the queries.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from services.probation.database import DB
from shared.db import acting
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.name_search.names import stem
from shared.name_search.query import LEAST_NUMBER, Query, likely, read
from shared.name_search.score import Match, Meant, Spelling, Why, best
from shared.registry import registry

MOST_HITS = 50
CANDIDATES = 60
"""People whose names are compared letter by letter."""
AMONG, AMONG_REGIONS = 200, 20_000
"""Of so many people of the country those are taken whom the reader may see."""
LEAST_SCORE = 0.45
NUMBER_SCORE, NUMBER_PART = 1.0, 0.9
WITHOUT_NUMBER = 0.6
"""What a name is worth beside a number that is another's."""
LIKE = """SELECT word FROM probation.near_word WHERE remainder = ANY($1::text[])
    UNION SELECT s.word FROM unnest($2::text[]) AS asked (part)
        CROSS JOIN LATERAL (SELECT word FROM probation.search_word WHERE word LIKE asked.part) s"""
BY_WORDS = "SELECT id, weight FROM probation.registrations_by_words($1, $2, $3, $4, $5, $6)"
BY_NUMBER = "SELECT probation.registrations_by_number($1, $2, $3, $4)"
OF_PERSONS = """SELECT r.id FROM probation.registration r
    WHERE (r.current OR r.state = 'open') AND r.person = ANY($1) AND ($2::text IS NULL OR r.state = $2)"""
NAMES = """SELECT r.id AS registration, r.person, r.case_number, p.iin, p.phone, n.family_name, n.given_name, n.patronymic, n.official
    FROM probation.registration r JOIN probation.person p ON p.id = r.person
    JOIN LATERAL (SELECT p.family_name, p.given_name, p.patronymic, true AS official
        UNION ALL SELECT o.family_name, o.given_name, o.patronymic, false FROM probation.person_name o WHERE o.person = p.id
        UNION ALL SELECT e.family_name, e.given_name, e.patronymic, false FROM probation.earlier_name e WHERE e.person = p.id) n ON true
    WHERE r.id = ANY($1)"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A person who is found: `name` is the official spelling; `score` from 0 to 1, and what it is made of."""

    person: UUID
    registration: UUID
    name: str
    case_number: str
    score: float
    found: tuple[tuple[str, Why], ...]


@dataclass(frozen=True, slots=True)
class _Named:
    registration: UUID
    person: UUID
    case_number: str
    iin: str | None
    phone: str | None
    family_name: str
    given_name: str
    patronymic: str | None
    official: bool

    @property
    def spelling(self) -> Spelling:
        return Spelling(self.family_name, self.given_name, self.patronymic)


@dataclass(frozen=True, slots=True)
class _Weighed:
    id: UUID
    weight: float


async def find(text: str, *, state: str | None = "open", most: int = MOST_HITS) -> list[Hit]:
    """People of whoever the database is asked for, the best first; `state`: of open or closed registrations, None: of both."""
    query = read(text)
    async with transaction(DB):
        by_number = await _by_numbers(query, state)
        words = await _meant(query)
        by_name = await _by_words(words, state)
        named: dict[UUID, list[_Named]] = {}
        for row in await fetch_rows(DB, _Named, NAMES, list({*by_number, *by_name})):
            named.setdefault(row.registration, []).append(row)
    hits = [_hit(query, words, rows, numbered=registration in by_number) for registration, rows in named.items()]
    return sorted(
        (hit for hit in hits if hit.score >= LEAST_SCORE), key=lambda hit: (-hit.score, hit.name if words else "", hit.case_number)
    )[:most]


async def _meant(query: Query) -> list[Meant]:
    found = await fetch_values(DB, LIKE, query.near, [f"%{part}%" for part in query.parts]) if query.near else []
    return [Meant(word, likely(word, found)) for word in query.words]


async def _by_words(words: list[Meant], state: str | None) -> list[UUID]:
    asked: dict[tuple[int, str], float] = {}
    for place, meant in enumerate(words):
        for key, share in meant.keys.items():  # whoever has a word has its stem: half as many rows are read
            asked[place, stem(key)] = max(share * meant.weight, asked.get((place, stem(key)), 0.0))
    if not asked:
        return []
    among = AMONG_REGIONS if acting.current().regions else AMONG
    keys, places = [key for _, key in asked], [place for place, _ in asked]
    rows = await fetch_rows(DB, _Weighed, BY_WORDS, keys, places, list(asked.values()), state, among, CANDIDATES)
    return [row.id for row in rows]


async def _by_numbers(query: Query, state: str | None) -> set[UUID]:
    """People with all of the numbers."""
    found: set[UUID] | None = None
    for number in query.numbers:
        digits = number.replace("-", "")
        if len(digits) < LEAST_NUMBER:
            continue
        these = set(await fetch_values(DB, BY_NUMBER, number, digits, state, MOST_HITS)) if digits.isdigit() else set[UUID]()
        for others in registry("probation").search_numbers:
            these |= set(await fetch_values(DB, OF_PERSONS, list(await others(number)), state))
        found = these if found is None else found & these
    return found or set()


def _hit(query: Query, words: list[Meant], rows: list[_Named], *, numbered: bool) -> Hit:
    official = next(row for row in rows if row.official)
    found = best(words, [row.spelling for row in rows])
    if numbered:
        found = _with_number(query, official, found)
    elif query.has_digits_alone:
        found = replace(found, score=round(found.score * WITHOUT_NUMBER, 4))
    name = " ".join(official.spelling.parts)
    return Hit(official.person, official.registration, name, official.case_number, found.score, found.parts)


def _with_number(query: Query, row: _Named, found: Match) -> Match:
    """A number decides: who has it comes before everybody whose name alone is alike."""
    known = {row.case_number, row.iin, (row.phone or "")[-10:]}
    whole = all(number in known or number.replace("-", "")[-10:] in known for number in query.numbers)
    score = NUMBER_SCORE if whole else NUMBER_PART
    shown = tuple((number, Why.NUMBER) for number in query.numbers)
    if all(word.mixed for word in query.words):
        return Match(score, shown)
    return replace(found, score=(score + found.score) / 2, parts=(*found.parts, *shown))
