"""Work sites, and of each registration the sentence of hours, orders, allocations, sessions with their outcomes, and work acts."""

from piccolo.columns import JSONB, Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class WorkSite(Table, schema="probation", db=DB):
    """A work site of an office. `open_days`: digits, 0 Monday … 6 Sunday; `capacity`: people at once; `closes_on`: its last day."""

    id = UUIDColumn(primary_key=True, default=None)
    office = Varchar(length=20, default=None)
    name = Varchar(length=200, default=None)
    organisation = Varchar(length=200, default=None)
    kind_of_work = Varchar(length=300, default=None)
    address = Varchar(length=300, default=None)
    contact = Varchar(length=200, default=None)
    phone = Varchar(length=40, default=None)
    open_days = Varchar(length=7, default=None)
    capacity = Integer(default=None)
    closes_on = Date(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    created_at = Timestamptz(default=None)
    version = Integer(default=1)


class WorkRequirement(Table, schema="probation", db=DB):
    """The hours of a sentence; rows are only added, the last one holds. `free`: the person neither works nor studies; `exempt`: why
    compulsory labour is not asked for; `available_until`: the last day on which the person can work.
    """

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    version = Integer(default=None)
    hours = Integer(default=None)
    free = Boolean(default=None)
    exempt = Varchar(length=20, null=True, default=None)
    available_until = Date(null=True, default=None)
    document = Varchar(length=300, default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class WorkOrder(Table, schema="probation", db=DB):
    """The akimat's order: asked for, arrived with a number, made known to the person under signature, or withdrawn."""

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    state = Varchar(length=10, default=None)
    requested_on = Date(default=None)
    request = Varchar(length=300, default=None)
    number = Varchar(length=60, null=True, default=None)
    ordered_on = Date(null=True, default=None)
    received_on = Date(null=True, default=None)
    site = UUIDColumn(null=True, default=None)
    hours = Integer(null=True, default=None)
    contact = Varchar(length=200, default="")
    acquainted_on = Date(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    created_at = Timestamptz(default=None)
    version = Integer(default=1)


class WorkOrderVersion(Table, schema="probation", db=DB):
    """What was recorded about an order, step by step; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    work_order = UUIDColumn(index=True, default=None)
    version = Integer(default=None)
    step = Varchar(length=12, default=None)
    content = JSONB(default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
