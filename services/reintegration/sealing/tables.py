"""The key of each person."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Timestamptz
from piccolo.table import Table

from services.reintegration.database import DB


class NeedKey(Table, schema="reintegration", db=DB):
    """The key under which everything that is told about a person is encrypted, stored only wrapped. Without it the words are gone.

    `destroyed_at`: when a key was destroyed last. Where something was written about the person since, there is a new one.
    """

    person = UUIDColumn(primary_key=True, default=None)
    wrapped_key = Bytea(default=None, null=True)
    made_at = Timestamptz(default=None)
    destroyed_at = Timestamptz(default=None, null=True)
