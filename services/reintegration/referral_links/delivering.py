"""The worker's part: links whose time has come go out through the gateway, outside any transaction; what became of each is written down.

Each try has a secret of its own, which is stored as its hash alone: a gateway that took the message and lost its answer may deliver either,
and both open the same link.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import verdict_on_referral
from services.reintegration.database import BY, DB
from services.reintegration.notifications import notify_desk
from services.reintegration.referral_links.domain import LinkState, dead
from services.reintegration.referral_links.tables import ReferralLinkToken
from services.reintegration.referral_links.texts import text_of
from services.reintegration.sending.domain import LEASE, Event, Sending, sent
from services.reintegration.sending.sweeping import BATCH
from services.reintegration.sending.trying import Tried, hand_over
from services.reintegration.timeline.actions import write_entry
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.identity.tokens import new_token, token_hash
from shared.notifications.gateway import Channel, Outgoing

DUE = """SELECT l.id, l.referral, l.person, l.organisation, l.channel, l.recipient, l.language, l.expires_at, l.attempts,
        l.revoked_at IS NOT NULL AS revoked, l.used_at IS NOT NULL AS used, r.ended_at IS NOT NULL AS ended, c.status = 'open' AS case_open
    FROM reintegration.referral_link l JOIN reintegration.referral r ON r.id = l.referral
    JOIN reintegration."case" c ON c.person = l.person
    WHERE l.state = 'queued' AND l.not_before <= $1 AND (l.lease_until IS NULL OR l.lease_until <= $1)
    ORDER BY l.not_before, l.id LIMIT $2 FOR UPDATE OF l SKIP LOCKED"""
TRY = "UPDATE reintegration.referral_link SET attempts = attempts + 1, lease_until = $2 WHERE id = $1"
WITHHOLD = "UPDATE reintegration.referral_link SET state = $2, why = $3, settled_at = $4, lease_until = NULL WHERE id = $1"
# Only who tried it last writes down what became of it.
SETTLE = """UPDATE reintegration.referral_link SET state = $3, why = $4, gateway = $5, not_before = $6, settled_at = $7, lease_until = NULL
    WHERE id = $1 AND attempts = $2 AND state = 'queued' RETURNING id"""


@dataclass(frozen=True, slots=True)
class DueLink:
    """A link that is to be sent now."""

    id: UUID
    referral: UUID
    person: UUID
    organisation: UUID
    channel: str
    recipient: str
    language: str
    expires_at: datetime
    attempts: int
    revoked: bool
    used: bool
    ended: bool
    case_open: bool


async def deliver_batch(now: datetime) -> int:
    """Claim and hand over once; returns how many were handed over."""
    ready = await _claim(now)
    await asyncio.gather(*(_hand_over(each, secret, now) for each, secret in ready))
    return len(ready)


async def _claim(now: datetime) -> list[tuple[DueLink, str]]:
    """Links to send, marked as being tried, each with a new secret; those that open nothing any more are withheld."""
    ready: list[tuple[DueLink, str]] = []
    async with transaction(DB):
        for each in await fetch_rows(DB, DueLink, DUE, now, BATCH):
            consented = (await verdict_on_referral(each.person, each.organisation, now)).consent is not None
            why = dead(LinkState(each.used, each.revoked, each.expires_at, each.ended, each.case_open, consented), now)
            if why is not None:
                await DB.connection().execute(WITHHOLD, each.id, sent(Sending.QUEUED, Event.NOT_TRUE).value, why.value, now)
                continue
            secret = new_token()
            await ReferralLinkToken.insert(ReferralLinkToken(token_hash=token_hash(secret), link=each.id, made_at=now))
            await DB.connection().execute(TRY, each.id, now + LEASE)
            ready.append((each, secret))
    return ready


async def _hand_over(each: DueLink, secret: str, now: datetime) -> None:
    subject, text = text_of(each.language, each.expires_at, secret)
    message = Outgoing(str(each.id), cast("Channel", each.channel), each.recipient, subject, text, each.language)
    tried = await hand_over(message, each.attempts + 1, until=each.expires_at, what="referral_link", now=now)
    await _settle(each, tried, now)


async def _settle(each: DueLink, tried: Tried, now: datetime) -> None:
    state, settled_at = sent(Sending.QUEUED, tried.event), None if tried.event is Event.LATER else now
    async with transaction(DB):
        case = await locked_case(each.person, by=BY, must_be_open=False)
        values = (state.value, tried.why, tried.gateway, tried.wait, settled_at)
        if not await fetch_values(DB, SETTLE, each.id, each.attempts + 1, *values):
            return
        if tried.event is not Event.LATER:
            kind = "referral_link_sent" if tried.event is Event.TAKEN else "referral_link_failed"
            await write_entry(each.person, kind, by=BY, now=now, referral=str(each.referral), channel=each.channel)
        await notify_desk(case)
