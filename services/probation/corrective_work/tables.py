"""What was recorded about corrective work."""

from piccolo.columns import JSONB, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class CorrectiveEntry(Table, schema="probation", db=DB):
    """One entry; rows are only added. `kind`, `content`: domain/entries.py; `refers_to`: the entry that this one takes back."""

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    number = Integer(default=None)
    kind = Varchar(length=12, default=None)
    on_date = Date(default=None)
    content = JSONB(default=None)
    refers_to = UUIDColumn(null=True, default=None)
    document = Varchar(length=300, default=None)
    why = Text(default=None)
    form_token = UUIDColumn(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
