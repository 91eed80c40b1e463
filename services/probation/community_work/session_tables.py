"""Tables of sessions of work: where somebody works, when, what came of it, and the month's act."""

from piccolo.columns import JSONB, Date, Integer, Text, Time, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class WorkAllocation(Table, schema="probation", db=DB):
    """Days of the week and hours at a site, by an order. `weekdays`: digits, 0 Monday … 6 Sunday."""

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    work_order = UUIDColumn(default=None)
    site = UUIDColumn(default=None)
    weekdays = Varchar(length=7, default=None)
    starts = Time(default=None)
    hours = Integer(default=None)
    begins_on = Date(default=None)
    ends_on = Date(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    created_at = Timestamptz(default=None)
    created_by_name = Varchar(length=200, default=None)


class WorkSession(Table, schema="probation", db=DB):
    """A session of work. `run`: the run of the timetable that made it, with others. A cancelled one stays as it was."""

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    allocation = UUIDColumn(default=None)
    site = UUIDColumn(default=None)
    on_date = Date(default=None)
    starts = Time(default=None)
    hours = Integer(default=None)
    run = UUIDColumn(default=None)
    made_at = Timestamptz(default=None)
    made_by_name = Varchar(length=200, default=None)
    cancelled_at = Timestamptz(null=True, default=None)
    cancelled_by_name = Varchar(length=200, null=True, default=None)
    cancelled_why = Text(null=True, default=None)


class WorkOutcome(Table, schema="probation", db=DB):
    """How a session ended, version by version; rows are only added, the last one holds."""

    id = UUIDColumn(primary_key=True, default=None)
    session = UUIDColumn(index=True, default=None)
    version = Integer(default=None)
    outcome = Varchar(length=24, default=None)
    credited = Integer(default=None)
    document = Varchar(length=300, default=None)
    note = Text(default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class WorkAct(Table, schema="probation", db=DB):
    """The акт of a month's work as it was made, version by version; rows are only added. `printed`: what stands on its papers in each
    language, for the layout of that name; nothing in acts from before papers were kept.
    """

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    month = Date(default=None)
    version = Integer(default=None)
    number = Varchar(length=40, default=None)
    hours = Integer(default=None)
    content = JSONB(default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    printed = JSONB(null=True, default=None)
    layout = Varchar(length=10, null=True, default=None)
