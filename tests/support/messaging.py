"""Two services' messaging, on tables of the tests' own, so that shared code is tested without a service."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from piccolo.table import Table

from shared import clock
from shared.audit import AuditColumns
from shared.crypto import Keyring, seal
from shared.db.engine import engine
from shared.messages.base import Envelope, Message
from shared.messages.probation import BreachConfirmed
from shared.messaging.inbox import Handler
from shared.messaging.outbox import DeadLetterColumns, InboxColumns, InboxSequenceColumns, Messaging, OutboxColumns, OutboxSequenceColumns
from shared.settings import settings

SENDER, RECEIVER = engine("probation"), engine("reintegration")


class SentOutbox(OutboxColumns, Table, tablename="test_outbox", schema="probation", db=SENDER):
    """What the sender sent."""


class SentSequence(OutboxSequenceColumns, Table, tablename="test_sequence", schema="probation", db=SENDER):
    """How much it sent."""


class SentInbox(InboxColumns, Table, tablename="test_inbox", schema="probation", db=SENDER):
    """What the sender received."""


class SentInboxSequence(InboxSequenceColumns, Table, tablename="test_inbox_sequence", schema="probation", db=SENDER):
    """How much it received."""


class SentDeadLetter(DeadLetterColumns, Table, tablename="test_dead_letter", schema="probation", db=SENDER):
    """What it could not read."""


class GotOutbox(OutboxColumns, Table, tablename="test_outbox", schema="reintegration", db=RECEIVER):
    """What the receiver sent."""


class GotSequence(OutboxSequenceColumns, Table, tablename="test_sequence", schema="reintegration", db=RECEIVER):
    """How much it sent."""


class GotInbox(InboxColumns, Table, tablename="test_inbox", schema="reintegration", db=RECEIVER):
    """What the receiver received."""


class GotInboxSequence(InboxSequenceColumns, Table, tablename="test_inbox_sequence", schema="reintegration", db=RECEIVER):
    """How much it received."""


class GotDeadLetter(DeadLetterColumns, Table, tablename="test_dead_letter", schema="reintegration", db=RECEIVER):
    """What it could not read."""


class Effect(InboxColumns, Table, tablename="test_effect", schema="reintegration", db=RECEIVER):
    """What a handler does: one row for each time it ran."""


class ProbationAudit(AuditColumns, Table, tablename="test_audit", schema="probation", db=SENDER):
    """An audit log."""


class ReintegrationAudit(AuditColumns, Table, tablename="test_audit", schema="reintegration", db=RECEIVER):
    """The receiver's."""


PROBATION = Messaging("probation", SENDER, SentOutbox, SentSequence, SentInbox, SentInboxSequence, SentDeadLetter)
REINTEGRATION = Messaging("reintegration", RECEIVER, GotOutbox, GotSequence, GotInbox, GotInboxSequence, GotDeadLetter)
TABLES: list[type[Table]] = [
    *(SentOutbox, SentSequence, SentInbox, SentInboxSequence, SentDeadLetter, ProbationAudit),
    *(GotOutbox, GotSequence, GotInbox, GotInboxSequence, GotDeadLetter, Effect, ReintegrationAudit),
]


async def make_tables() -> None:
    """Create them as the owner, as a migration would."""
    owner = engine("owner")
    for table in TABLES:
        for ddl in table.create_table().ddl:
            await owner.run_ddl(ddl)
    for service in ("probation", "reintegration"):
        await owner.run_ddl(f"SELECT public.install_append_only('{service}.test_audit', '{service}')")


async def take_effect(message: Message) -> None:
    """A handler whose effect can be counted."""
    await Effect.insert(
        Effect(
            {
                Effect.id: uuid4(),
                Effect.person: message.person,
                Effect.type: message.type,
                Effect.sender: message.sender,
                Effect.sequence: 0,
                Effect.applied_at: clock.now(),
            }
        )
    )


HANDLERS: dict[type[Message], Handler] = {BreachConfirmed: take_effect}


def breach(person: UUID | None = None) -> BreachConfirmed:
    """A small message from probation to reintegration."""
    return BreachConfirmed(person=person or uuid4(), confirmed_at=clock.now())


def sealed_envelope(
    message: BreachConfirmed,
    sequence: int,
    *,
    number: UUID | None = None,
    kind: str | None = None,
    body: Mapping[str, object] | None = None,
) -> str:
    """What the relay would deliver; `body` replaces fields of the message."""
    envelope = Envelope(
        id=number or uuid4(),
        type=kind or message.type,
        sender="probation",
        receiver="reintegration",
        person=message.person,
        sequence=sequence,
        created_at=clock.now(),
        body={**message.model_dump(mode="json"), **(body or {})},
    )
    return seal(Keyring.load(settings()), "probation", "reintegration", envelope.model_dump_json().encode())
