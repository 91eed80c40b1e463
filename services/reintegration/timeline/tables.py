"""What happened on the desk."""

from piccolo.columns import JSONB, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB


class TimelineEntry(Table, schema="reintegration", db=DB):
    """The case's timeline: what happened (`kind`, codes in `details`), or a worker's note (`words`). Never changed."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    kind = Varchar(length=40, default=None)
    details = JSONB(default=None)
    words = Text(default=None, null=True)
    by_name = Varchar(length=200, default=None)
    by_role = Varchar(length=40, default=None)
    at = Timestamptz(default=None)
