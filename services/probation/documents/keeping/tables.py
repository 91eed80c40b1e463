"""Erasures of documents: what was proposed, and what an administrator decided."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Array, Date, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class DocumentErasure(Table, schema="probation", db=DB):
    """One document whose time is over. Nothing here names anybody: it stays when the document's content is gone.

    `dated_on`: of the decision, or of the draft that was none; `ended_on`: of the last registration; `digests`: SHA-256 of the stored PDFs,
    each with its language; `act`: the number of the act of destruction; `keep_until`: why the document is needed longer stands in `why`.
    """

    id = UUIDColumn(primary_key=True, default=None)
    document = UUIDColumn(default=None)
    kind = Varchar(length=24, default=None)
    number = Varchar(length=40, null=True, default=None)
    office = Varchar(length=20, default=None)
    dated_on = Date(default=None)
    ended_on = Date(default=None)
    digests = Array(base_column=Text(), default=None)
    state = Varchar(length=10, default=None)
    proposed_at = Timestamptz(default=None)
    answered_at = Timestamptz(null=True, default=None)
    answered_by = UUIDColumn(null=True, default=None)
    answered_by_name = Varchar(length=200, null=True, default=None)
    act = Varchar(length=60, null=True, default=None)
    keep_until = Date(null=True, default=None)
    why = Text(null=True, default=None)
