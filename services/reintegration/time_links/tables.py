"""Links to proposed times, and how they were sent."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class TimeLink(Table, schema="reintegration", db=DB):
    """A link for the person to one proposed time. It works until the time begins. `number_end`: the last digits that it was sent to.

    The second half is the sending: `state`, `attempts`, when it is tried next, why it was not sent. `shown`: handed over by the worker.
    """

    id = UUIDColumn(primary_key=True, default=None)
    proposal = UUIDColumn(default=None, index=True)
    person = UUIDColumn(default=None, index=True)
    channel = Varchar(length=20, default=None)
    language = Varchar(length=2, default=None)
    number_end = Varchar(length=4, default=None, null=True)
    made_by = UUIDColumn(default=None)
    made_by_name = Varchar(length=200, default=None)
    made_at = Timestamptz(default=None)
    used_at = Timestamptz(default=None, null=True)
    replaced_at = Timestamptz(default=None, null=True)
    state = Varchar(length=20, default=None)
    why = Varchar(length=40, default=None, null=True)
    attempts = Integer(default=0)
    not_before = Timestamptz(default=None)
    lease_until = Timestamptz(default=None, null=True)
    settled_at = Timestamptz(default=None, null=True)


class TimeLinkToken(Table, schema="reintegration", db=DB):
    """A secret of a link, as its hash: one for each time that it was sent. Rows are only added."""

    token_hash = Varchar(length=64, primary_key=True, default=None)
    link = UUIDColumn(default=None, index=True)
    made_at = Timestamptz(default=None)
