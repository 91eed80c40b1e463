"""A check-in and what officers said about it; visits, schedules, absences and own questions, which are only added to."""

from piccolo.columns import JSONB, Boolean, Date, DoublePrecision, Integer, Text, Time, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class CheckIn(Table, schema="probation", db=DB):
    """One check-in, from being due to being settled; `version` counts changes, so that two reviewers cannot overwrite each other.

    `officer`, `office` and `supervising_authority` are those of the registration, so that what is due is read by one index. One check-in a
    day counts for every open registration that the authority supervises. `asked`: the own questions as they were sent. `called_why`: the
    officer called the person in; `place` is where, with `place_words`.
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
    supervising_authority = Varchar(length=20, default="probation")
    place = Varchar(length=20, null=True, default=None)
    place_words = Varchar(length=200, null=True, default=None)
    called_why = Varchar(length=500, null=True, default=None)
    absence = UUIDColumn(null=True, default=None)
    asked = JSONB(null=True, default=None)


class CheckInReview(Table, schema="probation", db=DB):
    """An officer's verdict on a check-in; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    check_in = UUIDColumn(index=True, default=None)
    verdict = Varchar(length=30, default=None)
    note = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    excuse = Varchar(length=20, null=True, default=None)
    document = Varchar(length=500, null=True, default=None)


class Visit(Table, schema="probation", db=DB):
    """Somebody came and an officer logged it. Of a person, authority and day there is one that was not undone.

    `counting`: what it counted for; `check_in` is None where it was unscheduled. `state_before`: of the check-in, for taking it back.
    `appointment`: the one with which it was logged. `undone_why`: given where an outcome was corrected.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    authority = Varchar(length=20, default=None)
    came_on = Date(default=None)
    how = Varchar(length=20, default=None)
    why_afterwards = Varchar(length=500, null=True, default=None)
    note = Text(default=None)
    counting = Varchar(length=20, default=None)
    check_in = UUIDColumn(null=True, default=None)
    state_before = Varchar(length=12, null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    logged_at = Timestamptz(default=None)
    undone_at = Timestamptz(null=True, default=None)
    undone_by = UUIDColumn(null=True, default=None)
    undone_by_name = Varchar(length=200, null=True, default=None)
    appointment = UUIDColumn(null=True, default=None)
    undone_why = Varchar(length=2000, null=True, default=None)


class CheckInSchedule(Table, schema="probation", db=DB):
    """One version of a person's schedule with an authority; rows are only added. Before the first one the registration's frequency holds.

    `seed`: random days are drawn from it; it never leaves the service. `override_why`: it is rarer than the law's minimum, which
    `override_norm` cites.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    authority = Varchar(length=20, default=None)
    version = Integer(default=None)
    valid_from = Date(default=None)
    kind = Varchar(length=20, default=None)
    first_on = Date(default=None)
    weekdays = JSONB(default=None)
    times = Integer(default=None)
    gap = Integer(default=None)
    seed = Varchar(length=64, default=None)
    at_hour = Time(null=True, default=None)
    grace_minutes = Integer(default=None)
    fixed = Boolean(default=None)
    place = Varchar(length=20, default=None)
    place_words = Varchar(length=200, null=True, default=None)
    why = Varchar(length=500, default=None)
    override_why = Varchar(length=500, null=True, default=None)
    override_norm = Varchar(length=200, null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    made_at = Timestamptz(default=None)


class PlannedAbsence(Table, schema="probation", db=DB):
    """An absence known beforehand, with the document that proves it; only its withdrawal is written later."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    authority = Varchar(length=20, default=None)
    from_on = Date(default=None)
    until_on = Date(default=None)
    effect = Varchar(length=10, default=None)
    reason = Varchar(length=20, default=None)
    document = Varchar(length=500, default=None)
    note = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_by = UUIDColumn(null=True, default=None)
    withdrawn_by_name = Varchar(length=200, null=True, default=None)
    withdrawn_why = Varchar(length=500, null=True, default=None)


class OwnQuestions(Table, schema="probation", db=DB):
    """One version of the own questions for a person, or (without a person) for an office; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(null=True, index=True, default=None)
    office = Varchar(length=20, null=True, default=None)
    version = Integer(default=None)
    questions = JSONB(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    made_at = Timestamptz(default=None)
