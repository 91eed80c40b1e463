"""Purposes that readers stated."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class StatedPurpose(Table, schema="probation", db=DB):
    """Why somebody looked at a person's record, append-only. It holds until `valid_until`."""

    id = UUIDColumn(primary_key=True, default=None)
    reader = UUIDColumn(default=None)
    reader_name = Varchar(length=200, default=None)
    reader_role = Varchar(length=40, default=None)
    person = UUIDColumn(default=None, index=True)
    words = Text(default=None)
    stated_at = Timestamptz(default=None)
    valid_until = Timestamptz(default=None)
