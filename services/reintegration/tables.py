"""Tables of reintegration. The offence, the sentence and the person's whereabouts are in none of them."""

from piccolo.columns import JSONB, Array, Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from shared.audit import AuditColumns
from shared.db.engine import engine
from shared.outbox import InboxColumns, InboxSequenceColumns, Mail, OutboxColumns, RefusedColumns, SequenceColumns

DB = engine("reintegration")


class Case(Table, schema="reintegration", db=DB):
    """A person on the desk: how to address and to reach them. `next_due_on`: when the first active step is due, None without one."""

    person = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(default=None)
    case_number = Varchar(length=60, default=None)
    name = Varchar(length=200, default=None)
    phone = Varchar(length=40, default=None, null=True)
    language = Varchar(length=2, default=None)
    region = Varchar(length=40, default=None)
    office = Varchar(length=40, default=None)
    status = Varchar(length=20, default=None)
    opened_at = Timestamptz(default=None)
    closed_at = Timestamptz(default=None, null=True)
    next_due_on = Date(default=None, null=True)


class Task(Table, schema="reintegration", db=DB):
    """Somebody asked for help (`support`, in their own words), or should be spoken to (`contact`).

    `office` and `region` are the case's, here and in steps and referrals, so that a desk's list is read by one index.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    kind = Varchar(length=20, default=None)
    need = Varchar(length=20, default=None)
    words = Text(default=None)
    status = Varchar(length=20, default=None)
    asked_at = Timestamptz(default=None)
    created_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    taken_by = UUIDColumn(default=None, null=True, index=True)
    taken_by_name = Varchar(length=200, default=None, null=True)
    taken_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    urgent = Boolean(default=False)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)


class Plan(Table, schema="reintegration", db=DB):
    """Goals for one need; its state is derived from its steps and kept for queries."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    task = UUIDColumn(default=None, null=True)
    need = Varchar(length=20, default=None)
    state = Varchar(length=20, default=None)
    started_by = UUIDColumn(default=None)
    started_at = Timestamptz(default=None)
    ended_at = Timestamptz(default=None, null=True)


class Goal(Table, schema="reintegration", db=DB):
    """What the person wants to reach."""

    id = UUIDColumn(primary_key=True, default=None)
    plan = UUIDColumn(default=None, index=True)
    position = Integer(default=None)
    text = Text(default=None)
    met_at = Timestamptz(default=None, null=True)


class Step(Table, schema="reintegration", db=DB):
    """One thing to do until a day."""

    id = UUIDColumn(primary_key=True, default=None)
    goal = UUIDColumn(default=None, index=True)
    position = Integer(default=None)
    text = Text(default=None)
    due_on = Date(default=None)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    completed_at = Timestamptz(default=None, null=True)
    person = UUIDColumn(default=None)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)


class Organisation(Table, schema="reintegration", db=DB):
    """A provider (HSDS organization). Accounts of providers belong to one."""

    id = UUIDColumn(primary_key=True, default=None)
    name = Varchar(length=200, default=None)
    region = Varchar(length=40, default=None, index=True)
    phone = Varchar(length=40, default=None, null=True)
    created_at = Timestamptz(default=None)


class ServiceOffer(Table, schema="reintegration", db=DB):
    """What an organisation offers for one need, in which languages (HSDS service)."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, index=True)
    need = Varchar(length=20, default=None, index=True)
    name = JSONB(default=None)
    place = JSONB(default=None)
    languages = Array(base_column=Varchar(length=2), default=None)
    ended_at = Timestamptz(default=None, null=True)


class Capacity(Table, schema="reintegration", db=DB):
    """Free places of an offer, and when that was said (HSDS service_capacity)."""

    offer = UUIDColumn(primary_key=True, default=None)
    available = Integer(default=None, null=True)
    maximum = Integer(default=None, null=True)
    updated_at = Timestamptz(default=None, null=True)
    updated_by = UUIDColumn(default=None, null=True)


class Referral(Table, schema="reintegration", db=DB):
    """A request to a provider. `shared_*` is what the person agreed to share, and all that the provider ever sees."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    plan = UUIDColumn(default=None, null=True)
    need = Varchar(length=20, default=None)
    offer = UUIDColumn(default=None, index=True)
    organisation = UUIDColumn(default=None, index=True)
    status = Varchar(length=20, default=None)
    shared_name = Varchar(length=200, default=None)
    shared_phone = Varchar(length=40, default=None, null=True)
    shared_language = Varchar(length=2, default=None)
    shared_note = Text(default=None)
    consent_at = Timestamptz(default=None)
    sent_by = UUIDColumn(default=None)
    sent_by_name = Varchar(length=200, default=None)
    requested_at = Timestamptz(default=None)
    answer_due_at = Timestamptz(default=None)
    started_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    handed_over_at = Timestamptz(default=None, null=True)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)


class ReferralEvent(Table, schema="reintegration", db=DB):
    """One state that a referral entered: who set it, why, in whose words."""

    id = UUIDColumn(primary_key=True, default=None)
    referral = UUIDColumn(default=None, index=True)
    status = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    note = Text(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    by_role = Varchar(length=40, default=None)
    at = Timestamptz(default=None)


class Entry(Table, schema="reintegration", db=DB):
    """The case's timeline: what happened (`kind`, codes in `details`), or a worker's note (`words`). Never changed."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    kind = Varchar(length=40, default=None)
    details = JSONB(default=None)
    words = Text(default=None, null=True)
    by_name = Varchar(length=200, default=None)
    by_role = Varchar(length=40, default=None)
    at = Timestamptz(default=None)


class Submission(Table, schema="reintegration", db=DB):
    """A form that was sent: its token, and what came of it. Sent twice, it gives the first answer again."""

    token = UUIDColumn(primary_key=True, default=None)
    by_id = UUIDColumn(default=None)
    result = UUIDColumn(default=None)
    at = Timestamptz(default=None)


class Audit(AuditColumns, Table, schema="reintegration", db=DB):
    """Who did what, append-only and hash-chained."""


class Outbox(OutboxColumns, Table, schema="reintegration", db=DB):
    """Messages to probation."""


class Sequence(SequenceColumns, Table, schema="reintegration", db=DB):
    """The last number given to each receiver and person."""


class Inbox(InboxColumns, Table, schema="reintegration", db=DB):
    """Messages that took effect here."""


class InboxSequence(InboxSequenceColumns, Table, schema="reintegration", db=DB):
    """The last number applied of each sender and person."""


class Refused(RefusedColumns, Table, schema="reintegration", db=DB):
    """Messages that this build cannot understand."""


MAIL = Mail("reintegration", DB, Outbox, Sequence, Inbox, InboxSequence, Refused)
