"""What happened in a case."""

from piccolo.columns import JSONB, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class TimelineEntry(Table, schema="probation", db=DB):
    """What happened in a case; the presenter finds the words for `kind`.

    `authority`: for which supervising authority somebody did it, whose officers alone read it; None: both read it.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    kind = Varchar(length=40, default=None)
    details = JSONB(default=None)
    at = Timestamptz(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    authority = Varchar(length=20, null=True, default=None)
