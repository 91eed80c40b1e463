"""The relay: carries outbox rows to their receivers' queues and sends again whatever is not acknowledged."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg

from shared import clock
from shared.crypto import Keyring, seal
from shared.db.engine import transaction
from shared.logs import log
from shared.messages.base import Envelope
from shared.messaging.outbox import Messaging, queue_of
from shared.settings import OraluSettings, settings

BATCH = 100
LONGEST_WAIT = timedelta(hours=1)
Deliver = Callable[[str, str, str], Awaitable[None]]
"""`await deliver(queue, job id, sealed)` puts one message on a queue."""


def wait_before_next(attempts: int, first: float) -> timedelta:
    """How long to wait for an acknowledgement after the `attempts`-th sending: doubling from `first` seconds up to an hour."""
    return min(timedelta(seconds=first * 2 ** min(max(attempts - 1, 0), 20)), LONGEST_WAIT)


async def relay_batch(messaging: Messaging, deliver: Deliver) -> int:
    """Send up to BATCH messages that are due and return how many. Other relays of the service skip the rows this one holds.

    A crash between delivery and commit delivers again: the receiver's inbox makes that harmless.
    """
    chosen = settings()
    keyring = Keyring.load(chosen)
    async with transaction(messaging.db):
        connection = messaging.db.connection()
        now = clock.now()
        rows = await connection.fetch(
            messaging.sql(
                "SELECT id, type, receiver, person, sequence, body, created_at, attempts, alerted_at FROM {outbox}"
                " WHERE next_attempt_at <= $1 ORDER BY created_at, sequence LIMIT $2 FOR UPDATE SKIP LOCKED"
            ),
            *(now, BATCH),
        )
        for row in rows:
            attempts = row["attempts"] + 1
            sealed = seal(keyring, messaging.service, row["receiver"], _envelope(messaging, row).model_dump_json().encode())
            queue = queue_of(row["receiver"])
            # The attempt is part of the job's id: a job that died with its worker must not hold up the next sending.
            await deliver(queue, f"{queue}:{row['id']}:{attempts}", sealed)
        await connection.executemany(
            messaging.sql("UPDATE {outbox} SET sent_at = $2, attempts = attempts + 1, next_attempt_at = $3, alerted_at = $4 WHERE id = $1"),
            [
                (row["id"], now, now + wait_before_next(row["attempts"] + 1, chosen.resend_after_seconds), _alert(messaging, row, chosen))
                for row in rows
            ],
        )
    return len(rows)


async def acknowledge(messaging: Messaging, message_id: UUID, receiver: str) -> None:
    """The receiver has it: never send it again, and keep no copy of its body. Only the receiver itself can say so."""
    async with transaction(messaging.db):
        await messaging.db.connection().execute(
            messaging.sql(
                "UPDATE {outbox} SET acknowledged_at = $2, next_attempt_at = NULL, body = NULL"
                " WHERE id = $1 AND receiver = $3 AND acknowledged_at IS NULL"
            ),
            *(message_id, clock.now(), receiver),
        )


async def send_waiting_now(messaging: Messaging, receiver: str, person: UUID) -> None:
    """The receiver asks for what it lacks about a person: send it without waiting for its time."""
    async with transaction(messaging.db):
        connection = messaging.db.connection()
        await connection.execute(
            messaging.sql("UPDATE {outbox} SET next_attempt_at = $3 WHERE person = $2 AND receiver = $1 AND acknowledged_at IS NULL"),
            *(receiver, person, clock.now()),
        )
        await connection.execute("SELECT pg_notify($1, '')", messaging.channel)


async def run_relay(messaging: Messaging, deliver: Deliver) -> None:
    """Send what is due now, then whenever a commit notifies, and every `sweep_seconds` in any case; until cancelled.

    Raises if the database or the queue is not available; the caller starts it again.
    """
    chosen = settings()
    wakeup = asyncio.Event()
    listener = await asyncpg.connect(**messaging.db.config)
    try:
        await listener.add_listener(messaging.channel, lambda *_: wakeup.set())
        listener.add_termination_listener(lambda *_: wakeup.set())
        while True:
            wakeup.clear()
            if listener.is_closed():
                raise ConnectionError("The connection that listens for commits was lost.")
            while await relay_batch(messaging, deliver) == BATCH:
                pass
            try:
                await asyncio.wait_for(wakeup.wait(), chosen.sweep_seconds)
            except TimeoutError:
                continue
    finally:
        listener.terminate()


def _envelope(messaging: Messaging, row: Any) -> Envelope:
    names = ("id", "type", "receiver", "person", "sequence", "created_at")
    return Envelope(**{name: row[name] for name in names}, sender=messaging.service, body=json.loads(row["body"]))


def _alert(messaging: Messaging, row: Any, chosen: OraluSettings) -> Any:
    """When an operator was told that this message does not arrive; logs it now if it is time."""
    if row["alerted_at"] is not None or row["attempts"] + 1 < chosen.alert_after_attempts:
        return row["alerted_at"]
    log.error(
        "message_not_acknowledged",
        service=messaging.service,
        receiver=row["receiver"],
        message=str(row["id"]),
        type=row["type"],
        attempts=row["attempts"] + 1,
    )
    return clock.now()
