"""Reads of referrals on the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.referrals.tables import REFERRAL, REFERRAL_EVENT
from services.reintegration.rows import fetch_in_scope
from shared.actors import Actor
from shared.db.rows import fetch_rows, read_apart


@dataclass(frozen=True, slots=True)
class _Owner:
    person: UUID


@dataclass(frozen=True, slots=True)
class ReferralStep:
    """One state that a referral entered: who set it, why, in whose words."""

    id: UUID
    person: UUID
    referral: UUID
    status: str
    reason: str | None
    note: str | None = field(repr=False)
    by_name: str
    by_role: str
    at: datetime
    via: str | None
    said_by: str | None
    said_number: str | None
    said_at: datetime | None
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class SentReferral:
    """A request to a provider, as the desk sees it."""

    id: UUID
    person: UUID
    need: str
    status: str
    organisation_name: str
    requested_at: datetime
    answer_due_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    handed_over_at: datetime | None
    consent: UUID | None
    shared_name: str
    shared_phone: str | None
    shared_language: str
    shared_note: str = field(repr=False)
    events: Sequence[ReferralStep] = read_apart()
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


async def person_of_referral(referral: UUID, by: Actor) -> UUID:
    """Whose referral it is. Raises NotThere out of scope."""
    rows = await fetch_in_scope(
        _Owner,
        "SELECT c.person FROM reintegration.referral r JOIN reintegration.case c ON c.person = r.person WHERE :in_scope AND r.id = $2",
        *(by, referral),
    )
    if not rows:
        raise NotThere
    return rows[0].person


async def referrals_of(person: UUID) -> list[SentReferral]:
    """The referrals of a case, each with its events."""
    rows = await fetch_rows(
        DB,
        SentReferral,
        "SELECT r.*, o.name AS organisation_name FROM reintegration.referral r JOIN reintegration.organisation o ON o.id = r.organisation"
        " WHERE r.person = $1 ORDER BY r.requested_at DESC",
        person,
    )
    events = await events_of([row.id for row in rows])
    return [replace(row, events=[event for event in events if event.referral == row.id]) for row in await REFERRAL.opened(rows)]


async def events_of(referrals: Sequence[UUID]) -> list[ReferralStep]:
    """The events of these referrals, the earliest first; a provider reads them beyond the own scope, for the key."""
    statement = """SELECT e.*, r.person FROM reintegration.referral_event e JOIN reintegration.referral r ON r.id = e.referral
        WHERE e.referral = ANY($1) ORDER BY e.at, e.id"""
    return await REFERRAL_EVENT.opened(await fetch_rows(DB, ReferralStep, statement, list(referrals)))
