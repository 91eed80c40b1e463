"""Offers by need, language and free places."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_sort_keys, fetch_values, from_json

_OFFER = "s.*, o.name AS organisation_name, o.phone, o.region, k.available, k.maximum, k.updated_at"

_OFFERED = (
    "FROM reintegration.service_offer s JOIN reintegration.organisation o ON o.id = s.organisation"
    " LEFT JOIN reintegration.capacity k ON k.offer = s.id"
    " WHERE s.ended_at IS NULL AND ($1::text IS NULL OR s.need = $1) AND ($2::text IS NULL OR $2 = ANY(s.languages))"
    " AND $3::text IS NOT NULL AND $4::timestamptz IS NOT NULL"
)

_FRESH = "(k.available IS NOT NULL AND k.updated_at IS NOT NULL AND k.updated_at >= $4)"

_FULL = f"({_FRESH} AND k.available = 0)"

_OFFER_KEYS = f"(o.region <> $3), (CASE WHEN {_FULL} THEN 2 WHEN {_FRESH} THEN 0 ELSE 1 END), -coalesce(k.available, 0), o.name_key, s.id"


@dataclass(frozen=True)
class Wanted:
    """The criteria of a search for a provider; None: any. `region` is the person's own; figures from before `fresh_since` are old."""

    need: str | None
    language: str | None
    region: str
    fresh_since: datetime


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
    """An offer with its organisation; its name and place by language."""

    id: UUID
    organisation: UUID
    need: str
    languages: Sequence[str]
    organisation_name: str
    phone: str | None
    region: str
    name: Mapping[str, str] = from_json()
    place: Mapping[str, str] = from_json()


async def offers(wanted: Wanted, *, without_full: bool, size: int, after: UUID | None = None) -> KeysetPage[Offer]:
    """Offers that are not ended, with their organisation and free places: those of the person's region first, then in the order of
    `domain.capacity.order`; `after` is an offer."""
    values = [wanted.need, wanted.language, wanted.region, wanted.fresh_since]
    where = f"SELECT * FROM (SELECT {_OFFER_KEYS} {_OFFERED} AND s.id = $5) AS keys (elsewhere, class, taken, name_key, id)"
    begin = await fetch_sort_keys(DB, where, *values, after) if after else []
    behind = f"AND ({_OFFER_KEYS}) > ($6, $7, $8, $9, $10)" if begin else ""
    full = f"AND NOT {_FULL}" if without_full else ""
    # All offers for the need are sorted, so only by their keys; then the rows of one page are read in full.
    found = f"SELECT s.id {_OFFERED} {full} {behind} ORDER BY {_OFFER_KEYS} LIMIT $5"
    rows = await fetch_rows(
        DB,
        Offer,
        f"SELECT {_OFFER} FROM ({found}) f JOIN reintegration.service_offer s ON s.id = f.id"
        f" JOIN reintegration.organisation o ON o.id = s.organisation LEFT JOIN reintegration.capacity k ON k.offer = s.id"
        f" ORDER BY {_OFFER_KEYS}",
        *(*values, size + 1, *begin),
    )
    return page_of(rows, size, begins_after=after)


async def count_full(wanted: Wanted) -> int:
    """How many of them are full by a fresh figure, up to MOST_COUNTED + 1."""
    statement = f"SELECT count(*) AS number FROM (SELECT 1 {_OFFERED} AND {_FULL} LIMIT {MOST_COUNTED + 1}) counted"
    (number,) = await fetch_values(DB, statement, wanted.need, wanted.language, wanted.region, wanted.fresh_since)
    return int(number)


async def offer(number: UUID) -> Offer | None:
    """One offer that is not ended; None if there is none."""
    return await fetch_row(
        DB,
        Offer,
        f"SELECT {_OFFER} FROM reintegration.service_offer s JOIN reintegration.organisation o ON o.id = s.organisation"
        " LEFT JOIN reintegration.capacity k ON k.offer = s.id WHERE s.ended_at IS NULL AND s.id = $1",
        number,
    )
