"""How documents were served, and what proves it."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Array, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class DocumentService(Table, schema="probation", db=DB):
    """One record of how a document was served; rows are only added, and the one with the highest number counts.

    `how`: a way of service, `not_needed`, or `needed` (it has to be served after all). `why`: why the record before was wrong, or why no
    service is needed. With the erasure of the document names, words and numbers of the post go.
    """

    id = UUIDColumn(primary_key=True, default=None)
    document = UUIDColumn(default=None)
    number = Integer(default=None)
    how = Varchar(length=20, default=None)
    served_on = Date(null=True, default=None)
    proof = UUIDColumn(null=True, default=None)
    tracking = Varchar(length=40, null=True, default=None)
    witnesses = Array(base_column=Text(), null=True, default=None)
    second_by = UUIDColumn(null=True, default=None)
    second_by_name = Varchar(length=200, null=True, default=None)
    words = Text(null=True, default=None)
    why = Text(null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
