"""What lists and searches of the directory need of every service and organisation, kept as columns and written again after each change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.domain import search_key
from shared.db.rows import fetch_rows, from_json

PLACES = """WITH o AS (SELECT id, organisation, place FROM reintegration.service_offer WHERE organisation = ANY($1)),
    at AS (SELECT DISTINCT ON (j.service) j.service,
            CASE WHEN a.address_1 IS NULL THEN l.name ELSE reintegration.line_of(a.address_1, a.city) END AS place
        FROM o JOIN reintegration.service_at_location j ON j.service = o.id
            JOIN reintegration.location l ON l.id = j.location AND l.ended_at IS NULL AND NOT l.protected
            LEFT JOIN reintegration.location_address a ON a.location = l.id
        WHERE coalesce(a.address_1, l.name::text) IS NOT NULL ORDER BY j.service, j.id, a.id),
    head AS (SELECT DISTINCT ON (organisation) organisation, reintegration.line_of(address_1, city) AS place
        FROM reintegration.location_address WHERE organisation = ANY($1) ORDER BY organisation, id)
    UPDATE reintegration.service_offer s SET place = found.place FROM (
        SELECT o.id, CASE WHEN at.place IS NULL AND EXISTS (SELECT FROM reintegration.service_at_location j
                JOIN reintegration.location l ON l.id = j.location WHERE j.service = o.id AND l.protected) THEN '{}'::jsonb
            ELSE coalesce(at.place, head.place, o.place) END AS place FROM o LEFT JOIN at ON at.service = o.id
            LEFT JOIN head ON head.organisation = o.organisation) found
    WHERE s.id = found.id AND s.place IS DISTINCT FROM found.place"""
LANGUAGES = """UPDATE reintegration.service_offer s SET languages = found.codes FROM (
        SELECT o.id, coalesce(array_agg(DISTINCT l.code ORDER BY l.code) FILTER (WHERE length(l.code) = 2), '{}')::varchar(2)[] AS codes
        FROM reintegration.service_offer o LEFT JOIN reintegration.service_language l ON l.service = o.id
        WHERE o.organisation = ANY($1) GROUP BY o.id) found
    WHERE s.id = found.id AND s.languages IS DISTINCT FROM found.codes"""
PHONES = """UPDATE reintegration.organisation o SET phone = found.number FROM (
        SELECT e.id, (SELECT left(p.number, 40) FROM reintegration.provider_phone p
            WHERE p.organisation = e.id ORDER BY p.type IS NOT DISTINCT FROM 'fax', p.id LIMIT 1) AS number
        FROM reintegration.organisation e WHERE e.id = ANY($1)) found
    WHERE o.id = found.id AND o.phone IS DISTINCT FROM found.number"""
WORDS = """SELECT s.id, o.id AS organisation, o.name AS organisation_name, o.alternate_name AS other_name, s.name, s.alternate_name, s.place
    FROM reintegration.organisation o LEFT JOIN reintegration.service_offer s ON s.organisation = o.id WHERE o.id = ANY($1)"""
KEYS = """UPDATE reintegration.service_offer s SET search_key = found.key FROM unnest($1::uuid[], $2::text[]) AS found (id, key)
    WHERE s.id = found.id AND s.search_key IS DISTINCT FROM found.key"""
OWN_KEYS = """UPDATE reintegration.organisation o SET search_key = found.key FROM unnest($1::uuid[], $2::text[]) AS found (id, key)
    WHERE o.id = found.id AND o.search_key IS DISTINCT FROM found.key"""
NEEDS = """UPDATE reintegration.service_offer s SET needs = string_to_array(found.needs, ',')::varchar(20)[],
        need = split_part(found.needs, ',', 1) FROM unnest($1::uuid[], $2::text[]) AS found (id, needs)
    WHERE s.id = found.id AND s.needs IS DISTINCT FROM string_to_array(found.needs, ',')::varchar(20)[]"""
MANY = 20
"""Of more organisations all tables are read once: right after a large import the server has no statistics and would read them often."""
MISSING = "SELECT id FROM reintegration.organisation WHERE search_key IS NULL LIMIT $1"


@dataclass(frozen=True, slots=True)
class _Words:
    id: UUID | None
    organisation: UUID
    organisation_name: str
    other_name: str | None
    alternate_name: str | None
    name: Mapping[str, str] = from_json()
    place: Mapping[str, str] = from_json()


async def write_computed(organisations: Sequence[UUID]) -> None:
    """Inside the caller's transaction: places, languages, phones and words of these organisations and their services."""
    if many := len(organisations) > MANY:
        await DB.connection().execute("SET LOCAL enable_nestloop = off")
    for statement in (PLACES, LANGUAGES, PHONES):
        await DB.connection().execute(statement, list(organisations))
    if many:
        await DB.connection().execute("SET LOCAL enable_nestloop = on")
    rows = await fetch_rows(DB, _Words, WORDS, list(organisations))
    services = {row.id: row for row in rows if row.id is not None}
    keys = [search_key(*row.name.values(), row.alternate_name, row.organisation_name, row.other_name, *row.place.values())
            for row in services.values()]  # fmt: skip
    await DB.connection().execute(KEYS, list(services), keys)
    own = {row.organisation: search_key(row.organisation_name, row.other_name) for row in rows}
    await DB.connection().execute(OWN_KEYS, list(own), list(own.values()))


async def write_needs(needs: Mapping[UUID, Sequence[str]]) -> None:
    """Inside the caller's transaction: the needs of services, the first the main one."""
    await DB.connection().execute(NEEDS, list(needs), [",".join(each) for each in needs.values()])


async def organisations_without_words(most: int) -> list[UUID]:
    """Organisations that were written before the search knew them."""
    return [row["id"] for row in await DB.fetch(MISSING, most)]
