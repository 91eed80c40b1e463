"""Tables of what stands on an outgoing document: its files, signatures, numbers and the texts of the forms."""

from piccolo.columns import JSONB, Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class DocumentFile(Table, schema="probation", db=DB):
    """The PDF of a decided document in one language, encrypted under a key of its own; rows are only added, and emptied by the erasure."""

    id = UUIDColumn(primary_key=True, default=None)
    document = UUIDColumn(default=None)
    language = Varchar(length=2, default=None)
    sha256 = Varchar(length=64, default=None)
    size = Integer(default=None)
    wrapped_key = Bytea(null=True, default=None)
    content = Bytea(null=True, default=None)
    made_at = Timestamptz(default=None)


class DocumentSignature(Table, schema="probation", db=DB):
    """A detached electronic signature (CMS) of one PDF, and what the verifier said about it."""

    id = UUIDColumn(primary_key=True, default=None)
    document = UUIDColumn(index=True, default=None)
    language = Varchar(length=2, default=None)
    sha256 = Varchar(length=64, default=None)
    cms = Bytea(null=True, default=None)
    state = Varchar(length=20, default=None)
    said = Text(null=True, default=None)
    checked_at = Timestamptz(null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class DocumentCounter(Table, schema="probation", db=DB):
    """The last running number of an office in a year."""

    series = Varchar(length=40, primary_key=True, default=None)
    last = Integer(default=None)


class DocumentTemplate(Table, schema="probation", db=DB):
    """A version of the fixed texts of a form: what one administrator proposed and another one answered. `texts`: by language and place."""

    id = UUIDColumn(primary_key=True, default=None)
    code = Varchar(length=40, default=None)
    version = Integer(default=None)
    valid_from = Date(default=None)
    texts = JSONB(default=None)
    layout = Varchar(length=10, default=None)
    why = Text(default=None)
    state = Varchar(length=10, default=None)
    proposed_at = Timestamptz(default=None)
    proposed_by = UUIDColumn(default=None)
    proposed_by_name = Varchar(length=200, default=None)
    answered_at = Timestamptz(null=True, default=None)
    answered_by = UUIDColumn(null=True, default=None)
    answered_by_name = Varchar(length=200, null=True, default=None)
    answer = Text(null=True, default=None)
