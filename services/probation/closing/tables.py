"""Closings: who proposed, who confirmed, what was undone."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class Closing(Table, schema="probation", db=DB):
    """One closing of a registration. `final_at`: the other services were told, and the face is erased."""

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    person = UUIDColumn(index=True, default=None)
    reason = Varchar(length=40, default=None)
    document = Text(default=None)
    words = Text(default=None)
    proposed_at = Timestamptz(default=None)
    proposed_by = UUIDColumn(default=None)
    proposed_by_name = Varchar(length=200, default=None)
    answer = Varchar(length=20, null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)
    answered_by = UUIDColumn(null=True, default=None)
    answered_by_name = Varchar(length=200, null=True, default=None)
    answer_words = Text(null=True, default=None)
    closed_at = Timestamptz(null=True, default=None)
    undo_until = Timestamptz(null=True, default=None)
    undone_at = Timestamptz(null=True, default=None)
    undone_by = UUIDColumn(null=True, default=None)
    undone_by_name = Varchar(length=200, null=True, default=None)
    undone_words = Text(null=True, default=None)
    final_at = Timestamptz(null=True, default=None)
