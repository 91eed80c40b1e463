"""The services and places of an organisation, as pages list them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_rows, from_json

SERVICES = """SELECT s.id, s.need, s.status, s.name, s.place, s.languages, s.ended_at, greatest(s.confirmed_on, o.confirmed_on) AS confirmed
    FROM reintegration.service_offer s JOIN reintegration.organisation o ON o.id = s.organisation
    WHERE s.organisation = $1 ORDER BY s.ended_at IS NOT NULL, s.need, s.id"""
LOCATIONS = """SELECT l.id, l.protected, l.name, l.latitude, l.longitude, l.ended_at, a.address_1, a.city FROM reintegration.location l
    LEFT JOIN LATERAL (SELECT x.address_1, x.city FROM reintegration.location_address x WHERE x.location = l.id ORDER BY x.id LIMIT 1) a
        ON true
    WHERE l.organisation = $1 ORDER BY l.ended_at IS NOT NULL, a.address_1, l.id"""


@dataclass(frozen=True, slots=True)
class ListedService:
    """A service of an organisation."""

    id: UUID
    need: str
    status: str
    languages: Sequence[str]
    ended_at: datetime | None
    confirmed: date | None
    name: Mapping[str, str] = from_json()
    place: Mapping[str, str] = from_json()


@dataclass(frozen=True, slots=True)
class ListedLocation:
    """A place of an organisation."""

    id: UUID
    latitude: float | None
    longitude: float | None
    protected: bool
    ended_at: datetime | None
    address_1: str | None
    city: str | None
    name: Mapping[str, str] = from_json()


async def services_of(organisation: UUID) -> list[ListedService]:
    """The services of an organisation, ended ones last."""
    return await fetch_rows(DB, ListedService, SERVICES, organisation)


async def locations_of(organisation: UUID) -> list[ListedLocation]:
    """The places of an organisation, ended ones last."""
    return await fetch_rows(DB, ListedLocation, LOCATIONS, organisation)
