"""Entries as pages show them."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.domain import typed_words
from services.reintegration.errors import NotThere
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_sort_keys, fetch_values, from_json

ORGANISATION = """SELECT o.*, d.name AS source_name, d.licence, (SELECT count(*) FROM reintegration.service_offer s
        WHERE s.organisation = o.id AND s.ended_at IS NULL) AS services
    FROM reintegration.organisation o LEFT JOIN reintegration.directory_source d ON d.id = o.source"""
LISTED = """($1::text[] = '{}' OR o.search_key LIKE ALL ($1)) AND ($2 = 'all' OR ($2 = 'ended') = (o.ended_at IS NOT NULL))
    AND (NOT $3 OR o.confirmed_on IS NULL OR o.confirmed_on < $4)"""
OF_SERVICE = "SELECT organisation FROM reintegration.service_offer WHERE id = $1"
OF_LOCATION = "SELECT organisation FROM reintegration.location WHERE id = $1"


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """An organisation of the list."""

    id: UUID
    name: str
    region: str
    phone: str | None
    email: str | None
    website: str | None
    alternate_name: str | None
    ended_at: datetime | None
    merged_into: UUID | None
    confirmed_on: date | None
    source_name: str | None
    licence: str | None
    services: int
    description: Mapping[str, str] = from_json()


async def organisations(
    text: str, state: str, *, old: bool, old_before: date, size: int, after: UUID | None = None
) -> KeysetPage[ListedOrganisation]:
    """Organisations by name; `state`: current, ended or all; `old`: those alone that nobody confirmed since a day."""
    words = [f"%{word}%" for word in typed_words(text)]
    begin = await fetch_sort_keys(DB, "SELECT name_key, id FROM reintegration.organisation WHERE id = $1", after) if after else []
    behind = "AND (o.name_key, o.id) > ($6, $7)" if begin else ""
    statement = f"{ORGANISATION} WHERE {LISTED} {behind} ORDER BY o.name_key, o.id LIMIT $5"
    rows = await fetch_rows(DB, ListedOrganisation, statement, words, state, old, old_before, size + 1, *begin)
    return page_of(rows, size, begins_after=after)


async def count_organisations(text: str, state: str, *, old: bool, old_before: date) -> int:
    """How many there are."""
    words = [f"%{word}%" for word in typed_words(text)]
    statement = f"SELECT count(*) AS number FROM reintegration.organisation o WHERE {LISTED}"
    (number,) = await fetch_values(DB, statement, words, state, old, old_before)
    return int(number)


async def organisation(number: UUID) -> ListedOrganisation:
    """One organisation. Raises NotThere."""
    found = await fetch_row(DB, ListedOrganisation, f"{ORGANISATION} WHERE o.id = $1", number)
    if found is None:
        raise NotThere
    return found


async def organisation_of_entry(entity: str, subject: UUID) -> UUID:
    """To which organisation an entry belongs. Raises NotThere."""
    if entity == "organisation":
        return (await organisation(subject)).id
    found = await fetch_values(DB, OF_SERVICE if entity == "service" else OF_LOCATION, subject)
    if not found or found[0] is None:
        raise NotThere
    organisation_id: UUID = found[0]
    return organisation_id
