"""What the desk proposes, until the officer has decided."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class ProposedAddress(Table, schema="probation", db=DB):
    """A new address that the person let the desk tell; it holds nowhere until the officer confirms a move.

    `ended_how`: moved (the officer wrote down a move), replaced (a later one came), taken_back (the consent). When it ends its text goes.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    address = Text(null=True, default=None)
    said_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)
    ended_how = Varchar(length=20, null=True, default=None)
