"""Plans, their goals and steps."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class Plan(Table, schema="reintegration", db=DB):
    """Goals for one need; its state is derived from its steps and kept for queries."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    task = UUIDColumn(default=None, null=True)
    need = Varchar(length=20, default=None)
    state = Varchar(length=20, default=None)
    started_by = UUIDColumn(default=None)
    started_at = Timestamptz(default=None)
    ended_at = Timestamptz(default=None, null=True)


class Goal(Table, schema="reintegration", db=DB):
    """What the person wants to reach."""

    id = UUIDColumn(primary_key=True, default=None)
    plan = UUIDColumn(default=None, index=True)
    position = Integer(default=None)
    text = Text(default=None)
    met_at = Timestamptz(default=None, null=True)


class Step(Table, schema="reintegration", db=DB):
    """One thing to do until a day."""

    id = UUIDColumn(primary_key=True, default=None)
    goal = UUIDColumn(default=None, index=True)
    position = Integer(default=None)
    text = Text(default=None)
    due_on = Date(default=None)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    completed_at = Timestamptz(default=None, null=True)
    person = UUIDColumn(default=None)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)
