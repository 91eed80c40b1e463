"""Plans, their goals and steps. The texts are encrypted under the person's key; older ones stand in `text` until they are, too."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class Plan(Table, schema="reintegration", db=DB):
    """Goals for one need; its state is derived from its goals and kept for queries."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    task = UUIDColumn(default=None, null=True)
    need = Varchar(length=20, default=None)
    state = Varchar(length=20, default=None)
    started_by = UUIDColumn(default=None)
    started_at = Timestamptz(default=None)
    ended_at = Timestamptz(default=None, null=True)


class Goal(Table, schema="reintegration", db=DB):
    """What the person wants to reach. `need_id`: the need that was found, if the goal is about one; `version` counts every change.

    Without a state it was written before there was one: it follows from the steps (`stored/rows.py`).
    """

    id = UUIDColumn(primary_key=True, default=None)
    plan = UUIDColumn(default=None, index=True)
    position = Integer(default=None)
    text = Text(default=None, null=True)
    met_at = Timestamptz(default=None, null=True)
    sealed = Bytea(default=None, null=True)
    state = Varchar(length=12, default=None, null=True)
    reason = Varchar(length=40, default=None, null=True)
    need_id = UUIDColumn(default=None, null=True)
    version = Integer(default=1)


class Step(Table, schema="reintegration", db=DB):
    """One thing to do until a day. `owner_id`: the account or the organisation that does it.

    `first_due_on`: the day that was agreed first, where it was moved.
    """

    id = UUIDColumn(primary_key=True, default=None)
    goal = UUIDColumn(default=None, index=True)
    position = Integer(default=None)
    text = Text(default=None, null=True)
    due_on = Date(default=None)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    completed_at = Timestamptz(default=None, null=True)
    person = UUIDColumn(default=None)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)
    sealed = Bytea(default=None, null=True)
    owner = Varchar(length=12, default="person")
    owner_id = UUIDColumn(default=None, null=True)
    first_due_on = Date(default=None, null=True)
    blocked_until = Date(default=None, null=True)
    done_on = Date(default=None, null=True)
    version = Integer(default=1)


class PlanEvent(Table, schema="reintegration", db=DB):
    """What happened to a goal or a step; `sealed` holds its texts as they were before and why. Rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    goal = UUIDColumn(default=None)
    step = UUIDColumn(default=None, null=True)
    number = Integer(default=None)
    act = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    due_on = Date(default=None, null=True)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
