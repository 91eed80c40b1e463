"""Who takes part in a case."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class CaseMember(Table, schema="reintegration", db=DB):
    """`account`, or every worker of `organisation`, takes part. Of a row only its end is written later.

    `until`: the last day. `consent`: the one under which it was given; none for the institution that opened the case. `sealed`: what was
    asked of them, under the person's key.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    account = UUIDColumn(default=None, null=True)
    organisation = UUIDColumn(default=None, null=True)
    name = Varchar(length=200, default=None)
    part = Varchar(length=20, default=None)
    since = Timestamptz(default=None)
    until = Date(default=None, null=True)
    consent = UUIDColumn(default=None, null=True)
    sealed = Bytea(default=None)
    given_by = UUIDColumn(default=None)
    given_by_name = Varchar(length=200, default=None)
    ended_at = Timestamptz(default=None, null=True)
    ended = Varchar(length=20, default=None, null=True)
    ended_by_name = Varchar(length=200, default=None, null=True)


class PartNote(Table, schema="reintegration", db=DB):
    """A version of a note by somebody who takes part; rows are only added, the highest version of a note counts.

    `part`: the row of case_member under which it was written, `role` its kind then; `organisation`: by name, empty where there is none.
    `sealed`: the words, under the person's key.
    """

    id = UUIDColumn(primary_key=True, default=None)
    note = UUIDColumn(default=None)
    version = Integer(default=None)
    person = UUIDColumn(default=None)
    part = UUIDColumn(default=None)
    role = Varchar(length=20, default=None)
    organisation = Varchar(length=200, default=None)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
