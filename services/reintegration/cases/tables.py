"""The person on the desk."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Date, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class Case(Table, schema="reintegration", db=DB):
    """A person on the desk: how to address and reach them. `next_due_on`: when the first active step is due, None if there is none.

    `authority`: who supervises. `restricted`: readers of its own office alone see the case.
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


class MergedCase(Table, schema="reintegration", db=DB):
    """`other` is a second case of `person`, as probation says."""

    other = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    merged_at = Timestamptz(default=None)
