"""What officers record, every calculation, tiers set by hand, objections, the register of persons prone to relapse, and current state."""

from piccolo.columns import JSONB, Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class RiskFact(Table, schema="probation", db=DB):
    """What an officer read in a document about one input; rows are only added, the newest of a kind holds. `value` None: taken back."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    kind = Varchar(length=30, default=None)
    value = Varchar(length=20, null=True, default=None)
    document = Varchar(length=400, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class RiskCalculation(Table, schema="probation", db=DB):
    """One calculation with everything that it rests on; rows are only added, and only where something changed.

    `step` decided (None: no step proposes more than the lowest tier); `inputs`, `law` and `proposals` are what it used and what came out;
    `digest` is of these; `trigger`: what asked for it.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    number = Integer(default=None)
    tier = Integer(default=None)
    step = Varchar(length=30, null=True, default=None)
    provisional = Boolean(default=None)
    inputs = JSONB(default=None)
    law = JSONB(default=None)
    proposals = JSONB(default=None)
    missing = JSONB(default=None)
    could_raise = JSONB(default=None)
    method = Varchar(length=10, default=None)
    digest = Varchar(length=64, default=None)
    trigger = Varchar(length=20, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class RiskOverride(Table, schema="probation", db=DB):
    """A tier that an officer set beside the computed one. `computed`: the computed tier when it was set; `confirmed_for`: the one that a
    second person saw.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    tier = Integer(default=None)
    computed = Integer(default=None)
    confirmed_for = Integer(null=True, default=None)
    reason = Text(default=None)
    review_on = Date(default=None)
    state = Varchar(length=12, default=None)
    proposed_by = UUIDColumn(default=None)
    proposed_by_name = Varchar(length=200, default=None)
    proposed_at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    version = Integer(default=1)


class RiskObjection(Table, schema="probation", db=DB):
    """What the person objects to, in their words, and the answer."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    step = Varchar(length=30, default=None)
    words = Text(default=None)
    recorded_by = UUIDColumn(default=None)
    recorded_by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)
    answer = Text(null=True, default=None)
    outcome = Varchar(length=12, null=True, default=None)
    answered_by = UUIDColumn(null=True, default=None)
    answered_by_name = Varchar(length=200, null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)


class RelapseEntry(Table, schema="probation", db=DB):
    """An entry in the register of persons prone to relapse. `ends_on`: it ends then without a new decision; `told_on`, `told_how`: when and
    how the person was told.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    grounds = JSONB(default=None)
    facts = Text(default=None)
    document = Varchar(length=400, default=None)
    state = Varchar(length=12, default=None)
    proposed_by = UUIDColumn(default=None)
    proposed_by_name = Varchar(length=200, default=None)
    proposed_at = Timestamptz(default=None)
    entered_on = Date(null=True, default=None)
    review_on = Date(null=True, default=None)
    ends_on = Date(null=True, default=None)
    told_on = Date(null=True, default=None)
    told_how = Varchar(length=400, null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    version = Integer(default=1)


class RiskEvent(Table, schema="probation", db=DB):
    """What happened to an override, an entry, or a proposal for less supervision (`subject`); rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    authority = Varchar(length=20, default=None)
    subject = UUIDColumn(index=True, default=None)
    event = Varchar(length=12, default=None)
    state = Varchar(length=12, default=None)
    until_on = Date(null=True, default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class LessAnswer(Table, schema="probation", db=DB):
    """What an officer says about somebody near to less supervision: a proposal is prepared, or put off for a coded reason until a day.

    It takes effect when a senior officer approves it.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    choice = Varchar(length=12, default=None)
    reason = Varchar(length=30, null=True, default=None)
    until_on = Date(null=True, default=None)
    why = Text(default=None)
    state = Varchar(length=12, default=None)
    given_by = UUIDColumn(default=None)
    given_by_name = Varchar(length=200, default=None)
    given_at = Timestamptz(default=None)
    decided_by = UUIDColumn(null=True, default=None)
    decided_by_name = Varchar(length=200, null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    decision_words = Text(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    version = Integer(default=1)


class RiskSetAside(Table, schema="probation", db=DB):
    """A calculation that ended in an error: tried again after ever longer pauses. `error`: its type and place in the code, no data."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    error = Varchar(length=400, default=None)
    first_at = Timestamptz(default=None)
    last_at = Timestamptz(default=None)
    times = Integer(default=None)
    next_try_at = Timestamptz(default=None)


class RiskCurrent(Table, schema="probation", db=DB):
    """What lists need of each person and authority. `tier`: what applies; `checked_on` None: to be
    computed anew; `snoozed_until`, `snooze_reason`: put off. `standing_since`: since when every criterion of less supervision is met, or
    almost; `looked_on`: when somebody last answered about it.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    registration = UUIDColumn(default=None)
    calculation = UUIDColumn(null=True, default=None)
    computed = Integer(null=True, default=None)
    tier = Integer(null=True, default=None)
    step = Varchar(length=30, null=True, default=None)
    provisional = Boolean(default=False)
    override = UUIDColumn(null=True, default=None)
    review_on = Date(null=True, default=None)
    entered = Boolean(default=False)
    standing = Varchar(length=10, null=True, default=None)
    criteria = JSONB(null=True, default=None)
    snoozed_until = Date(null=True, default=None)
    checked_on = Date(null=True, default=None)
    standing_since = Date(null=True, default=None)
    looked_on = Date(null=True, default=None)
    snooze_reason = Varchar(length=30, null=True, default=None)
