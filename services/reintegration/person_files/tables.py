"""Files about a person."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class PersonFile(Table, schema="reintegration", db=DB):
    """A photograph or a PDF, encrypted under the person's key; without that key, or once destroyed, it is gone.

    `replaces`: the file in whose place it came. `ended_how`: replaced or removed; `ended_why`: why, encrypted.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    subject_kind = Varchar(length=20, default=None)
    subject = UUIDColumn(default=None)
    media_type = Varchar(length=40, default=None)
    size = Integer(default=None)
    sha256 = Varchar(length=64, default=None)
    sealed = Bytea(default=None, null=True)
    scan_state = Varchar(length=12, default=None)
    scanned_at = Timestamptz(default=None, null=True)
    stored_at = Timestamptz(default=None)
    stored_by = UUIDColumn(default=None)
    stored_by_name = Varchar(length=200, default=None)
    replaces = UUIDColumn(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    ended_how = Varchar(length=10, default=None, null=True)
    ended_by_name = Varchar(length=200, default=None, null=True)
    ended_why = Bytea(default=None, null=True)
    destroyed_at = Timestamptz(default=None, null=True)
