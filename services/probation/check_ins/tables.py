"""A check-in and what officers said about it."""

from piccolo.columns import JSONB, Boolean, Date, DoublePrecision, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class CheckIn(Table, schema="probation", db=DB):
    """One check-in, from being due to being settled; `version` counts changes, so that two reviewers cannot overwrite each other.

    `officer`, `office` and `supervising_authority` are those of the registration, so that what is due is read by one index. One check-in a
    day counts for every open registration that the authority supervises.
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


class CheckInReview(Table, schema="probation", db=DB):
    """An officer's verdict on a check-in; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    check_in = UUIDColumn(index=True, default=None)
    verdict = Varchar(length=30, default=None)
    note = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
