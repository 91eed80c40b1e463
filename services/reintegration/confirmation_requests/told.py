"""What the directory says of an organisation's services, for whoever has a link: never a protected address."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_rows, from_json

HOURS = """SELECT coalesce(jsonb_agg(jsonb_build_object('days', c.byday, 'opens_at', to_char(c.opens_at, 'HH24:MI'),
        'closes_at', to_char(c.closes_at, 'HH24:MI')) ORDER BY c.opens_at, c.id), '[]'::jsonb) FROM reintegration.opening_schedule c
    WHERE c.service = s.id AND c.byday IS NOT NULL AND c.opens_at IS NOT NULL AND c.closes_at IS NOT NULL"""
SERVICES = f"""SELECT s.id, s.need, s.name, s.place, ({HOURS}) AS hours
    FROM reintegration.service_offer s WHERE s.organisation = $1 AND s.ended_at IS NULL ORDER BY s.need, s.id"""  # noqa: S608  # of constants


@dataclass(frozen=True, slots=True)
class ToldService:
    """A service with its hours."""

    id: UUID
    need: str
    name: Mapping[str, str] = from_json()
    place: Mapping[str, str] = from_json()
    hours: list[Mapping[str, str]] = from_json()


async def told_services(organisation: UUID) -> list[ToldService]:
    """The services that are not ended."""
    return await fetch_rows(DB, ToldService, SERVICES, organisation)
