"""Probation's own tables. Those of telemetry are in telemetry/schema.sql."""

from piccolo.table import Table

from shared.actors import system
from shared.audit import AuditColumns
from shared.db.engine import engine
from shared.law_versions import LawCancellationColumns, LawVersionColumns
from shared.messaging.outbox import DeadLetterColumns, InboxColumns, InboxSequenceColumns, Messaging, OutboxColumns, OutboxSequenceColumns

DB = engine("probation")


class Audit(AuditColumns, Table, schema="probation", db=DB):
    """Who did what, append-only and hash-chained."""


class Outbox(OutboxColumns, Table, schema="probation", db=DB):
    """Messages to the other services."""


class OutboxSequence(OutboxSequenceColumns, Table, schema="probation", db=DB):
    """The last number given to each receiver and person."""


class Inbox(InboxColumns, Table, schema="probation", db=DB):
    """Messages that took effect here."""


class InboxSequence(InboxSequenceColumns, Table, schema="probation", db=DB):
    """The last number applied of each sender and person."""


class DeadLetter(DeadLetterColumns, Table, schema="probation", db=DB):
    """Messages that this build cannot understand."""


class LawVersion(LawVersionColumns, Table, schema="probation", db=DB):
    """The law's data as this service reads them, version by version."""


class LawCancellation(LawCancellationColumns, Table, schema="probation", db=DB):
    """Versions of the law's data that were cancelled before their day."""


MESSAGING = Messaging("probation", DB, Outbox, OutboxSequence, Inbox, InboxSequence, DeadLetter)
BY = system("probation")
"""The actor when no person acts: the service itself."""
