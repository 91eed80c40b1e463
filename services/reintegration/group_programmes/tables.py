"""Groups, their sessions, who takes part, and who came."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class ProgrammeGroup(Table, schema="reintegration", db=DB):
    """A group of an office. `taken`: seats that are taken, counted under the group's lock; `version` counts changes.

    `sealed`: which programme it follows, since that says something about the health of whoever comes.
    """

    id = UUIDColumn(primary_key=True, default=None)
    office = Varchar(length=20, default=None)
    region = Varchar(length=20, default=None)
    place = Varchar(length=200, default=None)
    leader = UUIDColumn(default=None)
    leader_name = Varchar(length=200, default=None)
    language = Varchar(length=2, default=None)
    seats = Integer(default=None)
    taken = Integer(default=0)
    begins_on = Date(default=None)
    state = Varchar(length=10, default=None)
    reason = Varchar(length=20, default=None, null=True)
    sealed = Bytea(default=None)
    made_by_name = Varchar(length=200, default=None)
    made_at = Timestamptz(default=None)
    version = Integer(default=None)


class GroupSession(Table, schema="reintegration", db=DB):
    """A session of a group. `number`: its place in the programme. `catches_up`: the session that this one stands in for."""

    id = UUIDColumn(primary_key=True, default=None)
    group_id = UUIDColumn(default=None)
    number = Integer(default=None)
    starts_at = Timestamptz(default=None)
    minutes = Integer(default=None)
    state = Varchar(length=10, default=None)
    why_not = Varchar(length=20, default=None, null=True)
    catches_up = UUIDColumn(default=None, null=True)
    version = Integer(default=None)


class Participation(Table, schema="reintegration", db=DB):
    """Somebody in a group, as it stands. `consent`: under which they take part."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    group_id = UUIDColumn(default=None)
    state = Varchar(length=10, default=None)
    reason = Varchar(length=20, default=None, null=True)
    consent = UUIDColumn(default=None, null=True)
    changed_at = Timestamptz(default=None)
    changed_by_name = Varchar(length=200, default=None)
    need_id = UUIDColumn(default=None, null=True)
    version = Integer(default=None)


class ParticipationEvent(Table, schema="reintegration", db=DB):
    """What happened to a participation; rows are only added, one for each version.

    `agreed_form` and `told_on`: how the person agreed, and the version of the text that was told. `sealed`: a note under the person's key.
    """

    id = UUIDColumn(primary_key=True, default=None)
    participation = UUIDColumn(default=None)
    version = Integer(default=None)
    act = Varchar(length=20, default=None)
    state = Varchar(length=10, default=None)
    reason = Varchar(length=20, default=None, null=True)
    agreed_form = Varchar(length=10, default=None, null=True)
    told_on = Date(default=None, null=True)
    sealed = Bytea(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class Attendance(Table, schema="reintegration", db=DB):
    """Whether somebody came to a session; rows are only added, the highest version counts. `sealed`: a note under the person's key."""

    id = UUIDColumn(primary_key=True, default=None)
    session = UUIDColumn(default=None)
    participation = UUIDColumn(default=None)
    version = Integer(default=None)
    mark = Varchar(length=10, default=None)
    sealed = Bytea(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
