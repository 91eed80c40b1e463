"""The worker's part: organisations whose confirmation has grown old are asked; what waits goes out through the gateway.

Each try has a secret of its own, which is stored as its hash alone. Who was never confirmed is not asked: that are entries of other
directories, of which nobody here has said that they are right.
"""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.confirmation_requests.deadlines import limits, old_before
from services.reintegration.confirmation_requests.domain import RequestState, address_of, dead, next_step
from services.reintegration.confirmation_requests.tables import ConfirmationRequest, ConfirmationToken
from services.reintegration.confirmation_requests.texts import text_of
from services.reintegration.database import BY, DB, Audit
from services.reintegration.sending.domain import LEASE, Event, Sending, sent
from services.reintegration.sending.sweeping import BATCH
from services.reintegration.sending.trying import hand_over
from services.reintegration.settings import settings
from shared import audit
from shared.db.engine import transaction
from shared.db.rows import fetch_rows
from shared.identity.tokens import new_token, token_hash
from shared.notifications.gateway import Channel, Outgoing

OLD = """SELECT o.id, o.confirmed_on, o.email, coalesce(r.tries, 0) AS tries, r.last, coalesce(r.answered, false) AS answered,
        ARRAY(SELECT p.number FROM reintegration.provider_phone p WHERE p.organisation = o.id ORDER BY p.id) AS phones
    FROM reintegration.organisation o LEFT JOIN LATERAL (
        SELECT count(*)::int AS tries, max(c.made_at) AS last, bool_or(c.used_at IS NOT NULL) AS answered
        FROM reintegration.confirmation_request c WHERE c.organisation = o.id AND c.about = o.confirmed_on) r ON true
    WHERE o.ended_at IS NULL AND o.confirmed_on < $1 AND coalesce(r.tries, 0) < $2 AND NOT coalesce(r.answered, false)
        AND (r.last IS NULL OR r.last <= $3) AND (coalesce(o.email, '') <> ''
            OR EXISTS (SELECT FROM reintegration.provider_phone p WHERE p.organisation = o.id)) AND (o.confirmed_on, o.id) > ($5, $6)
    ORDER BY o.confirmed_on, o.id LIMIT $4 FOR UPDATE OF o SKIP LOCKED"""
DUE = """SELECT c.id, c.organisation, c.channel, c.recipient, c.expires_at, c.attempts, c.about, o.confirmed_on,
        o.ended_at IS NOT NULL AS ended, c.used_at IS NOT NULL AS used, o.name
    FROM reintegration.confirmation_request c JOIN reintegration.organisation o ON o.id = c.organisation
    WHERE c.state = 'queued' AND c.not_before <= $1 AND (c.lease_until IS NULL OR c.lease_until <= $1)
    ORDER BY c.not_before, c.id LIMIT $2 FOR UPDATE OF c SKIP LOCKED"""
TRY = "UPDATE reintegration.confirmation_request SET attempts = attempts + 1, lease_until = $2 WHERE id = $1"
WITHHOLD = "UPDATE reintegration.confirmation_request SET state = $2, why = $3, settled_at = $4, lease_until = NULL WHERE id = $1"
# Only who tried it last writes down what became of it.
SETTLE = """UPDATE reintegration.confirmation_request SET state = $3, why = $4, gateway = $5, not_before = $6, settled_at = $7,
    lease_until = NULL WHERE id = $1 AND attempts = $2 AND state = 'queued'"""
FIRST = (date(1, 1, 1), UUID(int=0))


@dataclass(frozen=True, slots=True)
class OldEntry:
    """An organisation that nobody confirmed lately, and how often it was asked about that."""

    id: UUID
    confirmed_on: date
    email: str | None
    tries: int
    last: datetime | None
    answered: bool
    phones: list[str]


@dataclass(frozen=True, slots=True)
class DueRequest:
    """A question that is to be sent now."""

    id: UUID
    organisation: UUID
    channel: str
    recipient: str
    expires_at: datetime
    attempts: int
    about: date
    confirmed_on: date | None
    ended: bool
    used: bool
    name: str


async def ask_due(now: datetime) -> int:
    """Write a question for each organisation that is to be asked; returns how many. Two at once: each is asked once."""
    day = now.astimezone(ZoneInfo(settings().timezone)).date()
    figures, asked, behind = limits(day), 0, FIRST
    while True:
        async with transaction(DB):
            values = (old_before(day), figures.most, now - figures.again, BATCH, *behind)
            rows = await fetch_rows(DB, OldEntry, OLD, *values)
            for row in rows:
                to = address_of(row.email, row.phones)
                if to is None or next_step(row.tries, row.last, row.answered, figures, now) != "ask":
                    continue
                await ConfirmationRequest.insert(
                    ConfirmationRequest(
                        id=uuid4(), organisation=row.id, about=row.confirmed_on, try_number=row.tries + 1, channel=to[0], recipient=to[1],
                        made_at=now, expires_at=now + figures.link, state=Sending.QUEUED.value, not_before=now,
                    )
                )  # fmt: skip
                await audit.record(Audit, by=BY, action="confirmation_asked", about=row.id, details={"channel": to[0]}, at=now)
                asked += 1
        if len(rows) < BATCH:
            return asked
        behind = (rows[-1].confirmed_on, rows[-1].id)


async def deliver_batch(now: datetime) -> int:
    """Claim and hand over once; returns how many were handed over."""
    ready = await _claim(now)
    await asyncio.gather(*(_hand_over(each, secret, now) for each, secret in ready))
    return len(ready)


async def _claim(now: datetime) -> list[tuple[DueRequest, str]]:
    """Questions to send, marked as being tried, each with a new secret; those that open nothing any more are withheld."""
    ready: list[tuple[DueRequest, str]] = []
    async with transaction(DB):
        for each in await fetch_rows(DB, DueRequest, DUE, now, BATCH):
            state = RequestState(each.used, each.ended, each.about, each.confirmed_on, replaced=False, expires_at=each.expires_at)
            if (why := dead(state, now)) is not None:
                await DB.connection().execute(WITHHOLD, each.id, sent(Sending.QUEUED, Event.NOT_TRUE).value, why.value, now)
                continue
            secret = new_token()
            await ConfirmationToken.insert(ConfirmationToken(token_hash=token_hash(secret), request=each.id, made_at=now))
            await DB.connection().execute(TRY, each.id, now + LEASE)
            ready.append((each, secret))
    return ready


async def _hand_over(each: DueRequest, secret: str, now: datetime) -> None:
    subject, text = text_of(each.channel, each.name, each.expires_at, secret)
    message = Outgoing(str(each.id), cast("Channel", each.channel), each.recipient, subject, text, "kk")
    tried = await hand_over(message, each.attempts + 1, until=each.expires_at, what="confirmation_request", now=now)
    settled_at = None if tried.event is Event.LATER else now
    values = (sent(Sending.QUEUED, tried.event).value, tried.why, tried.gateway, tried.wait, settled_at)
    async with transaction(DB):
        await DB.connection().execute(SETTLE, each.id, each.attempts + 1, *values)
