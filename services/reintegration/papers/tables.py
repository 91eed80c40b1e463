"""The papers of a person."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB
from services.reintegration.sealing.texts import Texts


class PaperVersion(Table, schema="reintegration", db=DB):
    """What was said about one kind of paper; rows are only added, the highest version is how it stands. Never a number of a paper.

    The words are encrypted in `sealed`; older ones stand in `words` until they are, too.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    kind = Varchar(length=40, default=None)
    version = Integer(default=None)
    state = Varchar(length=20, default=None)
    due_on = Date(default=None, null=True)
    companion = Varchar(length=20, default=None, null=True)
    words = Text(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    sealed = Bytea(default=None, null=True)


PAPER = Texts("paper_version", optional=("words",))
