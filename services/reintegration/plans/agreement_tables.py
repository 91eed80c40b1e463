"""What the person said to the plan, version by version; notes on progress; reviews."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class PlanVersion(Table, schema="reintegration", db=DB):
    """The whole plan as it lay before the person, encrypted; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    number = Integer(default=None)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class PlanAnswer(Table, schema="reintegration", db=DB):
    """What the person said to a version. `sealed`: their words, or why they could not answer, and the names; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    version = UUIDColumn(default=None)
    answer = Varchar(length=20, default=None)
    signed = Varchar(length=10, default=None, null=True)
    signed_on = Date(default=None, null=True)
    language = Varchar(length=2, default=None, null=True)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class PlanNote(Table, schema="reintegration", db=DB):
    """A note on progress: the person's own words apart from the worker's, encrypted; a later note corrects it."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    goal = UUIDColumn(default=None, null=True)
    corrects = UUIDColumn(default=None, null=True)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class PlanReview(Table, schema="reintegration", db=DB):
    """A review of the plan: one waits for each person, those that were held stay. `sealed`: what changed."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    state = Varchar(length=10, default=None)
    due_on = Date(default=None)
    basis = Varchar(length=12, default=None)
    set_at = Timestamptz(default=None)
    set_by_name = Varchar(length=200, default=None)
    exempt_reason = Varchar(length=20, default=None, null=True)
    exempt_since = Date(default=None, null=True)
    version = Integer(default=None)
    sealed = Bytea(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    ended_by_name = Varchar(length=200, default=None, null=True)
