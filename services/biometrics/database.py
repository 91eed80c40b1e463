"""What all of biometrics shares: the database, the audit log, the tables of the messages."""

from piccolo.table import Table

from shared.audit import AuditColumns
from shared.db.engine import engine
from shared.law_versions import LawCancellationColumns, LawVersionColumns
from shared.messaging.outbox import DeadLetterColumns, InboxColumns, InboxSequenceColumns, Messaging, OutboxColumns, OutboxSequenceColumns

DB = engine("biometrics")


class Audit(AuditColumns, Table, schema="biometrics", db=DB):
    """Who did what, append-only and hash-chained."""


class Outbox(OutboxColumns, Table, schema="biometrics", db=DB):
    """Messages to probation."""


class OutboxSequence(OutboxSequenceColumns, Table, schema="biometrics", db=DB):
    """The last number given to each receiver and person."""


class Inbox(InboxColumns, Table, schema="biometrics", db=DB):
    """Messages that took effect here."""


class InboxSequence(InboxSequenceColumns, Table, schema="biometrics", db=DB):
    """The last number applied of each sender and person."""


class DeadLetter(DeadLetterColumns, Table, schema="biometrics", db=DB):
    """Messages that this build cannot understand."""


class LawVersion(LawVersionColumns, Table, schema="biometrics", db=DB):
    """The law's data as this service reads them, version by version."""


class LawCancellation(LawCancellationColumns, Table, schema="biometrics", db=DB):
    """Versions of the law's data that were cancelled before their day."""


MESSAGING = Messaging("biometrics", DB, Outbox, OutboxSequence, Inbox, InboxSequence, DeadLetter)
