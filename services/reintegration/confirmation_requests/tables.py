"""Questions to organisations, and how they were sent."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class ConfirmationRequest(Table, schema="reintegration", db=DB):
    """One question to one organisation about one confirmation (`about`: the day of it). `try_number`: 1 for the first.

    The second half is the sending: `state`, `attempts`, when it is tried next, why it was not sent.
    """

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None)
    about = Date(default=None)
    try_number = Integer(default=None)
    channel = Varchar(length=20, default=None)
    recipient = Varchar(length=254, default=None)
    made_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
    used_at = Timestamptz(default=None, null=True)
    used_for = Varchar(length=20, default=None, null=True)
    state = Varchar(length=20, default=None)
    why = Varchar(length=40, default=None, null=True)
    attempts = Integer(default=0)
    not_before = Timestamptz(default=None)
    lease_until = Timestamptz(default=None, null=True)
    gateway = Varchar(length=20, default=None, null=True)
    settled_at = Timestamptz(default=None, null=True)


class ConfirmationToken(Table, schema="reintegration", db=DB):
    """A secret of a question, as its hash: one for each time that it was sent."""

    token_hash = Varchar(length=64, primary_key=True, default=None)
    request = UUIDColumn(default=None)
    made_at = Timestamptz(default=None)
