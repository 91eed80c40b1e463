"""Forms that were sent."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Timestamptz
from piccolo.table import Table

from services.reintegration.database import DB


class FormSubmission(Table, schema="reintegration", db=DB):
    """A form that was sent: its token, and the result. If it is sent twice, the first answer is given again."""

    token = UUIDColumn(primary_key=True, default=None)
    by_id = UUIDColumn(default=None)
    result = UUIDColumn(default=None)
    at = Timestamptz(default=None)
