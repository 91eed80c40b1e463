"""Tables of biometrics. Nothing of a face is stored in the clear: `Frame.image` and `Template.descriptors` are AES-256-GCM
under the person's own data key, which is stored only wrapped (`Subject.wrapped_key`)."""

from piccolo.columns import JSONB, Array, Boolean, Bytea, DoublePrecision, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from shared.audit import AuditColumns
from shared.db.engine import engine
from shared.messaging.outbox import InboxColumns, InboxSequenceColumns, Mail, OutboxColumns, RefusedColumns, SequenceColumns

DB = engine("biometrics")


class Subject(Table, schema="biometrics", db=DB):
    """A supervised person as biometrics knows them: a case number, an officer, a legal basis, a data key. No name."""

    person = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(default=None)
    case_number = Varchar(length=60, default=None)
    language = Varchar(length=2, default=None)
    officer = UUIDColumn(default=None)
    office = Varchar(length=40, default=None, index=True)
    state = Varchar(length=20, default=None)
    basis_kind = Varchar(length=20, default=None, null=True)
    basis_reference = Text(default=None, null=True)
    basis_given_on = Varchar(length=20, default=None, null=True)
    basis_language = Varchar(length=2, default=None, null=True)
    signed_copy = UUIDColumn(default=None, null=True)
    wrapped_key = Bytea(default=None, null=True)
    opened_at = Timestamptz(default=None)
    closed_at = Timestamptz(default=None, null=True)
    erased_at = Timestamptz(default=None, null=True)
    erasure_proof = Varchar(length=64, default=None, null=True)


