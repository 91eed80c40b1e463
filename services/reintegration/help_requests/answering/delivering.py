"""The worker's part: messages about decisions go out through the gateway, outside any transaction.

The key of a message is its row: a gateway that knows it sends it once, also after a crash in between. The number or mailbox is opened
only here.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.help_requests.answering.domain import USELESS_AFTER, Withheld, address_of
from services.reintegration.help_requests.answering.texts import text_of
from services.reintegration.help_requests.content import opened
from services.reintegration.help_requests.domain import number_of
from services.reintegration.help_requests.sending import about
from services.reintegration.notifications import notify_region
from services.reintegration.sealing.keys import key_of
from services.reintegration.sending.domain import LEASE, Event, Sending, sent
from services.reintegration.sending.sweeping import BATCH
from services.reintegration.sending.trying import Tried, hand_over
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.notifications.gateway import Channel, Outgoing

DUE = """SELECT a.id, a.help_request, a.act, a.channel, a.attempts, a.made_at, h.person, h.region, h.language, h.number, h.sealed
    FROM reintegration.help_request_answer a JOIN reintegration.help_request h ON h.id = a.help_request
    WHERE a.state = 'queued' AND a.not_before <= $1 AND (a.lease_until IS NULL OR a.lease_until <= $1)
    ORDER BY a.not_before, a.id LIMIT $2 FOR UPDATE OF a SKIP LOCKED"""
TRY = "UPDATE reintegration.help_request_answer SET attempts = attempts + 1, lease_until = $2 WHERE id = $1"
WITHHOLD = "UPDATE reintegration.help_request_answer SET state = $2, why = $3, settled_at = $4, lease_until = NULL WHERE id = $1"
# Only who tried it last writes down what became of it.
SETTLE = """UPDATE reintegration.help_request_answer SET state = $3, why = $4, gateway = $5, not_before = $6, settled_at = $7,
        number_end = $8, lease_until = NULL
    WHERE id = $1 AND attempts = $2 AND state = 'queued' RETURNING id"""


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A message that is to be sent now."""

    id: UUID
    help_request: UUID
    act: str
    channel: str
    attempts: int
    made_at: datetime
    person: UUID
    region: str
    language: str
    number: int | None
    sealed: bytes = field(repr=False)


async def deliver_batch(now: datetime) -> int:
    """Claim and hand over once; returns how many were claimed."""
    claimed, ready = await _claim(now)
    await asyncio.gather(*(_hand_over(each, to, now) for each, to in ready))
    return claimed


async def _claim(now: datetime) -> tuple[int, list[tuple[DueAnswer, str]]]:
    ready: list[tuple[DueAnswer, str]] = []
    async with transaction(DB):
        rows = await fetch_rows(DB, DueAnswer, DUE, now, BATCH)
        for each in rows:
            to = await _address(each)
            if to is None:
                withheld = sent(Sending.QUEUED, Event.NOT_TRUE).value
                await DB.connection().execute(WITHHOLD, each.id, withheld, Withheld.GONE.value, now)
                continue
            await DB.connection().execute(TRY, each.id, now + LEASE)
            ready.append((each, to))
    return len(rows), ready


async def _address(each: DueAnswer) -> str | None:
    """Where it goes; None where the person took the request back meanwhile, or it was erased."""
    key = await key_of(each.person)
    return address_of(opened(key.open(each.sealed, about(each.help_request)))) if key and each.sealed else None


async def _hand_over(each: DueAnswer, to: str, now: datetime) -> None:
    subject, text = text_of(each.act, number_of(each.region, each.number), each.language)
    message = Outgoing(str(each.id), cast("Channel", each.channel), to, subject, text, each.language)
    tried = await hand_over(message, each.attempts + 1, until=each.made_at + USELESS_AFTER, what="help_request_answer", now=now)
    await _settle(each, to, tried, now)


async def _settle(each: DueAnswer, to: str, tried: Tried, now: datetime) -> None:
    state, settled_at = sent(Sending.QUEUED, tried.event), None if tried.event is Event.LATER else now
    async with transaction(DB):
        end = to[-4:] if each.channel == "sms" else None
        values = (state.value, tried.why, tried.gateway, tried.wait, settled_at, end)
        if await fetch_values(DB, SETTLE, each.id, each.attempts + 1, *values):
            await notify_region(each.region)
