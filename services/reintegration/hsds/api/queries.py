"""Which rows of the directory a list shows: ids in order, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.domain import typed_words
from services.reintegration.hsds.api.paging import Asked
from shared.db.rows import fetch_rows

SHOWN = "s.ended_at IS NULL AND o.ended_at IS NULL"
OF_TERM = """EXISTS (SELECT FROM reintegration.attribute a JOIN reintegration.taxonomy_term t ON t.id = a.taxonomy_term
    WHERE a.link = s.id AND ($2::uuid IS NULL OR t.id = $2) AND ($3::uuid IS NULL OR t.taxonomy = $3))"""
SERVICES = f"""FROM reintegration.service_offer s JOIN reintegration.organisation o ON o.id = s.organisation
    WHERE {SHOWN} AND ($1::text[] = '{{}}' OR s.search_key LIKE ALL ($1)) AND ($2::uuid IS NULL AND $3::uuid IS NULL OR {OF_TERM})
        AND ($4::uuid IS NULL OR s.organisation = $4) AND ($5::timestamptz IS NULL OR coalesce(s.changed_at, o.created_at) >= $5)"""
AT = f"""FROM reintegration.service_at_location j JOIN reintegration.service_offer s ON s.id = j.service
    JOIN reintegration.organisation o ON o.id = s.organisation JOIN reintegration.location l ON l.id = j.location
    WHERE l.ended_at IS NULL AND NOT l.protected AND {SERVICES.split("WHERE ", 1)[1]} AND ($6::text IS NULL OR EXISTS (
        SELECT FROM reintegration.location_address d WHERE d.location = l.id AND d.postal_code = $6))"""
ORGANISATIONS = "FROM reintegration.organisation s WHERE s.ended_at IS NULL AND ($1::text[] = '{}' OR s.search_key LIKE ALL ($1))"
TERMS = """FROM reintegration.taxonomy_term s WHERE ($1::text[] = '{}' OR lower(s.name::text) LIKE ALL ($1))
    AND ($2::uuid IS NULL OR s.taxonomy = $2) AND ($3::uuid IS NULL OR s.parent = $3) AND (NOT $4::boolean OR s.parent IS NULL)"""
TAXONOMIES = "FROM reintegration.taxonomy s WHERE ($1::text[] = '{}' OR lower(s.name) LIKE ALL ($1))"
LOCATIONS = """FROM reintegration.location s WHERE s.ended_at IS NULL AND NOT s.protected AND ($1::uuid IS NULL OR s.organisation = $1)
    AND (s.organisation IS NULL OR EXISTS (SELECT FROM reintegration.organisation o WHERE o.id = s.organisation AND o.ended_at IS NULL))"""


@dataclass(frozen=True, slots=True)
class ServiceFilter:
    """The filters of HSDS 3.0 that a list of services, or of services at places, may have."""

    search: str = ""
    term: UUID | None = None
    taxonomy: UUID | None = None
    organisation: UUID | None = None
    modified_after: datetime | None = None
    postcode: str | None = None

    @property
    def values(self) -> tuple[object, ...]:
        """As arguments of SERVICES."""
        return (words(self.search), self.term, self.taxonomy, self.organisation, self.modified_after)


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of one page, and how many there are in all."""

    ids: Sequence[str]
    total: int


@dataclass(frozen=True, slots=True)
class _Id:
    id: UUID


def words(search: str) -> list[str]:
    """Patterns of the words that are searched for; all of them must stand in what is found."""
    return [f"%{word}%" for word in typed_words(search)]


async def services(wanted: ServiceFilter, asked: Asked) -> Found:
    """Services, by id."""
    return await _found(SERVICES, "s", asked, *wanted.values)


async def services_at_locations(wanted: ServiceFilter, asked: Asked) -> Found:
    """Services at places, by id."""
    return await _found(AT, "j", asked, *wanted.values, wanted.postcode)


async def organisations(search: str, asked: Asked) -> Found:
    """Organisations, by id."""
    return await _found(ORGANISATIONS, "s", asked, words(search))


async def terms(search: str, taxonomy: UUID | None, parent: UUID | None, top_only: bool, asked: Asked) -> Found:
    """Terms of taxonomies, by id; `top_only`: those that stand below no other."""
    return await _found(TERMS, "s", asked, _plain(search), taxonomy, parent, top_only)


async def taxonomies(search: str, asked: Asked) -> Found:
    """Taxonomies, by id."""
    return await _found(TAXONOMIES, "s", asked, _plain(search))


async def locations(organisation: UUID | None, asked: Asked) -> Found:
    """Places, by id."""
    return await _found(LOCATIONS, "s", asked, organisation)


def _plain(search: str) -> list[str]:
    return [f"%{word.replace('%', '').replace('_', '')}%" for word in search.casefold().split()[:8]]


async def _found(what: str, table: str, asked: Asked, *values: object) -> Found:
    (total,) = [row["number"] for row in await DB.fetch(f"SELECT count(*) AS number {what}", *values)]
    limit, skip = len(values) + 1, len(values) + 2
    statement = f"SELECT {table}.id {what} ORDER BY {table}.id LIMIT ${limit} OFFSET ${skip}"
    rows = await fetch_rows(DB, _Id, statement, *values, asked.size, asked.skip)
    return Found([str(row.id) for row in rows], int(total))
