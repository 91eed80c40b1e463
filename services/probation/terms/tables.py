"""What changed a term; rows are only added."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class TermEvent(Table, schema="probation", db=DB):
    """One entry about a term. `number` counts the entries of a registration: of two officers at once, one is told."""

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(default=None)
    person = UUIDColumn(index=True, default=None)
    number = Integer(default=None)
    kind = Varchar(length=20, default=None)
    on_date = Date(default=None)
    amount = Integer(null=True, default=None)
    unit = Varchar(length=20, null=True, default=None)
    ends_on = Date(null=True, default=None)
    refers_to = UUIDColumn(null=True, default=None)
    document = Text(default=None)
    reason = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
