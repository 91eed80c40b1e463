"""Tasks from requests for help. `words` of both tables are encrypted in `sealed`; older ones stand in plain words until they are, too."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Bytea, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB
from services.reintegration.sealing.texts import Texts


class Task(Table, schema="reintegration", db=DB):
    """Somebody asked for help (`support`, in their own words), or should be contacted (`contact`).

    `outcome` is that of the latest row in task_event, while the task is done.
    `need_id`: the person's need that it is for, where one is known; `asked_via`: where it was asked, `asked_by_name`: by which worker.
    `office` and `region` are the case's, here and in steps and referrals, so that a desk's list is read with one index.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    kind = Varchar(length=20, default=None)
    need = Varchar(length=20, default=None)
    words = Text(default=None, null=True)
    status = Varchar(length=20, default=None)
    asked_at = Timestamptz(default=None)
    created_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    taken_by = UUIDColumn(default=None, null=True, index=True)
    taken_by_name = Varchar(length=200, default=None, null=True)
    taken_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    urgent = Boolean(default=False)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)
    outcome = Varchar(length=20, default=None, null=True)
    sealed = Bytea(default=None, null=True)
    need_id = UUIDColumn(default=None, null=True)
    asked_via = Varchar(length=20, default=None, null=True)
    asked_by_name = Varchar(length=200, default=None, null=True)


class TaskEvent(Table, schema="reintegration", db=DB):
    """How a task was finished, or why it was opened again; rows are only added. `why` is a code, `words` what the worker wrote."""

    id = UUIDColumn(primary_key=True, default=None)
    task = UUIDColumn(default=None, index=True)
    act = Varchar(length=20, default=None)
    outcome = Varchar(length=20, default=None, null=True)
    why = Varchar(length=40, default=None, null=True)
    words = Text(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    sealed = Bytea(default=None, null=True)


TASK = Texts("task", needed=("words",))
TASK_EVENT = Texts("task_event", optional=("words",), person="(SELECT a.person FROM reintegration.task a WHERE a.id = t.task)")
