"""A link as its recipient uses it: opened as often as needed, answered once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import verdict_on_referral
from services.reintegration.conversations.access import Speaker
from services.reintegration.conversations.messages import write
from services.reintegration.conversations.proposals import Time, propose
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import LinkDead, NotThere
from services.reintegration.referral_links.domain import LinkState, dead
from services.reintegration.referrals.answering import answer_through_link
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.moving import Told
from services.reintegration.referrals.tables import REFERRAL
from services.reintegration.sealing.keys import key_of
from shared import audit
from shared.actors import Actor, Role
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values, from_json
from shared.identity.tokens import token_hash

LONGEST_SECRET = 100
FOUND = """SELECT l.id, l.referral, l.person, l.organisation, l.language, l.used_at, l.revoked_at, l.expires_at, r.status, r.need,
        r.ended_at, c.status = 'open' AS case_open, r.shared_name, r.shared_phone, r.shared_language, r.shared_note, r.sealed,
        r.sent_by_name, r.answer_due_at, o.name AS organisation_name, s.name AS offer_name
    FROM reintegration.referral_link_token t JOIN reintegration.referral_link l ON l.id = t.link
    JOIN reintegration.referral r ON r.id = l.referral JOIN reintegration."case" c ON c.person = l.person
    JOIN reintegration.organisation o ON o.id = l.organisation JOIN reintegration.service_offer s ON s.id = r.offer
    WHERE t.token_hash = $1"""
USE = """UPDATE reintegration.referral_link SET used_at = $2, used_for = $3 WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL
    RETURNING id"""
LANGUAGE = """SELECT l.language FROM reintegration.referral_link_token t JOIN reintegration.referral_link l ON l.id = t.link
    WHERE t.token_hash = $1"""
OPENED = "UPDATE reintegration.referral_link SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL RETURNING id"


@dataclass(frozen=True, slots=True)
class OpenLink:
    """What a link leads to: what the person agreed to share with this provider, and nothing else.

    `person` is not shown: it says in the record of looks who was seen.
    """

    id: UUID
    referral: UUID
    person: UUID
    organisation: UUID
    language: str
    used_at: datetime | None
    revoked_at: datetime | None
    expires_at: datetime
    status: str
    need: str
    ended_at: datetime | None
    case_open: bool
    shared_name: str
    shared_phone: str | None
    shared_language: str
    shared_note: str = field(repr=False)
    sent_by_name: str
    answer_due_at: datetime
    organisation_name: str
    offer_name: Mapping[str, str] = from_json()
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)

    @property
    def actor(self) -> Actor:
        """Who answers: somebody at the provider who has the link."""
        return Actor(self.id, self.organisation_name[:200], Role.PROVIDER, provider=self.organisation)


async def language_of(secret: str) -> str | None:
    """The language that was chosen when the link was sent; None for a secret that nobody made."""
    async with beyond_scope(DB, "whoever has a link is nobody's account: the page speaks the language that the link was sent in"):
        found = await fetch_values(DB, LANGUAGE, token_hash(secret)) if 20 <= len(secret) <= LONGEST_SECRET else []
    return str(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said through a link, by whom. `to`: a state of the referral, a question, or a time that is proposed."""

    to: Status | Literal["question", "propose"]
    said_by: str
    reason: str | None = None
    note: str = ""
    time: Time | None = None


async def usable(secret: str, now: datetime) -> OpenLink:
    """The link of a secret, which can still be answered. Raises LinkDead with the reason, NotThere for a secret that nobody made."""
    if not 20 <= len(secret) <= LONGEST_SECRET:
        raise NotThere
    async with beyond_scope(DB, "whoever has a link is nobody's account: it shows what the person agreed to share with this provider"):
        link = await fetch_row(DB, OpenLink, FOUND, token_hash(secret))
        if link is None:
            raise NotThere
        if link.sealed is not None:
            said = REFERRAL.said(await key_of(link.person), link.referral, link.sealed)
            link = replace(link, sealed=None, shared_note=said.get("shared_note", ""))
        consented = (await verdict_on_referral(link.person, link.organisation, now)).consent is not None
    used, revoked = link.used_at is not None, link.revoked_at is not None
    state = LinkState(used, revoked, link.expires_at, link.ended_at is not None, link.case_open, consented)
    if why := dead(state, now):
        raise LinkDead(why)
    return link


async def note_opened(link: OpenLink, now: datetime) -> None:
    """The recipient sees what was shared: recorded once for the desk."""
    async with beyond_scope(DB, "whoever has a link is nobody's account: that it was opened is kept"), transaction(DB):
        if await fetch_values(DB, OPENED, link.id, now):
            await audit.record(Audit, by=link.actor, action="referral_link_opened", about=link.referral, details={}, at=now)


async def answer(secret: str, said: Answer, *, now: datetime) -> None:
    """Say it, and the link is used up; of two at once the first stands.

    Raises LinkDead, NotThere, ReasonMissing, ReferralMoved, NotAllowed for a time that has passed: then the link is not used up.
    """
    link = await usable(secret, now)
    async with beyond_scope(DB, "an answer through a link changes the case, which no provider sees"), transaction(DB):
        await locked_case(link.person, by=BY, must_be_open=False)
        link = await usable(secret, now)  # as it is now, with the case's lock held
        if not await fetch_values(DB, USE, link.id, now, str(said.to)):
            raise LinkDead("used")
        by = Actor(link.id, (said.said_by.strip() or link.organisation_name)[:200], Role.PROVIDER, provider=link.organisation)
        speaker = Speaker(by, "provider", "link")
        if said.to == "question":
            await write(link.referral, said.note, speaker, token=link.id, now=now)
        elif said.to != "propose":
            told, note = Told("link", by.name, now), said.note.strip() or None
            await answer_through_link(link.referral, link.person, said.to, told, reason=said.reason, note=note, by=by, now=now)
        if said.time is not None:
            await propose(link.referral, said.time, speaker, token=uuid4(), now=now)
        await audit.record(Audit, by=by, action="referral_link_used", about=link.referral, details={"for": str(said.to)}, at=now)
