"""Probation's own tables. Telemetry's stand in telemetry/schema.sql."""

from piccolo.columns import JSONB, Boolean, Bytea, Date, DoublePrecision, Integer, SmallInt, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from shared.audit import AuditColumns
from shared.db.engine import engine
from shared.outbox import InboxColumns, InboxSequenceColumns, Mail, OutboxColumns, RefusedColumns, SequenceColumns

DB = engine("probation")


class Person(Table, schema="probation", db=DB):
    """A supervised person. `iin` is None while the person has none; `zone` is the IANA zone of the residence."""

    id = UUIDColumn(primary_key=True, default=None)
    iin = Varchar(length=12, null=True, unique=True, default=None)
    family_name = Varchar(length=100, default=None)
    given_name = Varchar(length=100, default=None)
    patronymic = Varchar(length=100, null=True, default=None)
    birth_date = Date(null=True, default=None)
    phone = Varchar(length=12, null=True, default=None)
    language = Varchar(length=2, default=None)
    region = Varchar(length=2, default=None)
    settlement = Varchar(length=10, default=None)
    address = Text(default=None)
    zone = Varchar(length=60, default=None)
    created_at = Timestamptz(default=None)


class Registration(Table, schema="probation", db=DB):
    """A person's time on the register. `form_token` belongs to the form: the same form sent twice registers once.

    `current`: the person's latest registration, open or closed; each person has one. `name_key`: the person's name for sorting and
    searching, as public.name_key makes it.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    case_number = Varchar(length=20, unique=True, default=None)
    category = Varchar(length=40, default=None)
    custodian = Varchar(length=20, default=None)
    office = Varchar(length=20, default=None)
    officer = UUIDColumn(default=None)
    officer_name = Varchar(length=200, default=None)
    court = Varchar(length=200, default=None)
    court_decision_on = Date(default=None)
    in_force_on = Date(default=None)
    registered_on = Date(default=None)
    term_ends_on = Date(default=None)
    frequency = Varchar(length=20, default=None)
    first_check_in_on = Date(default=None)
    basis_kind = Varchar(length=20, null=True, default=None)
    basis_reference = Varchar(length=200, null=True, default=None)
    basis_given_on = Date(null=True, default=None)
    basis_copy = UUIDColumn(null=True, default=None)
    card_code = Varchar(length=8, unique=True, default=None)
    pin_hash = Text(default=None)
    state = Varchar(length=10, default=None)
    closed_at = Timestamptz(null=True, default=None)
    closing_reason = Varchar(length=40, null=True, default=None)
    created_at = Timestamptz(default=None)
    current = Boolean(default=True)
    name_key = Text(default=None)


class Condition(Table, schema="probation", db=DB):
    """One duty of the court decision, with the norm it stands on."""

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    code = Varchar(length=40, default=None)
    words = Text(default=None)
    source = Varchar(length=200, default=None)
    created_at = Timestamptz(default=None)


class CaseNumber(Table, schema="probation", db=DB):
    """The last case number given: `key` is the office and year."""

    key = Varchar(length=40, primary_key=True, default=None)
    last = Integer(default=0)


class CheckIn(Table, schema="probation", db=DB):
    """One check-in, from being due to being settled; `version` counts changes, so that two reviewers cannot overwrite each other.

    `officer` and `office` are those of the registration, so that what is due is read by one index.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    due_on = Date(default=None)
    opens_at = Timestamptz(default=None)
    closes_at = Timestamptz(default=None)
    state = Varchar(length=12, default=None)
    session = UUIDColumn(null=True, default=None)
    kiosk = UUIDColumn(null=True, default=None)
    match = Varchar(length=20, null=True, default=None)
    liveness = Varchar(length=20, null=True, default=None)
    quality = Varchar(length=20, null=True, default=None)
    score = DoublePrecision(null=True, default=None)
    threshold = DoublePrecision(null=True, default=None)
    calibrated = Boolean(null=True, default=None)
    engine = Varchar(length=200, null=True, default=None)
    reason = Varchar(length=40, null=True, default=None)
    capture = JSONB(null=True, default=None)
    answers = JSONB(null=True, default=None)
    started_at = Timestamptz(null=True, default=None)
    submitted_at = Timestamptz(null=True, default=None)
    recorded_at = Timestamptz(null=True, default=None)
    receipt = Varchar(length=20, null=True, default=None)
    verdict = Varchar(length=30, null=True, default=None)
    reviewed_at = Timestamptz(null=True, default=None)
    reviewed_by = UUIDColumn(null=True, default=None)
    reviewed_by_name = Varchar(length=200, null=True, default=None)
    first_no_match_by = UUIDColumn(null=True, default=None)
    created_at = Timestamptz(default=None)
    version = Integer(default=1)
    officer = UUIDColumn(null=True, default=None)
    office = Varchar(length=20, null=True, default=None)


