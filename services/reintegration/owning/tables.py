"""Who has a case and had it, hand-overs, and how many cases a worker may have."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class CaseOwner(Table, schema="reintegration", db=DB):
    """A worker has a case from `since` until `until`; of a row only its end is written later. `office`: where the worker worked then.

    `sealed`: why the case was given, under the person's key.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    account = UUIDColumn(default=None)
    name = Varchar(length=200, default=None)
    office = Varchar(length=40, default=None)
    since = Timestamptz(default=None)
    how = Varchar(length=20, default=None)
    given_by = UUIDColumn(default=None)
    given_by_name = Varchar(length=200, default=None)
    sealed = Bytea(default=None, null=True)
    until = Timestamptz(default=None, null=True)
    ended = Varchar(length=20, default=None, null=True)
    ended_by = UUIDColumn(default=None, null=True)
    ended_by_name = Varchar(length=200, default=None, null=True)


class Handover(Table, schema="reintegration", db=DB):
    """A worker asks another one to take a case over. `sealed`: what was said when asking, `sealed_answer`: why it was declined."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    from_account = UUIDColumn(default=None)
    from_name = Varchar(length=200, default=None)
    to_account = UUIDColumn(default=None)
    to_name = Varchar(length=200, default=None)
    state = Varchar(length=20, default=None)
    sealed = Bytea(default=None)
    asked_at = Timestamptz(default=None)
    asked_by = UUIDColumn(default=None)
    asked_by_name = Varchar(length=200, default=None)
    reason = Varchar(length=20, default=None, null=True)
    sealed_answer = Bytea(default=None, null=True)
    answered_at = Timestamptz(default=None, null=True)
    answered_by_name = Varchar(length=200, default=None, null=True)
    answered_by = UUIDColumn(default=None, null=True)


class WorkerCapacity(Table, schema="reintegration", db=DB):
    """How many cases a worker may have from a day on, and why; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    account = UUIDColumn(default=None)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)
    cases = Integer(default=None)
    valid_from = Date(default=None)
    why = Text(default=None)
    set_at = Timestamptz(default=None)
    set_by = UUIDColumn(default=None)
    set_by_name = Varchar(length=200, default=None)
