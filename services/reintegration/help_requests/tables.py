"""Requests for help, and what happened to each."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class HelpRequest(Table, schema="reintegration", db=DB):
    """Somebody asks for help. Who, and what they say, is `sealed` under the key of `person`, an id that no case has.

    `code_hash`: by which the person reads the answer. `told_on`: the version of the text that they agreed to. `case_person`: the case that
    came of it, or that it belongs to. `number`: which the person says on the phone. `erased_at`: what it said is gone since then.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    code_hash = Varchar(length=64, default=None)
    region = Varchar(length=2, default=None)
    language = Varchar(length=2, default=None)
    sealed = Bytea(default=None)
    told_on = Date(default=None)
    sent_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    state = Varchar(length=20, default="waiting")
    version = Integer(default=1)
    reason = Varchar(length=40, default=None, null=True)
    case_person = UUIDColumn(default=None, null=True)
    decided_at = Timestamptz(default=None, null=True)
    decided_by_name = Varchar(length=200, default=None, null=True)
    number = Integer(default=None, null=True)
    erased_at = Timestamptz(default=None, null=True)


class HelpRequestEvent(Table, schema="reintegration", db=DB):
    """What happened to a request; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    help_request = UUIDColumn(default=None, index=True)
    act = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class HelpRequestAnswer(Table, schema="reintegration", db=DB):
    """The message that tells the person of one decision; `version`: of the request, decided so. Where it goes stands sealed in the request.

    `number_end`: the last digits of the number to which it went. `told_*`: somebody told the answer where the message could not.
    """

    id = UUIDColumn(primary_key=True, default=None)
    help_request = UUIDColumn(default=None)
    version = Integer(default=None)
    act = Varchar(length=20, default=None)
    channel = Varchar(length=10, default=None)
    state = Varchar(length=20, default=None)
    why = Varchar(length=40, default=None, null=True)
    attempts = Integer(default=0)
    not_before = Timestamptz(default=None)
    lease_until = Timestamptz(default=None, null=True)
    gateway = Varchar(length=20, default=None, null=True)
    number_end = Varchar(length=4, default=None, null=True)
    made_at = Timestamptz(default=None)
    settled_at = Timestamptz(default=None, null=True)
    told_at = Timestamptz(default=None, null=True)
    told_how = Varchar(length=20, default=None, null=True)
    told_by_name = Varchar(length=200, default=None, null=True)