class Review(Table, schema="probation", db=DB):
    """An officer's verdict on a check-in; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    check_in = UUIDColumn(index=True, default=None)
    verdict = Varchar(length=30, default=None)
    note = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class QueueItem(Table, schema="probation", db=DB):
    """Something that waits for a human. `not_for` is who may not decide it again (a second officer is asked).

    `officer` and `office` are those of the person's current registration, kept here so that a queue is read by one index. What is
    escalated moves up by `escalation` places.
    """

    id = UUIDColumn(primary_key=True, default=None)
    kind = Varchar(length=30, default=None)
    person = UUIDColumn(default=None)
    about = UUIDColumn(index=True, default=None)
    reason = Varchar(length=60, default=None)
    priority = Integer(default=None)
    opened_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    not_for = UUIDColumn(null=True, default=None)
    closed_at = Timestamptz(null=True, default=None)
    closed_by = UUIDColumn(null=True, default=None)
    outcome = Varchar(length=60, null=True, default=None)
    officer = UUIDColumn(null=True, default=None)
    office = Varchar(length=20, null=True, default=None)
    escalation = SmallInt(default=0)


class BasisCopy(Table, schema="probation", db=DB):
    """The signed copy of a consent or norm: AES-256-GCM under a key of its own, which is stored wrapped alone.

    `ended_at`: the basis it proves was replaced, withdrawn or ended with the registration; from then on a time runs until it is destroyed.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    media_type = Varchar(length=40, default=None)
    size = Integer(default=None)
    sha256 = Varchar(length=64, default=None)
    wrapped_key = Bytea(null=True, default=None)
    content = Bytea(null=True, default=None)
    basis_reference = Varchar(length=200, default=None)
    basis_given_on = Date(default=None)
    stored_at = Timestamptz(default=None)
    stored_by = UUIDColumn(default=None)
    stored_by_name = Varchar(length=200, default=None)
    ended_at = Timestamptz(null=True, default=None)
    destroyed_at = Timestamptz(null=True, default=None)


class Suspicion(Table, schema="probation", db=DB):
    """Two people on the register whose faces resemble each other, and what an officer found out; `person` is who was enrolled last."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    other = UUIDColumn(index=True, default=None)
    suspected_at = Timestamptz(default=None)
    decision = Varchar(length=20, null=True, default=None)
    reason = Text(null=True, default=None)
    decided_by = UUIDColumn(null=True, default=None)
    decided_by_name = Varchar(length=200, null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)


class TimelineEntry(Table, schema="probation", db=DB):
    """What happened in a case; the presenter finds the words for `kind`."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    kind = Varchar(length=40, default=None)
    details = JSONB(default=None)
    at = Timestamptz(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)


class Audit(AuditColumns, Table, schema="probation", db=DB):
    """Who did what, append-only and hash-chained."""


class Outbox(OutboxColumns, Table, schema="probation", db=DB):
    """Messages to the other services."""


class Sequence(SequenceColumns, Table, schema="probation", db=DB):
    """The last number given to each receiver and person."""


class Inbox(InboxColumns, Table, schema="probation", db=DB):
    """Messages that took effect here."""


class InboxSequence(InboxSequenceColumns, Table, schema="probation", db=DB):
    """The last number applied of each sender and person."""


class Refused(RefusedColumns, Table, schema="probation", db=DB):
    """Messages that this build cannot understand."""


MAIL = Mail("probation", DB, Outbox, Sequence, Inbox, InboxSequence, Refused)
