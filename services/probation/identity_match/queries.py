"""Who on the register may be the same person: found by indexes, then weighed one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from uuid import UUID

from services.probation.database import DB
from services.probation.identity_match.domain.closeness import dates_close_to
from services.probation.identity_match.domain.identity import Identity, Name
from services.probation.identity_match.domain.weighing import Weighed, Weights, outcome, weigh
from shared.db.rows import fetch_rows, fetch_values
from shared.name_search.names import split, stem
from shared.spelling.fold import fold

MOST = 1_000
"""People of one search that are weighed."""
# Each part has an index of its own. Words of names: the family name and the given name in either order, by their stems.
BLOCKS = """SELECT id FROM (
        SELECT id FROM probation.person WHERE iin = ANY($1)
        UNION SELECT id FROM probation.person WHERE phone = $2
        UNION SELECT id FROM probation.person WHERE birth_date = ANY($3)
        UNION SELECT f.person FROM probation.person_word f JOIN probation.person_word g ON g.person = f.person AND g.word = ANY($5)
            WHERE f.word = ANY($4)
    ) found WHERE $6::uuid IS NULL OR id <> $6 LIMIT $7"""
# The same for many at once; of close birth dates only those of people whose names are found too, since each has sixty.
MANY_BLOCKS = """WITH asked AS (SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::date[]) AS a (place, iin, phone, birth_date)),
        words AS (SELECT * FROM unnest($5::int[], $6::text[], $7::text[]) AS w (place, family, given))
    SELECT a.place, p.id AS person FROM asked a JOIN probation.person p ON p.iin = a.iin
    UNION SELECT a.place, p.id FROM asked a JOIN probation.person p ON p.phone = a.phone
    UNION SELECT a.place, p.id FROM asked a JOIN probation.person p ON p.birth_date = a.birth_date
    UNION SELECT w.place, f.person FROM words w JOIN probation.person_word f ON f.word = w.family
        JOIN probation.person_word g ON g.person = f.person AND g.word = w.given
    ORDER BY place, person"""
IDENTITIES = """SELECT p.id AS person, p.iin, p.birth_date, p.phone, p.region, p.address, n.family_name, n.given_name, n.patronymic
    FROM probation.person p
    JOIN LATERAL (SELECT p.family_name, p.given_name, p.patronymic, 0 AS place
        UNION ALL SELECT o.family_name, o.given_name, o.patronymic, 1 FROM probation.person_name o WHERE o.person = p.id
        UNION ALL SELECT e.family_name, e.given_name, e.patronymic, 2 FROM probation.earlier_name e WHERE e.person = p.id) n ON true
    WHERE p.id = ANY($1) AND EXISTS (SELECT FROM probation.registration r WHERE r.person = p.id) ORDER BY p.id, n.place"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on the register who may be the person, and why."""

    person: UUID
    weighed: Weighed


@dataclass(frozen=True, slots=True)
class _Block:
    place: int
    person: UUID


@dataclass(frozen=True, slots=True)
class _Row:
    person: UUID
    iin: str | None
    birth_date: date | None
    phone: str | None
    region: str | None
    address: str | None
    family_name: str
    given_name: str
    patronymic: str | None


async def candidates(who: Identity, weights: Weights, *, besides: UUID | None = None) -> list[Candidate]:
    """Everybody whom the transaction reaches and who may be this person, the likeliest first; `besides` is the person's own record."""
    found = await _blocked(who, besides)
    known = await identities(found)
    weighed = [Candidate(person, weigh(who, identity, weights)) for person, identity in known.items()]
    likely = [each for each in weighed if outcome(each.weighed.total, weights) != "apart"]
    return sorted(likely, key=lambda each: (-each.weighed.total, each.person))


async def candidates_of_many(asked: Sequence[Identity], weights: Weights) -> list[list[Candidate]]:
    """`candidates` for each of them, with two statements for all. Two mistakes at once, in the name and the birth date, are not found."""
    given = [(place, each.iin, each.phone, each.birth_date) for place, each in enumerate(asked)]
    words = [
        (place, family, given_name)
        for place, each in enumerate(asked)
        for name in each.names
        for one, other in ((name.family_name, name.given_name), (name.given_name, name.family_name))
        for family, given_name in product(sorted(_stems(one)), sorted(_stems(other)))
    ]
    columns = [list(column) for column in (*zip(*given, strict=True), *(zip(*words, strict=True) if words else ([], [], [])))]
    blocks = await fetch_rows(DB, _Block, MANY_BLOCKS, *columns) if given else []
    known = await identities(list({block.person for block in blocks})) if blocks else {}
    found: list[list[Candidate]] = [[] for _ in asked]
    for block in blocks:
        if identity := known.get(block.person):
            weighed = weigh(asked[block.place], identity, weights)
            if outcome(weighed.total, weights) != "apart":
                found[block.place].append(Candidate(block.person, weighed))
    return [sorted(each, key=lambda one: (-one.weighed.total, one.person)) for each in found]


async def identities(persons: list[UUID]) -> dict[UUID, Identity]:
    """What the register says about these people; whoever was never registered is left out."""
    rows: dict[UUID, list[_Row]] = {}
    for row in await fetch_rows(DB, _Row, IDENTITIES, persons):
        rows.setdefault(row.person, []).append(row)
    return {person: _identity(found) for person, found in rows.items()}


async def _blocked(who: Identity, besides: UUID | None) -> list[UUID]:
    families = sorted({key for name in who.names for key in _stems(name.family_name)})
    givens = sorted({key for name in who.names for key in _stems(name.given_name)})
    days = dates_close_to(who.birth_date) if who.birth_date else []
    return await fetch_values(DB, BLOCKS, [who.iin] if who.iin else [], who.phone, days, families, givens, besides, MOST)


def _stems(part: str) -> set[str]:
    words = split(part)
    return {stem(fold(word)) for word in [*words, "".join(words)]} - {""}


def _identity(rows: list[_Row]) -> Identity:
    first = rows[0]
    names = tuple(Name(row.family_name, row.given_name, row.patronymic) for row in rows)
    return Identity(names, first.iin, first.birth_date, first.phone, first.region, first.address)
