"""Outgoing documents with their versions, files and signatures; the texts of the forms."""

from piccolo.columns import JSONB, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class Document(Table, schema="probation", db=DB):
    """One document. `owner`: the capability that decides it on its own page, empty where it is decided on the document's; `about`: what it
    is made for. `printed`: what stands on the paper in each language, kept when it is decided; from then on only this is printed, with the
    layout of that name. `corrects`: the document that had left the house before this one. `erased_at`: from then on its content is gone.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(null=True, default=None)
    office = Varchar(length=20, default=None)
    kind = Varchar(length=24, default=None)
    owner = Varchar(length=40, default=None)
    about = UUIDColumn(default=None)
    language = Varchar(length=2, default=None)
    state = Varchar(length=12, default=None)
    version = Integer(default=None)
    created_at = Timestamptz(default=None)
    created_by = UUIDColumn(default=None)
    created_by_name = Varchar(length=200, default=None)
    endorsed_at = Timestamptz(null=True, default=None)
    endorsed_by = UUIDColumn(null=True, default=None)
    endorsed_by_name = Varchar(length=200, null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    decided_by = UUIDColumn(null=True, default=None)
    decided_by_name = Varchar(length=200, null=True, default=None)
    second_by = UUIDColumn(null=True, default=None)
    second_by_name = Varchar(length=200, null=True, default=None)
    number = Varchar(length=40, null=True, default=None)
    template_version = Integer(null=True, default=None)
    layout = Varchar(length=10, null=True, default=None)
    printed = JSONB(null=True, default=None)
    corrects = UUIDColumn(null=True, default=None)
    served_how = Varchar(length=20, null=True, default=None)
    served_on = Date(null=True, default=None)
    served_words = Text(null=True, default=None)
    proof = UUIDColumn(null=True, default=None)
    left_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_why = Text(null=True, default=None)
    erased_at = Timestamptz(null=True, default=None)


class DocumentVersion(Table, schema="probation", db=DB):
    """What a document said in one version; rows are only added, and emptied by the erasure."""

    id = UUIDColumn(primary_key=True, default=None)
    document = UUIDColumn(default=None)
    version = Integer(default=None)
    content = JSONB(null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class DocumentEvent(Table, schema="probation", db=DB):
    """What happened to a document; rows are only added, and lose their reasons by the erasure."""

    id = UUIDColumn(primary_key=True, default=None)
    document = UUIDColumn(index=True, default=None)
    number = Integer(default=None)
    event = Varchar(length=12, default=None)
    state = Varchar(length=12, default=None)
    why = Text(null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
