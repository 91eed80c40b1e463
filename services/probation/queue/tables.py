"""The officer's queue."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Integer, SmallInt, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class QueueItem(Table, schema="probation", db=DB):
    """Something that waits for a human. `excluded_officer` is who may not decide it again (a second officer is asked).

    `officer`, `office` and `supervising_authority` are those of the person's registration that it is about, kept here so that a queue is
    read by one index. An escalated item moves up by `escalation` places. Until `put_off_until` it is
    out of the queue; `put_off_times` counts how often it was.
    """

    id = UUIDColumn(primary_key=True, default=None)
    kind = Varchar(length=30, default=None)
    person = UUIDColumn(default=None)
    subject_id = UUIDColumn(index=True, default=None)
    reason = Varchar(length=60, default=None)
    priority = Integer(default=None)
    opened_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    excluded_officer = UUIDColumn(null=True, default=None)
    closed_at = Timestamptz(null=True, default=None)
    closed_by = UUIDColumn(null=True, default=None)
    outcome = Varchar(length=60, null=True, default=None)
    officer = UUIDColumn(null=True, default=None)
    office = Varchar(length=20, null=True, default=None)
    escalation = SmallInt(default=0)
    supervising_authority = Varchar(length=20, default="probation")
    put_off_until = Timestamptz(null=True, default=None)
    put_off_why = Varchar(length=20, null=True, default=None)
    put_off_by_name = Varchar(length=200, null=True, default=None)
    put_off_times = SmallInt(default=0)
