"""Offers that answer to a search, with their organisation and free places."""

# ruff: noqa: S608 - statements are put together from constants of this service; values travel as arguments

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.search.meanings import meanings
from services.reintegration.directory.search.wanted import Conditions, Wanted, conditions, distance
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_sort_keys, fetch_values, from_json

_OFFER = """s.*, o.name AS organisation_name, o.phone, o.region, k.available, k.maximum, k.updated_at,
    greatest(s.confirmed_on, o.confirmed_on) AS confirmed,
    EXISTS (SELECT FROM reintegration.service_at_location j JOIN reintegration.location l ON l.id = j.location AND l.ended_at IS NULL
        WHERE j.service = s.id AND l.protected) AS withheld"""
_POINT = """LEFT JOIN LATERAL (SELECT l.latitude, l.longitude FROM reintegration.service_at_location j
        JOIN reintegration.location l ON l.id = j.location AND l.ended_at IS NULL AND NOT l.protected AND l.latitude IS NOT NULL
    WHERE j.service = s.id ORDER BY j.id LIMIT 1) p ON true"""
_OFFERED = (
    "FROM reintegration.service_offer s JOIN reintegration.organisation o ON o.id = s.organisation"
    " LEFT JOIN reintegration.capacity k ON k.offer = s.id"
    " WHERE s.ended_at IS NULL AND o.ended_at IS NULL AND s.status IN ('active', 'temporarily closed')"
)
_FRESH = "(k.available IS NOT NULL AND k.updated_at IS NOT NULL AND k.updated_at >= {since})"
_FULL = f"({_FRESH} AND k.available = 0)"


@dataclass(frozen=True, slots=True)
class Places:
    """How many places of an offer are free, by the provider's last report."""

    available: int | None
    maximum: int | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnOffer(Places):
    """An offer; its name and place by language."""

    id: UUID
    need: str
    languages: Sequence[str]
    name: Mapping[str, str] = from_json()
    place: Mapping[str, str] = from_json()


@dataclass(frozen=True, slots=True)
class Offer(Places):
    """An offer with its organisation; its texts by language. `distance`: kilometres from the point that was asked for.

    `withheld`: a place of it has an address that the directory tells nobody.
    """

    id: UUID
    organisation: UUID
    need: str
    languages: Sequence[str]
    organisation_name: str
    phone: str | None
    region: str
    status: str
    confirmed: date | None
    latitude: float | None
    longitude: float | None
    distance: float | None
    withheld: bool
    name: Mapping[str, str] = from_json()
    place: Mapping[str, str] = from_json()
    description: Mapping[str, str] = from_json()
    eligibility_description: Mapping[str, str] = from_json()


async def offers(wanted: Wanted, *, without_full: bool, size: int, after: UUID | None = None) -> KeysetPage[Offer]:
    """Offers that are not ended: the nearest first where a point is given, then those of the person's region, then in the order of
    `capacity.domain.sort_key`; `after` is an offer."""
    found = await _conditions(wanted, without_full=without_full)
    keys, away = _keys(found, wanted)
    one = f"s.id = ${len(found.values) + 1} AND ({found.all} OR true)"  # every parameter stands in it
    where = f"SELECT * FROM (SELECT {keys} {_OFFERED} AND {one}) AS keys (away, elsewhere, class, taken, name_key, id)"
    begin = await fetch_sort_keys(DB, where, *found.values, after) if after else []
    first = len(found.values) + 2
    behind = f"AND ({keys}) > ({', '.join(f'${first + number}' for number in range(6))})" if begin else ""
    limit = f"${len(found.values) + 1}"
    # All that fit are sorted, so only by their keys; then the rows of one page are read in full.
    chosen = f"SELECT s.id {_OFFERED} AND {found.all} {behind} ORDER BY {keys} LIMIT {limit}"
    rows = await fetch_rows(
        DB,
        Offer,
        f"SELECT {_OFFER}, p.latitude, p.longitude, {away} AS distance FROM ({chosen}) f"
        f" JOIN reintegration.service_offer s ON s.id = f.id JOIN reintegration.organisation o ON o.id = s.organisation"
        f" LEFT JOIN reintegration.capacity k ON k.offer = s.id {_POINT} ORDER BY {keys}",
        *(*found.values, size + 1, *begin),
    )
    return page_of(rows, size, begins_after=after)


async def count_full(wanted: Wanted) -> int:
    """How many of them are full by a fresh figure, up to MOST_COUNTED + 1."""
    found = await _conditions(wanted, without_full=False)
    full = _FULL.format(since=found.value(wanted.fresh_since))
    statement = f"SELECT count(*) AS number FROM (SELECT 1 {_OFFERED} AND {found.all} AND {full} LIMIT {MOST_COUNTED + 1}) counted"
    (number,) = await fetch_values(DB, statement, *found.values)
    return int(number)


async def hidden_by(wanted: Wanted, *, without_full: bool) -> dict[str, int]:
    """How many offers each filter alone hides: those that meet every other one. Counted to the last."""
    found = await _conditions(wanted, without_full=without_full)
    if not found.filters:
        return {}
    counts = ", ".join(f'count(*) FILTER (WHERE {found.all_but(name)}) AS "{name}"' for name in found.filters)
    (row,) = await DB.fetch(f"SELECT {counts} {_OFFERED}", *found.values)
    return {name: row[name] for name in found.filters if row[name]}


async def count_offers(wanted: Wanted, *, without_full: bool) -> int:
    """How many offers answer to the search."""
    found = await _conditions(wanted, without_full=without_full)
    (number,) = await fetch_values(DB, f"SELECT count(*) AS number {_OFFERED} AND {found.all}", *found.values)
    return int(number)


async def offer(number: UUID) -> Offer | None:
    """One offer that is not ended; None if there is none."""
    return await fetch_row(
        DB,
        Offer,
        f"SELECT {_OFFER}, p.latitude, p.longitude, NULL::float8 AS distance FROM reintegration.service_offer s"
        " JOIN reintegration.organisation o ON o.id = s.organisation LEFT JOIN reintegration.capacity k ON k.offer = s.id"
        f" {_POINT} WHERE s.ended_at IS NULL AND o.ended_at IS NULL AND s.id = $1",
        number,
    )


async def _conditions(wanted: Wanted, *, without_full: bool) -> Conditions:
    return conditions(wanted, _FULL, await meanings(wanted.words), without_full=without_full)


def _keys(found: Conditions, wanted: Wanted) -> tuple[str, str]:
    """(the sort keys, the distance) as SQL; their values are added to the conditions."""
    away = distance(found, wanted.near) if wanted.near else "NULL::float8"
    region, since = found.value(wanted.region), found.value(wanted.fresh_since)
    fresh, full = _FRESH.format(since=since), _FULL.format(since=since)
    places = f"(CASE WHEN {full} THEN 2 WHEN {fresh} THEN 0 ELSE 1 END), -coalesce(k.available, 0)"
    return f"coalesce({away}, 1e9), (o.region <> {region}::text), {places}, o.name_key, s.id", away
