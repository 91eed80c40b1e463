"""Links: made and sent, taken back, stopped with what they lead to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import consent_to_refer, verdict_on_referral
from services.reintegration.conversations.access import talked_about
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ConsentMissing, NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.referral_links.deadlines import link_ends
from services.reintegration.referral_links.domain import Channel, recipient
from services.reintegration.referral_links.tables import ReferralLink, ReferralLinkToken
from services.reintegration.referrals.permissions import ReferralPermission
from services.reintegration.sending.domain import Sending
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.identity.tokens import new_token, token_hash

REVOKE = """UPDATE reintegration.referral_link SET revoked_at = $2, revoked_why = $3, revoked_by_name = $4,
        state = CASE WHEN state = 'queued' THEN 'withheld' ELSE state END
    WHERE {which} AND used_at IS NULL AND revoked_at IS NULL RETURNING id"""


@dataclass(frozen=True, slots=True)
class NewLink:
    """How a link goes out, to which number or mailbox as it was typed, and in which language."""

    channel: Channel
    to: str
    language: str


async def make_link(referral: UUID, new: NewLink, *, token: UUID, by: Actor, now: datetime) -> tuple[UUID, str | None]:
    """A link for one answer; returns its id, and the secret of one that is handed over, which is known this once.

    Whatever link the referral had before opens nothing from now on. Sent twice, one is made. Raises NotThere, CaseClosed, NotAllowed for
    a referral that has ended, ConsentMissing, ReasonMissing for a wrong number or mailbox.
    """
    talked, to = await talked_about(referral, by), recipient(new.channel, new.to)
    if not may(by, ReferralPermission.SEND):
        raise NotThere
    link, secret = uuid4(), new_token() if new.channel == "shown" else None
    async with transaction(DB):
        case = await locked_case(talked.person, by=by)
        if before := await sent_before(token, link, by=by, now=now):
            return before, None
        (ended,) = await fetch_values(DB, "SELECT ended_at IS NOT NULL FROM reintegration.referral WHERE id = $1", referral)
        if ended:
            raise NotAllowed(talked.status)
        # Nobody says now that the person agrees, so a consent that has ended is not renewed by sending.
        if (await verdict_on_referral(case.person, talked.organisation, now)).consent is None:
            raise ConsentMissing
        await consent_to_refer(case, talked.organisation, by=by, now=now)
        await DB.connection().fetch(REVOKE.format(which="referral = $1"), referral, now, "replaced", by.name)
        state = Sending.SHOWN if new.channel == "shown" else Sending.QUEUED
        await ReferralLink.insert(
            ReferralLink(
                id=link, referral=referral, person=talked.person, organisation=talked.organisation, channel=new.channel, recipient=to,
                language=new.language, made_by=by.id, made_by_name=by.name, made_at=now,
                expires_at=link_ends(now, ZoneInfo(settings().timezone)), state=state.value, not_before=now,
            )
        )  # fmt: skip
        if secret is not None:
            await ReferralLinkToken.insert(ReferralLinkToken(token_hash=token_hash(secret), link=link, made_at=now))
        await write_entry(talked.person, "referral_link_made", by=by, now=now, referral=str(referral), channel=new.channel)
        await audit.record(Audit, by=by, action="referral_link_made", about=referral, details={"channel": new.channel}, at=now)
        await notify_desk(case)
    return link, secret


async def revoke(link: UUID, *, by: Actor, now: datetime) -> UUID:
    """Take a link back; returns the referral. One that is used or taken back already stays as it is. Raises NotThere."""
    found = await ReferralLink.select(ReferralLink.referral, ReferralLink.person).where(ReferralLink.id == link).first()
    if found is None or not may(by, ReferralPermission.SEND):
        raise NotThere
    referral: UUID = found["referral"]
    async with transaction(DB):
        case = await locked_case(found["person"], by=by, must_be_open=False)
        if await DB.connection().fetch(REVOKE.format(which="id = $1"), link, now, "desk", by.name):
            await write_entry(case.person, "referral_link_revoked", by=by, now=now, referral=str(referral))
            await audit.record(Audit, by=by, action="referral_link_revoked", about=referral, details={}, at=now)
            await notify_desk(case)
    return referral


async def stop_links(person: UUID, organisations: list[UUID] | None, why: str, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: no link of the person's opens anything any more; returns how many. None: at every provider."""
    which = "person = $1 AND ($5::uuid[] IS NULL OR organisation = ANY ($5))"
    return len(await DB.connection().fetch(REVOKE.format(which=which), person, now, why, by.name, organisations))
