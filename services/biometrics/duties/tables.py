"""What the kiosk shows about a person's duties."""

from piccolo.columns import JSONB, Timestamptz
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.biometrics.database import DB


class DutyList(Table, schema="biometrics", db=DB):
    """The duties that bind a person now, each in every language; no names, no places of treatment (probation leaves them out)."""

    person = UUIDColumn(primary_key=True, default=None)
    duties = JSONB(default=None)
    told_at = Timestamptz(default=None)
