"""Who may be the same person as somebody, what was decided, and which cases belong together. Scoped by the reader."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import DB
from services.reintegration.rows import fetch_in_scope
from services.reintegration.same_person.domain import State, pair
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows

MOST = 20
YEARS_APART = 1
"""A year of birth that was heard or typed wrongly may differ by this much."""
DECIDED = """EXISTS (SELECT FROM reintegration.case_pair d WHERE d.first = least(c.person, $2) AND d.second = greatest(c.person, $2)
    AND d.state <> 'open')"""
MERGED = "EXISTS (SELECT FROM reintegration.merged_case m WHERE (m.person, m.other) IN ((c.person, $2), ($2, c.person)))"
SUGGESTED = f"""SELECT c.* FROM reintegration.case c
    WHERE :in_scope AND c.person <> $2 AND (c.phone = $5::text
        OR (c.name_key = public.name_key($3::text) OR starts_with(c.name_key, public.name_key($3::text) || ' '))
            AND ($4::int IS NULL OR c.birth_year IS NULL OR abs(c.birth_year - $4) <= $6))
    AND NOT {DECIDED} AND NOT {MERGED}
    ORDER BY c.birth_year IS DISTINCT FROM $4, c.status <> 'open', c.name_key, c.person LIMIT $7"""
PAIRS = """SELECT p.id, p.state, p.version, c.person, c.name, c.case_number, c.birth_year, e.why, e.by_name, e.at
    FROM reintegration.case_pair p
    JOIN reintegration.case c ON c.person = CASE WHEN p.first = $2 THEN p.second ELSE p.first END
    JOIN reintegration.case_pair_event e ON e.pair = p.id AND e.version = p.version
    WHERE :in_scope AND $2 IN (p.first, p.second) ORDER BY p.state = 'open', e.at DESC, p.id"""
ONE = "SELECT p.id, p.state, p.version FROM reintegration.case_pair p WHERE p.first = $1 AND p.second = $2"
EVENTS = "SELECT e.act, e.why, e.by_name, e.at FROM reintegration.case_pair_event e WHERE e.pair = $1 ORDER BY e.version"
GROUP = """WITH RECURSIVE found (person) AS (
        SELECT $2::uuid
        UNION SELECT CASE WHEN p.first = f.person THEN p.second ELSE p.first END
            FROM found f JOIN reintegration.case_pair p ON f.person IN (p.first, p.second) AND p.state = 'same')
    SELECT c.* FROM reintegration.case c JOIN found f ON f.person = c.person WHERE :in_scope ORDER BY c.opened_at, c.person"""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with the case at its other end, and the last decision."""

    id: UUID
    state: str
    version: int
    person: UUID
    name: str
    case_number: str
    birth_year: int | None
    why: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How a pair stands; version 0: nobody decided yet."""

    id: UUID | None
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about a pair."""

    act: str
    why: str
    by_name: str
    at: datetime


async def suggested(case: CaseRow, by: Actor) -> list[CaseRow]:
    """Cases about which nobody decided, of the same family and given name and about the same year of birth, or of the same phone; the
    likeliest first, at most MOST."""
    start = " ".join(case.name.split()[:2])
    return await fetch_in_scope(CaseRow, SUGGESTED, by, case.person, start, case.birth_year, case.phone, YEARS_APART, MOST)


async def pairs_of(person: UUID, by: Actor) -> list[PairRow]:
    """What was decided, with the case at the other end where this reader sees it."""
    return await fetch_in_scope(PairRow, PAIRS, by, person)


async def standing(one: UUID, other: UUID) -> Standing:
    """How the pair stands. The caller has read both cases."""
    first, second = pair(one, other)
    return await fetch_row(DB, Standing, ONE, first, second) or Standing(None, State.OPEN.value, 0)


async def decisions(number: UUID) -> list[Decision]:
    """Every decision about a pair, the oldest first."""
    return await fetch_rows(DB, Decision, EVENTS, number)


async def group_of(person: UUID, by: Actor) -> list[CaseRow]:
    """The case and those that were joined to it, also through a third one, as far as the reader sees them."""
    return await fetch_in_scope(CaseRow, GROUP, by, person)
