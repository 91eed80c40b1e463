"""What workers said at the end of something that was done for a need."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class NeedOutcome(Table, schema="reintegration", db=DB):
    """Whether a need is met by a referral, a course, a job or a group (`kind`, `subject`); rows are only added.

    The highest `number` is how it stands; an earlier one was corrected. `sealed`: a note, encrypted under the person's key.
    """

    id = UUIDColumn(primary_key=True, default=None)
    need = UUIDColumn(default=None)
    kind = Varchar(length=20, default=None)
    subject = UUIDColumn(default=None)
    number = Integer(default=None)
    answer = Varchar(length=10, default=None)
    why = Varchar(length=40, default=None, null=True)
    sealed = Bytea(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
