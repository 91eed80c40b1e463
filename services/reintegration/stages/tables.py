"""The path of a case through the stages."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class CasePath(Table, schema="reintegration", db=DB):
    """What a case's stages are counted from, and what its lists need.

    `begun_on`: since when the desk could do anything. `paused_on`: since when the clocks stand still. `law`: by which values it was
    computed. `stage`, `next_on`, `due_on`: the stage that runs, when the next one begins, when the first open task is due. `office` and
    `region` are the case's.
    """

    person = UUIDColumn(primary_key=True, default=None)
    basis = Varchar(length=20, default=None)
    anchor_on = Date(default=None)
    begun_on = Date(default=None)
    paused_on = Date(default=None, null=True)
    law = Varchar(length=20, default=None)
    stage = Varchar(length=40, default=None, null=True)
    next_on = Date(default=None, null=True)
    due_on = Date(default=None, null=True)
    version = Integer(default=None)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)


class CaseStage(Table, schema="reintegration", db=DB):
    """One stage of a case: when it begins, when the desk entered and left it."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    stage = Varchar(length=40, default=None)
    starts_on = Date(default=None)
    state = Varchar(length=20, default=None)
    entered_on = Date(default=None, null=True)
    left_on = Date(default=None, null=True)


class StageTask(Table, schema="reintegration", db=DB):
    """One task of a stage, once for each case. `value`, `unit`, `law_from`: the clock that it keeps.

    `outcome`, `why`: how it ended, as for other tasks. `through`: the act that fulfilled it. The worker's words stand in stage_event.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    task = Varchar(length=40, default=None)
    stage = Varchar(length=40, default=None)
    owner = Varchar(length=20, default=None)
    state = Varchar(length=20, default=None)
    value = Integer(default=None)
    unit = Varchar(length=20, default=None)
    law_from = Date(default=None)
    stage_on = Date(default=None)
    counted_from = Date(default=None)
    due_on = Date(default=None)
    ended_at = Timestamptz(default=None, null=True)
    ended_by_name = Varchar(length=200, default=None, null=True)
    outcome = Varchar(length=20, default=None, null=True)
    why = Varchar(length=40, default=None, null=True)
    through = Varchar(length=40, default=None, null=True)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)


class StageEvent(Table, schema="reintegration", db=DB):
    """What happened on the path; rows are only added. `sealed`: the worker's words, under the person's key."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    act = Varchar(length=20, default=None)
    task = Varchar(length=40, default=None, null=True)
    day_before = Date(default=None, null=True)
    day = Date(default=None, null=True)
    outcome = Varchar(length=20, default=None, null=True)
    why = Varchar(length=40, default=None, null=True)
    through = Varchar(length=40, default=None, null=True)
    sealed = Bytea(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
