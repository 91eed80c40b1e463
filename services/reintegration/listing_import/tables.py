"""Files of vacancies and courses that somebody gave."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class ListingImport(Table, schema="reintegration", db=DB):
    """A file of an organisation. Of a row only the state is written later, once.

    `written`, `changed`, `closed`: how many entries it made, changed and closed.
    """

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None)
    kind = Varchar(length=20, default=None)
    content = Bytea(default=None)
    state = Varchar(length=10, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    ended_at = Timestamptz(default=None, null=True)
    ended_by_name = Varchar(length=200, default=None, null=True)
    written = Integer(default=0)
    changed = Integer(default=0)
    closed = Integer(default=0)
