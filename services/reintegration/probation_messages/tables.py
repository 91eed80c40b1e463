"""What probation was told."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class ProbationMessage(Table, schema="reintegration", db=DB):
    """A message to probation, as it was sent: its fields encrypted under the person's key. Rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    type = Varchar(length=120, default=None)
    sealed = Bytea(default=None)
    at = Timestamptz(default=None)
