"""Reads of vacancies: those of everybody for the desk, the own ones for a provider."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.domain import typed_words
from services.reintegration.errors import NotThere
from services.reintegration.rows import office_of, organisation_of
from services.reintegration.vacancies.domain import State, VacancyRow
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values

_VACANCY = "SELECT v.*, o.name AS organisation_name FROM reintegration.vacancy v JOIN reintegration.organisation o ON o.id = v.organisation"
ONE = f"{_VACANCY} WHERE v.id = $1"
_PAGE = """AND ($2::uuid IS NULL OR (v.made_at, v.id) < (SELECT made_at, id FROM reintegration.vacancy WHERE id = $2))
    ORDER BY v.made_at DESC, v.id DESC LIMIT $1"""
FOUND = f"""{_VACANCY} WHERE v.state = $3 AND ($4 = '' OR v.region = $4 OR v.remote)
    AND ($5::int IS NULL OR (v.wage_period = 'month' AND v.currency = 'KZT' AND coalesce(v.wage_to, v.wage_from) >= $5))
    AND (NOT $6 OR v.quota) AND ($7::date IS NULL OR v.closes_on <= $7)
    AND ($3 <> 'open' OR v.closes_on IS NULL OR v.closes_on >= $8) AND v.search_key LIKE ALL ($9::text[]) {_PAGE}"""
PROPOSED = "SELECT count(*) FROM reintegration.vacancy WHERE state = 'proposed'"
OWN = f"{_VACANCY} WHERE v.organisation = $3 {_PAGE}"
EVENTS = "SELECT * FROM reintegration.vacancy_event WHERE vacancy = $1 ORDER BY version DESC"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words in any spelling, a region, at least so many tenge a month, under the quota, closing by a day."""

    words: str = ""
    region: str = ""
    wage: int | None = None
    quota: bool = False
    closes_by: date | None = None
    state: str = State.OPEN.value


@dataclass(frozen=True, slots=True)
class VacancyEventRow:
    """One version of a vacancy."""

    act: str
    state: str
    why: str | None
    by_name: str
    at: datetime


async def found(wanted: Wanted, by: Actor, *, today: date, size: int, after: UUID | None = None) -> KeysetPage[VacancyRow]:
    """Vacancies that fit, the newest first."""
    office_of(by)
    words = [f"% {word}%" for word in typed_words(wanted.words)]
    rows = await fetch_rows(
        DB, VacancyRow, FOUND, size + 1, after, wanted.state, wanted.region, wanted.wage, wanted.quota, wanted.closes_by, today, words
    )
    return page_of(rows, size, begins_after=after)


async def proposed() -> int:
    """How many vacancies of providers wait for the desk to look at them."""
    (number,) = await fetch_values(DB, PROPOSED)
    return int(number)


async def own(by: Actor, *, size: int, after: UUID | None = None) -> KeysetPage[VacancyRow]:
    """Every vacancy of the provider's organisation, the newest first."""
    rows = await fetch_rows(DB, VacancyRow, OWN, size + 1, after, organisation_of(by))
    return page_of(rows, size, begins_after=after)


async def vacancy(number: UUID, by: Actor) -> VacancyRow:
    """One vacancy. Raises NotThere for a provider's reader of another organisation."""
    row = await fetch_row(DB, VacancyRow, ONE, number)
    if row is None or (by.provider is not None and row.organisation != by.provider):
        raise NotThere
    return row


async def events_of(number: UUID) -> list[VacancyEventRow]:
    """What happened to it, the latest first."""
    return await fetch_rows(DB, VacancyEventRow, EVENTS, number)
