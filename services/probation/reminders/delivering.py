"""The worker's part: take messages whose time has come, hand them over outside any transaction, write down what became of each.

A message is marked as being tried before it is handed over, and as sent afterwards. A worker that is killed in between leaves it marked;
when the lease is over another worker tries it again under the same key, so that a gateway that knows keys sends it once, and any other at
least once (infra/adr/0053-one-gateway-for-notices.md).
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.database import BY, DB
from services.probation.law import rules as law
from services.probation.reminders.actions import SERVED
from services.probation.reminders.domain.timing import MOST_ATTEMPTS, Limits, allowed_at, backoff
from services.probation.reminders.failures import ask_officer
from services.probation.reminders.gateways import gateway_of
from services.probation.reminders.sealing import unseal
from shared.crypto import CannotDecrypt
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values
from shared.logs import log
from shared.notifications.gateway import Channel, NotSent, Outgoing, TryLater

BATCH = 20
LEASE = timedelta(minutes=5)
"""Longer than any gateway may take."""
ONE_AT_A_TIME = "SELECT pg_try_advisory_xact_lock(hashtext('probation.notification'))"
DUE = """SELECT n.id, n.person, n.registration, n.kind, n.channel, n.sealed, n.language, n.attempts, n.useful_until, p.time_zone,
    array(SELECT s.tried_at FROM probation.notification s WHERE s.person = n.person AND s.id <> n.id
        AND s.tried_at > $1::timestamptz - interval '2 days' AND s.kind <> ALL ($3::text[])
        AND (s.state IN ('sent', 'delivered') OR s.state = 'queued' AND s.lease_until > $1)) AS tried,
    CASE WHEN n.kind IN ('check_in_tomorrow', 'check_in_last_day')
        THEN EXISTS (SELECT FROM probation.check_in c WHERE c.id = n.subject_id AND c.state = 'created')
    WHEN n.kind IN ('appointment_tomorrow', 'appointment_moved', 'appointment_restored', 'summons')
        THEN EXISTS (SELECT FROM probation.appointment a WHERE a.id = n.subject_id AND a.state = 'planned')
    WHEN n.kind = 'appointment_cancelled'
        THEN EXISTS (SELECT FROM probation.appointment a WHERE a.id = n.subject_id AND a.state = 'cancelled')
    WHEN n.kind = 'permission_changed' THEN EXISTS (SELECT FROM probation.notice g WHERE g.id = n.subject_id AND g.state <> 'withdrawn'
        AND (g.ends_at AT TIME ZONE p.time_zone)::date = n.day)
    WHEN n.kind = 'term_ends' THEN EXISTS (SELECT FROM probation.registration r WHERE r.id = n.subject_id AND r.state = 'open'
        AND r.term_suspended_since IS NULL AND r.term_ends_on = n.day)
    ELSE EXISTS (SELECT FROM probation.registration r WHERE r.person = n.person AND r.state = 'open') END AS still_true
    FROM probation.notification n JOIN probation.person p ON p.id = n.person
    WHERE n.state = 'queued' AND n.not_before <= $1 AND (n.lease_until IS NULL OR n.lease_until <= $1)
    ORDER BY n.not_before, n.id LIMIT $2 FOR UPDATE OF n SKIP LOCKED"""
POSTPONE = "UPDATE probation.notification SET not_before = $2 WHERE id = $1"
WITHHOLD = "UPDATE probation.notification SET state = 'withheld', why = $2, settled_at = $3, lease_until = NULL WHERE id = $1"
TRY = "UPDATE probation.notification SET attempts = attempts + 1, tried_at = $2, lease_until = $3 WHERE id = $1"
# Only who tried it last writes down what became of it.
SENT = """UPDATE probation.notification SET state = 'sent', why = NULL, gateway = $3, reference = $4, settled_at = $5, lease_until = NULL
    WHERE id = $1 AND attempts = $2 AND state = 'queued' RETURNING id"""
AGAIN = """UPDATE probation.notification SET why = $3, gateway = $4, not_before = $5, lease_until = NULL
    WHERE id = $1 AND attempts = $2 AND state = 'queued'"""
FAILED = """UPDATE probation.notification SET state = 'failed', why = $3, gateway = $4, settled_at = $5, lease_until = NULL
    WHERE id = $1 AND attempts = $2 AND state = 'queued' RETURNING id"""
REPORTED = """UPDATE probation.notification SET state = $2, why = $3, settled_at = $4 WHERE reference = $1 AND state = 'sent'
    AND gateway = 'http' RETURNING person, registration, kind"""
WRONG_ADDRESS = """INSERT INTO probation.notification_choice (person, channel, opted_out, wrong_hash, by_id, by_name, at)
    SELECT person, channel, false, address_hash, $2, $3, $4 FROM probation.notification WHERE id = $1 AND channel IS NOT NULL
    ON CONFLICT (person, channel) DO UPDATE SET wrong_hash = excluded.wrong_hash, by_id = excluded.by_id, by_name = excluded.by_name,
        at = excluded.at"""


@dataclass(frozen=True, slots=True)
class DueMessage:
    """A message whose time has come. `tried`: when others went to the person in the last two days, as far as they count."""

    id: UUID
    person: UUID
    registration: UUID | None
    kind: str
    channel: str
    sealed: bytes | None
    language: str
    attempts: int
    useful_until: datetime
    time_zone: str
    tried: list[datetime]
    still_true: bool


@dataclass(frozen=True, slots=True)
class _Reported:
    person: UUID
    registration: UUID | None
    kind: str


def limits(now: datetime) -> Limits:
    """The hours of rest and the most a day, from our rules."""
    day = now.date()
    hours = [time.fromisoformat(str(law.rule(f"reminders.{name}", day).value)) for name in ("quiet_from", "quiet_until")]
    return Limits(hours[0], hours[1], law.number("reminders.most_a_day", day))


async def claim(now: datetime) -> list[DueMessage]:
    """Messages to hand over now, marked as being tried; others are postponed or withheld. Empty while another worker claims."""
    rules, served = limits(now), list(law.values(SERVED, now.date()))
    ready: list[DueMessage] = []
    async with transaction(DB):
        if not (await fetch_values(DB, ONE_AT_A_TIME))[0]:
            return []
        # One of a person at a time: the next one counts this one.
        for each in await fetch_rows(DB, DueMessage, DUE, now, BATCH, served):
            if all(other.person != each.person for other in ready) and await _may_go(each, rules, served, now):
                await DB.connection().execute(TRY, each.id, now, now + LEASE)
                ready.append(replace(each, attempts=each.attempts + 1))
    return ready


async def _may_go(each: DueMessage, rules: Limits, served: list[str], now: datetime) -> bool:
    if each.sealed is None or not each.still_true:
        await DB.connection().execute(WITHHOLD, each.id, "no_longer_true", now)
        return False
    counted = replace(rules, most_a_day=None) if each.kind in served else rules
    moment = allowed_at(now, ZoneInfo(each.time_zone), each.tried, counted)
    if moment >= each.useful_until:
        await DB.connection().execute(WITHHOLD, each.id, "too_late", now)
        if each.kind in served:
            await ask_officer(each.person, each.registration, each.kind, by=BY, now=now)
        return False
    if moment > now:
        await DB.connection().execute(POSTPONE, each.id, moment)
        return False
    return True


async def hand_over(each: DueMessage, now: datetime) -> None:
    """Give one claimed message to its gateway, and write down what became of it."""
    channel = cast("Channel", each.channel)
    gateway = gateway_of(channel)
    try:
        content = unseal(each.id, each.sealed or b"")
        message = Outgoing(str(each.id), channel, content.to, content.subject, content.text, each.language)
        accepted = await gateway.send(message)
    except NotSent as problem:
        await _not_sent(each, problem, gateway.name, now)
    except CannotDecrypt:
        await _given_up(each, "unreadable", gateway.name, now)
    else:
        await DB.fetch(SENT, each.id, each.attempts, gateway.name, accepted.reference[:200], now)


async def _not_sent(each: DueMessage, problem: NotSent, gateway: str, now: datetime) -> None:
    wait = now + backoff(each.attempts, problem.after_seconds if isinstance(problem, TryLater) else None)
    log.warning("notification_not_sent", channel=each.channel, gateway=gateway, problem=problem.problem, attempts=each.attempts)
    if isinstance(problem, TryLater) and each.attempts < MOST_ATTEMPTS and wait < each.useful_until:
        await DB.fetch(AGAIN, each.id, each.attempts, problem.problem, gateway, wait)
        return
    await _given_up(each, problem.problem, gateway, now)


async def _given_up(each: DueMessage, why: str, gateway: str, now: datetime) -> None:
    """It failed for good: an officer is asked."""
    async with transaction(DB):
        if not await fetch_values(DB, FAILED, each.id, each.attempts, why, gateway, now):
            return
        if why == "unknown_address":
            await DB.connection().execute(WRONG_ADDRESS, each.id, BY.id, BY.name, now)
        await ask_officer(each.person, each.registration, each.kind, by=BY, now=now)


async def deliver_batch(now: datetime) -> int:
    """Claim and hand over once; returns how many were handed over."""
    ready = await claim(now)
    await asyncio.gather(*(hand_over(each, now) for each in ready))
    return len(ready)


async def note_delivery(reference: str, delivered: bool, now: datetime) -> bool:
    """A delivery report of a gateway; False where no sent message has this number."""
    state, why = ("delivered", None) if delivered else ("failed", "not_delivered")
    async with transaction(DB):
        found = await fetch_row(DB, _Reported, REPORTED, reference, state, why, now)
        if found is not None and not delivered:
            await ask_officer(found.person, found.registration, found.kind, by=BY, now=now)
    return found is not None
