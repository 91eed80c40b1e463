"""What was changed in the directory, by whom; and the other directories from which it was filled."""

from piccolo.columns import JSONB, BigInt, Date, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB


class DirectoryChange(Table, schema="reintegration", db=DB):
    """One change of an entry, proposed or made: the entry before and after, as domain.entries reads it. Only the decision is written later.

    `subject` is an id of the entity; `organisation` the one to which it belongs. `proposed_by` is empty where nobody was signed in.
    `undoes`: the change that this one takes back.
    """

    id = UUIDColumn(primary_key=True, default=None)
    entity = Varchar(length=20, default=None)
    subject = UUIDColumn(default=None, index=True)
    organisation = UUIDColumn(default=None, index=True)
    kind = Varchar(length=20, default=None)
    before = JSONB(default=None, null=True)
    after = JSONB(default=None, null=True)
    reason = Text(default=None, null=True)
    origin = Varchar(length=20, default=None)
    contact = Text(default=None, null=True)
    proposed_by = UUIDColumn(default=None, null=True)
    proposed_by_name = Varchar(length=200, default=None)
    proposed_by_role = Varchar(length=40, default=None)
    proposed_at = Timestamptz(default=None)
    undoes = UUIDColumn(default=None, null=True)
    state = Varchar(length=20, default=None)
    decided_at = Timestamptz(default=None, null=True)
    decided_by = UUIDColumn(default=None, null=True)
    decided_by_name = Varchar(length=200, default=None, null=True)
    answer = Text(default=None, null=True)


class DirectorySource(Table, schema="reintegration", db=DB):
    """Another directory from which entries came: its name, its licence, and when it was fetched."""

    id = UUIDColumn(primary_key=True, default=None)
    name = Varchar(length=200, default=None, unique=True)
    licence = Varchar(length=200, default=None, null=True)
    address = Varchar(length=1000, default=None, null=True)
    created_at = Timestamptz(default=None)


class DirectorySourceRow(Table, schema="reintegration", db=DB):
    """Which row of ours a row of another directory became. `hash`: of the row as it was read last, so that a repeat changes nothing."""

    id = UUIDColumn(primary_key=True, default=None)
    source = UUIDColumn(default=None)
    entity = Varchar(length=40, default=None)
    external_id = Varchar(length=500, default=None)
    hash = Varchar(length=64, default=None)
    read_at = Timestamptz(default=None)


class DirectoryImport(Table, schema="reintegration", db=DB):
    """One reading of another directory that changed something: how many rows, how many defects."""

    id = UUIDColumn(primary_key=True, default=None)
    source = UUIDColumn(default=None, index=True)
    file_hash = Varchar(length=64, default=None)
    fetched_on = Date(default=None, null=True)
    read_at = Timestamptz(default=None)
    loaded = JSONB(default=None)
    defects = BigInt(default=None)
    personal = BigInt(default=None)
