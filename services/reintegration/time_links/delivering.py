"""The worker's part: links whose time has come go out by SMS, outside any transaction; what became of each is written down.

Each try has a secret of its own, which is stored as its hash alone.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB
from services.reintegration.notifications import notify_desk
from services.reintegration.sending.domain import LEASE, Event, Sending, number, sent
from services.reintegration.sending.sweeping import BATCH
from services.reintegration.sending.trying import Tried, hand_over
from services.reintegration.time_links.domain import LinkState, dead
from services.reintegration.time_links.tables import TimeLinkToken
from services.reintegration.time_links.texts import text_of
from services.reintegration.timeline.actions import write_entry
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.identity.tokens import new_token, token_hash
from shared.notifications.gateway import Outgoing

DUE = """SELECT l.id, l.person, p.referral, l.language, l.attempts, l.used_at IS NOT NULL AS used, l.replaced_at IS NOT NULL AS replaced,
        p.starts_at, p.state AS time, r.ended_at IS NOT NULL AS ended, c.status = 'open' AND c.rests IS NULL AS helped, c.phone
    FROM reintegration.time_link l JOIN reintegration.referral_proposal p ON p.id = l.proposal
    JOIN reintegration.referral r ON r.id = p.referral JOIN reintegration."case" c ON c.person = l.person
    WHERE l.state = 'queued' AND l.not_before <= $1 AND (l.lease_until IS NULL OR l.lease_until <= $1)
    ORDER BY l.not_before, l.id LIMIT $2 FOR UPDATE OF l SKIP LOCKED"""
TRY = "UPDATE reintegration.time_link SET attempts = attempts + 1, lease_until = $2 WHERE id = $1"
WITHHOLD = "UPDATE reintegration.time_link SET state = $2, why = $3, settled_at = $4, lease_until = NULL WHERE id = $1"
# Only who tried it last writes down what became of it.
SETTLE = """UPDATE reintegration.time_link SET state = $3, why = $4, not_before = $5, settled_at = $6, lease_until = NULL
    WHERE id = $1 AND attempts = $2 AND state = 'queued' RETURNING id"""


@dataclass(frozen=True, slots=True)
class DueLink:
    """A link that is to be sent now."""

    id: UUID
    person: UUID
    referral: UUID
    language: str
    attempts: int
    used: bool
    replaced: bool
    starts_at: datetime
    time: str
    ended: bool
    helped: bool
    phone: str | None


async def deliver_batch(now: datetime) -> int:
    """Claim and hand over once; returns how many were handed over."""
    ready = await _claim(now)
    await asyncio.gather(*(_hand_over(each, to, secret, now) for each, to, secret in ready))
    return len(ready)


async def _claim(now: datetime) -> list[tuple[DueLink, str, str]]:
    """Links to send, marked as being tried, each with its number and a new secret; those that open nothing any more are withheld."""
    ready: list[tuple[DueLink, str, str]] = []
    async with transaction(DB):
        for each in await fetch_rows(DB, DueLink, DUE, now, BATCH):
            state = LinkState(each.used, each.replaced, each.starts_at, each.time, each.ended, each.helped)
            why, to = dead(state, now), number(each.phone or "")
            if why is not None or to is None:
                await DB.connection().execute(WITHHOLD, each.id, sent(Sending.QUEUED, Event.NOT_TRUE).value, why or "no_number", now)
                continue
            secret = new_token()
            await TimeLinkToken.insert(TimeLinkToken(token_hash=token_hash(secret), link=each.id, made_at=now))
            await DB.connection().execute(TRY, each.id, now + LEASE)
            ready.append((each, to, secret))
    return ready


async def _hand_over(each: DueLink, to: str, secret: str, now: datetime) -> None:
    message = Outgoing(str(each.id), "sms", to, "", text_of(each.language, secret), each.language)
    tried = await hand_over(message, each.attempts + 1, until=each.starts_at, what="time_link", now=now)
    await _settle(each, tried, now)


async def _settle(each: DueLink, tried: Tried, now: datetime) -> None:
    state, settled_at = sent(Sending.QUEUED, tried.event), None if tried.event is Event.LATER else now
    async with transaction(DB):
        case = await locked_case(each.person, by=BY, must_be_open=False)
        if not await fetch_values(DB, SETTLE, each.id, each.attempts + 1, state.value, tried.why, tried.wait, settled_at):
            return
        if tried.event is not Event.LATER:
            kind = "time_link_sent" if tried.event is Event.TAKEN else "time_link_failed"
            await write_entry(each.person, kind, by=BY, now=now, referral=str(each.referral))
        await notify_desk(case)
