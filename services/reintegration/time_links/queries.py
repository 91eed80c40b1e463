"""Proposed times that the person is asked about, and the links that were made."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope
from shared.actors import Actor
from shared.db.rows import fetch_rows

TIME = """SELECT p.id, p.referral, p.person, p.starts_at, p.minutes, p.state, r.ended_at IS NOT NULL AS referral_ended,
        c.status = 'open' AS case_open, c.name, c.phone, c.language, o.name AS organisation_name
    FROM reintegration.referral_proposal p JOIN reintegration.referral r ON r.id = p.referral
    JOIN reintegration."case" c ON c.person = p.person JOIN reintegration.organisation o ON o.id = r.organisation
    WHERE :in_scope AND p.id = $2"""
LINKS = """SELECT id, channel, language, number_end, made_by_name, made_at, used_at, replaced_at, state, why
    FROM reintegration.time_link WHERE proposal = $1 ORDER BY made_at DESC, id"""


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A proposed time with its referral and whose it is."""

    id: UUID
    referral: UUID
    person: UUID
    starts_at: datetime
    minutes: int
    state: str
    referral_ended: bool
    case_open: bool
    name: str
    phone: str | None
    language: str
    organisation_name: str


@dataclass(frozen=True, slots=True)
class Made:
    """A link that was made, and how its sending went."""

    id: UUID
    channel: str
    language: str
    number_end: str | None
    made_by_name: str
    made_at: datetime
    used_at: datetime | None
    replaced_at: datetime | None
    state: str
    why: str | None


async def time_of(proposal: UUID, by: Actor) -> AskedTime:
    """A proposed time of a case on the reader's desk. Raises NotThere out of scope."""
    found = await fetch_in_scope(AskedTime, TIME, by, proposal)
    if not found:
        raise NotThere
    return found[0]


async def links_to(proposal: UUID) -> list[Made]:
    """The latest first; the caller has checked the scope."""
    return await fetch_rows(DB, Made, LINKS, proposal)