class Card(Table, schema="biometrics", db=DB):
    """The card that a person shows at the kiosk, and the argon2id hash of its PIN."""

    code = Varchar(length=40, primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    pin_hash = Varchar(length=200, default=None)
    active = Boolean(default=None)
    issued_at = Timestamptz(default=None)


class CheckInDue(Table, schema="biometrics", db=DB):
    """A check-in that the kiosk may take between two moments, with its questions."""

    check_in = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    opens_at = Timestamptz(default=None)
    closes_at = Timestamptz(default=None)
    questions = JSONB(default=None)
    state = Varchar(length=20, default=None)


class Enrolment(Table, schema="biometrics", db=DB):
    """One capture of reference images; an officer confirms it before it takes the place of the one before.

    `place` is first, or second for another look of the same person (`look`). `likeness`: what comparing it with the set in use said,
    by a threshold that was measured where `likeness_calibrated`.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    place = Varchar(length=10, default="first")
    look = Varchar(length=20, default=None, null=True)
    state = Varchar(length=20, default=None)
    quality = Varchar(length=20, default=None)
    likeness = Varchar(length=20, default=None, null=True)
    likeness_calibrated = Boolean(default=None, null=True)
    taken_by = UUIDColumn(default=None)
    taken_at = Timestamptz(default=None)
    confirmed_by = UUIDColumn(default=None, null=True)
    confirmed_at = Timestamptz(default=None, null=True)
    renewal_asked_at = Timestamptz(default=None, null=True)
    searched_at = Timestamptz(default=None, null=True)


class Template(Table, schema="biometrics", db=DB):
    """The face descriptors of one enrolment, encrypted; `version` is bound into the authenticated data."""

    enrolment = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    descriptors = Bytea(default=None)
    frames = Integer(default=None)
    engine = Varchar(length=120, default=None)
    made_at = Timestamptz(default=None)


class Frame(Table, schema="biometrics", db=DB):
    """One encrypted JPEG. It belongs to an enrolment (reference) or to a session (probe).

    `shape` and `chip` are what the engine saw in it, encrypted too; they go as soon as the capture is verified."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    enrolment = UUIDColumn(default=None, null=True, index=True)
    session = UUIDColumn(default=None, null=True, index=True)
    attempt = Integer(default=None, null=True)
    position = Integer(default=None)
    step = Varchar(length=20, default=None)
    taken_ms = Integer(default=None)
    version = Integer(default=None)
    image = Bytea(default=None)
    shape = Bytea(default=None, null=True)
    chip = Bytea(default=None, null=True)
    stored_at = Timestamptz(default=None)
    delete_after = Timestamptz(default=None, null=True)


class Session(Table, schema="biometrics", db=DB):
    """One visit to a kiosk; its states and their order are in domain/session.py."""

    id = UUIDColumn(primary_key=True, default=None)
    token_hash = Varchar(length=64, default=None, unique=True)
    person = UUIDColumn(default=None, index=True)
    check_in = UUIDColumn(default=None, index=True)
    kiosk = UUIDColumn(default=None)
    language = Varchar(length=2, default=None)
    state = Varchar(length=20, default=None)
    answers = JSONB(default=None)
    movements = Array(base_column=Varchar(length=20), default=None)
    pauses_ms = Array(base_column=Integer(), default=None, null=True)
    asked_ms = Array(base_column=Integer(), default=None, null=True)
    nonce_hash = Varchar(length=64, default=None, null=True)
    nonce_expires_at = Timestamptz(default=None, null=True)
    attempts = Integer(default=None)
    reason = Varchar(length=40, default=None, null=True)
    started_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    submitted_at = Timestamptz(default=None, null=True)
    verify_tries = Integer(default=None)
    verify_tried_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    second_opinion_not_by = UUIDColumn(default=None, null=True)
    verdict = Varchar(length=30, default=None, null=True)
    reviewed_at = Timestamptz(default=None, null=True)


class Attempt(Table, schema="biometrics", db=DB):
    """What the engine said about one capture: three results kept apart, near misses too.

    `signs` and `problems` are codes, `peaks` positions of frames. `scale` says which scores may be compared with each other: the
    cohort's hash, or `distance`. `others` are scores against other people's templates, drawn at random; who they were is not kept.
    """

    id = UUIDColumn(primary_key=True, default=None)
    session = UUIDColumn(default=None, index=True)
    person = UUIDColumn(default=None, index=True)
    number = Integer(default=None)
    match = Varchar(length=20, default=None)
    liveness = Varchar(length=20, default=None)
    quality = Varchar(length=20, default=None)
    score = DoublePrecision(default=None, null=True)
    threshold = DoublePrecision(default=None, null=True)
    review = DoublePrecision(default=None, null=True)
    calibrated = Boolean(default=None)
    artefact = Varchar(length=64, default=None, null=True)
    scale = Varchar(length=64, default=None, null=True)
    decision = UUIDColumn(default=None, null=True)
    likeness = Varchar(length=20, default=None, null=True)
    liveness_score = DoublePrecision(default=None, null=True)
    liveness_threshold = DoublePrecision(default=None, null=True)
    quality_score = DoublePrecision(default=None, null=True)
    quality_threshold = DoublePrecision(default=None, null=True)
    signs = Array(base_column=Varchar(length=30), default=None, null=True)
    problems = Array(base_column=Varchar(length=30), default=None, null=True)
    peaks = Array(base_column=Integer(), default=None, null=True)
    others = Array(base_column=DoublePrecision(), default=None, null=True)
    reference = Varchar(length=10, default=None, null=True)
    engine = Varchar(length=120, default=None)
    reason = Varchar(length=40, default=None, null=True)
    probe = Integer(default=None, null=True)
    at = Timestamptz(default=None)


class ThresholdDecision(Table, schema="biometrics", db=DB):
    """An administrator set the threshold of a match for one calibration artefact; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    artefact = Varchar(length=64, default=None, index=True)
    artefact_name = Text(default=None)
    engine = Varchar(length=120, default=None)
    models = Varchar(length=64, default=None)
    match = DoublePrecision(default=None)
    review = DoublePrecision(default=None)
    target = DoublePrecision(default=None)
    below_target = Boolean(default=None)
    valid_from = Timestamptz(default=None)
    reason = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    decided_at = Timestamptz(default=None)


class Receipt(Table, schema="biometrics", db=DB):
    """What probation answered to a check-in."""

    check_in = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    state = Varchar(length=20, default=None)
    receipt = Varchar(length=80, default=None)
    recorded_at = Timestamptz(default=None)
    next_check_in = Timestamptz(default=None, null=True)


class Audit(AuditColumns, Table, schema="biometrics", db=DB):
    """Who did what, append-only and hash-chained."""


class Outbox(OutboxColumns, Table, schema="biometrics", db=DB):
    """Messages to probation."""


class Sequence(SequenceColumns, Table, schema="biometrics", db=DB):
    """The last number given to each receiver and person."""


class Inbox(InboxColumns, Table, schema="biometrics", db=DB):
    """Messages that took effect here."""


class InboxSequence(InboxSequenceColumns, Table, schema="biometrics", db=DB):
    """The last number applied of each sender and person."""


class Refused(RefusedColumns, Table, schema="biometrics", db=DB):
    """Messages that this build cannot understand."""


MAIL = Mail("biometrics", DB, Outbox, Sequence, Inbox, InboxSequence, Refused)
