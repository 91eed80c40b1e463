"""The person on the desk."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class Case(Table, schema="reintegration", db=DB):
    """A person on the desk: how to address and reach them. `next_due_on`: when the first active step is due, None if there is none.

    `registration`: the one that opened the case last, or an id of its own. `authority`: who supervises. `restricted`: readers of its own
    office alone see the case. `agreed_at`: when the person said that help shall go on without a registration. `rests`: why help rests while
    the register keeps the case open.
    """

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
    authority = Varchar(length=20, default="probation")
    restricted = Boolean(default=False)
    birth_year = Integer(default=None, null=True)
    origin = Varchar(length=20, default="registration")
    ground = Varchar(length=20, default="register")
    agreed_at = Timestamptz(default=None, null=True)
    consent_due_on = Date(default=None, null=True)
    supervision_ended_at = Timestamptz(default=None, null=True)
    release_on = Date(default=None, null=True)
    closing_reason = Varchar(length=40, default=None, null=True)
    rests = Varchar(length=40, default=None, null=True)


class MergedCase(Table, schema="reintegration", db=DB):
    """`other` is a second case of `person`, as probation says."""

    other = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    merged_at = Timestamptz(default=None)
