"""Sending: a message is a row written in the same transaction as the change it reports. shared.messaging.relay delivers it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.columns import JSONB, BigInt, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from shared import clock
from shared.db.engine import SafeEngine
from shared.db.final_writes import FinalWrite
from shared.messages.base import Message, ServiceName


class OutboxColumns:
    """A message that this service sent. `body` is emptied once the receiver has it."""

    id = UUIDColumn(primary_key=True, default=None)
    type = Varchar(length=120, default=None)
    receiver = Varchar(length=40, default=None)
    person = UUIDColumn(default=None, index=True)
    sequence = BigInt(default=None)
    body = JSONB(null=True, default=None)
    created_at = Timestamptz(default=None)
    sent_at = Timestamptz(null=True, default=None)
    attempts = Integer(default=0)
    next_attempt_at = Timestamptz(null=True, default=None, index=True)
    acknowledged_at = Timestamptz(null=True, default=None)
    alerted_at = Timestamptz(null=True, default=None)


class OutboxSequenceColumns:
    """How many messages went to one receiver about one person: `key` is `<receiver>:<person>`."""

    key = Varchar(length=80, primary_key=True, default=None)
    last = BigInt(default=0)


class InboxColumns:
    """A message that took effect here, once."""

    id = UUIDColumn(primary_key=True, default=None)
    type = Varchar(length=120, default=None)
    sender = Varchar(length=40, default=None)
    person = UUIDColumn(default=None, index=True)
    sequence = BigInt(default=None)
    applied_at = Timestamptz(default=None)


class InboxSequenceColumns:
    """The last message of one sender about one person that took effect: `key` is `<sender>:<person>`."""

    key = Varchar(length=80, primary_key=True, default=None)
    last = BigInt(default=0)


class DeadLetterColumns:
    """A message that could not be applied: this build cannot read it, or its handler failed. It took no effect.

    `held_up_to`: the highest number of those of the same sender and person that are known to wait behind it.
    """

    id = UUIDColumn(primary_key=True, default=None)
    type = Varchar(length=120, default=None)
    sender = Varchar(length=40, default=None)
    person = UUIDColumn(default=None)
    sequence = BigInt(default=None)
    reason = Varchar(length=40, default=None)
    error = Text(null=True, default=None)
    first_at = Timestamptz(default=None)
    last_at = Timestamptz(default=None)
    times = Integer(default=1)
    held_up_to = BigInt(null=True, default=None)
    skipped_at = Timestamptz(null=True, default=None)
    skipped_by = UUIDColumn(null=True, default=None)
    skip_reason = Text(null=True, default=None)


@dataclass(frozen=True)
class Messaging:
    """The five tables for one service's messages, declared in its database.py (shared/README.md shows how)."""

    service: ServiceName
    db: SafeEngine
    outbox: type[Table]
    outbox_sequence: type[Table]
    inbox: type[Table]
    inbox_sequence: type[Table]
    dead_letter: type[Table]

    @property
    def queue(self) -> str:
        """The name of this service's arq queue."""
        return queue_of(self.service)

    @property
    def channel(self) -> str:
        """The NOTIFY channel on which a commit wakes the relay."""
        return f"oralu_outbox_{self.service}"

    def sql(self, statement: str) -> str:
        """`statement` with {outbox}, {outbox_sequence}, {inbox}, {inbox_sequence} and {dead_letter} as this service's table names."""
        tables = {name: getattr(self, name) for name in ("outbox", "outbox_sequence", "inbox", "inbox_sequence", "dead_letter")}
        return statement.format_map({name: table._meta.get_formatted_tablename() for name, table in tables.items()})


class WrongSender(ValueError):
    """A service tried to send a message of another service."""


def queue_of(service: str) -> str:
    """The arq queue on which a service receives."""
    return f"oralu:{service}"


def sequence_key(service: str, person: UUID) -> str:
    """The key under which the messages with one service about one person are numbered."""
    return f"{service}:{person}"


async def send(messaging: Messaging, message: Message) -> UUID:
    """Write `message` to the outbox when the caller's open transaction ends; returns its id. The commit wakes the relay.

    Messages about one person to one receiver are numbered without gaps: the next sender waits for this transaction to end.
    """
    kind = type(message)
    if kind.sender != messaging.service:
        raise WrongSender(f"{kind.type} is sent by {kind.sender}, not by {messaging.service}.")
    message_id, now, key = uuid4(), clock.now(), sequence_key(kind.receiver, message.person)

    async def write() -> None:
        await _write(messaging, message_id, message, key, now)

    messaging.db.joined().at_the_end(FinalWrite.OUTBOX, write, key=key)
    return message_id


async def hold(messaging: Messaging, receiver: str, person: UUID) -> None:
    """Let nobody else send to this receiver about this person until the transaction ends; for `audit.record_at_once`."""
    await messaging.db.connection().execute(
        messaging.sql("INSERT INTO {outbox_sequence} AS s (key, last) VALUES ($1, 0) ON CONFLICT (key) DO UPDATE SET last = s.last"),
        sequence_key(receiver, person),
    )


async def _write(messaging: Messaging, message_id: UUID, message: Message, key: str, now: datetime) -> None:
    connection, kind = messaging.db.connection(), type(message)
    sequence = await connection.fetchval(
        messaging.sql(
            "INSERT INTO {outbox_sequence} AS s (key, last) VALUES ($1, 1) ON CONFLICT (key) DO UPDATE SET last = s.last + 1 RETURNING last"
        ),
        key,
    )
    await connection.execute(
        messaging.sql(
            "INSERT INTO {outbox} (id, type, receiver, person, sequence, body, created_at, attempts, next_attempt_at)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $7)"
        ),
        *(message_id, kind.type, kind.receiver, message.person, sequence, message.model_dump_json(), now),
    )
    await connection.execute("SELECT pg_notify($1, '')", messaging.channel)
