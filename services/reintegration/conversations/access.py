"""Whose referral it is, for both sides, and the key under which its words are encrypted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.reintegration.conversations.domain import Side, Via
from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.rows import fetch_in_scope, organisation_of
from services.reintegration.sealing.keys import PersonKey, key_of
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.rows import fetch_row

ON_DESK = """SELECT r.id, r.person, r.need, r.status, r.organisation, r.ended_at, o.name AS organisation_name FROM reintegration.referral r
    JOIN reintegration.case c ON c.person = r.person JOIN reintegration.organisation o ON o.id = r.organisation
    WHERE :in_scope AND r.id = $2"""
AT_PROVIDER = """SELECT r.id, r.person, r.need, r.status, r.organisation, r.ended_at, o.name AS organisation_name
    FROM reintegration.referral r JOIN reintegration.organisation o ON o.id = r.organisation WHERE r.organisation = $1 AND r.id = $2"""


@dataclass(frozen=True, slots=True)
class Talked:
    """The referral that both sides talk about. `need`: a kind of help."""

    id: UUID
    person: UUID
    need: str
    status: str
    organisation: UUID
    ended_at: datetime | None
    organisation_name: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who writes, and for which side. `via`: how the words came."""

    by: Actor
    side: Side
    via: Via = "account"


def side_of(by: Actor) -> Side:
    """The side for which somebody speaks who is signed in, or who came through a link."""
    return "provider" if may(by, ReferralPermission.ANSWER) else "desk"


async def talked_about(referral: UUID, by: Actor) -> Talked:
    """The referral, for its desk or its provider. Raises NotThere for everybody else."""
    if side_of(by) == "provider":
        found = await fetch_row(DB, Talked, AT_PROVIDER, organisation_of(by), referral)
    else:
        rows = await fetch_in_scope(Talked, ON_DESK, by, referral)
        found = rows[0] if rows else None
    if found is None:
        raise NotThere
    return found


async def reading_key(talked: Talked) -> PersonKey | None:
    """The key that opens what was written about a referral which this reader may see; None where nothing was ever written."""
    async with beyond_scope(
        DB, "a provider reads what was written about a referral to it; the key belongs to the case, which it never sees"
    ):
        return await key_of(talked.person)


def about(what: Literal["message", "proposal", "person_answer"], number: UUID) -> str:
    """What a sealed text is bound to."""
    return f"referral_{what}/{number}"
