"""Every earlier value of a field, append-only."""

from piccolo.columns import JSONB, Date, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class FieldChange(Table, schema="probation", db=DB):
    """What a field was and what it became: why, from which day, on what document, by whom. The value that holds now stands in its row."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    registration = UUIDColumn(null=True, default=None)
    field = Varchar(length=40, default=None)
    entry = UUIDColumn(null=True, default=None)
    old = JSONB(default=None)
    new = JSONB(default=None)
    kind = Varchar(length=10, default=None)
    valid_from = Date(default=None)
    why = Text(default=None)
    document = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    undoes = UUIDColumn(null=True, default=None)
