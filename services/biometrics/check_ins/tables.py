"""Check-ins that the kiosk may take, and what probation answered to them."""

from piccolo.columns import JSONB, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.biometrics.database import DB


class CheckInDue(Table, schema="biometrics", db=DB):
    """A check-in that the kiosk may take between two moments, with its questions."""

    check_in = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    opens_at = Timestamptz(default=None)
    closes_at = Timestamptz(default=None)
    questions = JSONB(default=None)
    state = Varchar(length=20, default=None)


class Receipt(Table, schema="biometrics", db=DB):
    """What probation answered to a check-in."""

    check_in = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    state = Varchar(length=20, default=None)
    receipt = Varchar(length=80, default=None)
    recorded_at = Timestamptz(default=None)
    next_check_in = Timestamptz(default=None, null=True)
