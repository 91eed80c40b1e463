"""What the kiosk asks, and each time that it asked."""

from piccolo.columns import JSONB, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.biometrics.database import DB


class ExplanationRequest(Table, schema="biometrics", db=DB):
    """An explanation that an officer asks for. `about` is emptied when nothing is asked any more; `person` is as probation told it."""

    request = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    asked_at = Timestamptz(default=None)
    answer_until = Timestamptz(default=None)
    about = JSONB(default=None)
    state = Varchar(length=10, default=None)
    ended_at = Timestamptz(default=None, null=True)


class ExplanationVisit(Table, schema="biometrics", db=DB):
    """One request at one kiosk, for the visit that the cookie names; states in domain.py.

    `draft`: what was touched and written so far, deleted when it is handed in, put off or left. Nothing that was handed in is kept here.
    """

    id = UUIDColumn(primary_key=True, default=None)
    request = UUIDColumn(default=None, index=True)
    person = UUIDColumn(default=None, index=True)
    token_hash = Varchar(length=64, default=None, index=True)
    kiosk = UUIDColumn(default=None)
    place = Varchar(length=200, default=None)
    answer_until = Timestamptz(default=None)
    about = JSONB(default=None)
    state = Varchar(length=10, default=None)
    draft = JSONB(default="{}")
    begun_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    shown_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    given = Varchar(length=10, default=None, null=True)
    receipt = Varchar(length=20, default=None, null=True)
