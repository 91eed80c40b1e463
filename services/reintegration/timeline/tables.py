"""What happened on the desk."""

from piccolo.columns import JSONB, Bytea, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB
from services.reintegration.sealing.texts import Texts


class TimelineEntry(Table, schema="reintegration", db=DB):
    """The case's timeline: what happened (`kind`, codes in `details`), or a worker's note (`words`). Never changed.

    The words are encrypted in `sealed`; older ones stand in `words` until they are, too.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    kind = Varchar(length=40, default=None)
    details = JSONB(default=None)
    words = Text(default=None, null=True)
    by_name = Varchar(length=200, default=None)
    by_role = Varchar(length=40, default=None)
    at = Timestamptz(default=None)
    sealed = Bytea(default=None, null=True)


ENTRY = Texts("timeline_entry", optional=("words",))
