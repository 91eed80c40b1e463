"""Groups of courses, their sessions, who takes part, who came."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class CourseGroup(Table, schema="reintegration", db=DB):
    """A group of a course, which is a service of the directory. `taken`: seats that are taken; `language`: in which it is taught."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, index=True)
    offer = UUIDColumn(default=None)
    title = Varchar(length=200, default=None)
    text_language = Varchar(length=2, default=None)
    language = Varchar(length=2, default=None)
    place = Varchar(length=300, default=None)
    seats = Integer(default=None)
    taken = Integer(default=0)
    begins_on = Date(default=None)
    ends_on = Date(default=None)
    apply_until = Date(default=None, null=True)
    conditions = Text(default=None, null=True)
    own_number = Varchar(length=60, default=None, null=True)
    state = Varchar(length=20, default=None)
    why = Text(default=None, null=True)
    made_at = Timestamptz(default=None)
    version = Integer(default=None)


class CourseSession(Table, schema="reintegration", db=DB):
    """A session of a group. `catch_up_for`: the session that it makes up for."""

    id = UUIDColumn(primary_key=True, default=None)
    course_group = UUIDColumn(default=None, index=True)
    starts_at = Timestamptz(default=None)
    minutes = Integer(default=None)
    topic = Varchar(length=200, default=None)
    held = Boolean(default=None, null=True)
    catch_up_for = UUIDColumn(default=None, null=True)
    version = Integer(default=None)


class CoursePlace(Table, schema="reintegration", db=DB):
    """A person's place in a group. `shared_name`: what the provider was sent, under `consent`; `organisation`: the group's."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    course_group = UUIDColumn(default=None, index=True)
    organisation = UUIDColumn(default=None, index=True)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    consent = UUIDColumn(default=None, null=True)
    shared_name = Varchar(length=200, default=None)
    need_id = UUIDColumn(default=None, null=True)
    certificate_number = Varchar(length=100, default=None, null=True)
    certificate_on = Date(default=None, null=True)
    result = Varchar(length=20, default=None, null=True)
    made_at = Timestamptz(default=None)
    version = Integer(default=None)


class CoursePlaceEvent(Table, schema="reintegration", db=DB):
    """What happened to a place; rows are only added, one for each version."""

    id = UUIDColumn(primary_key=True, default=None)
    place = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class CourseAttendance(Table, schema="reintegration", db=DB):
    """Whether somebody came to a session; rows are only added, the newest version counts."""

    id = UUIDColumn(primary_key=True, default=None)
    session = UUIDColumn(default=None, index=True)
    place = UUIDColumn(default=None, index=True)
    mark = Varchar(length=20, default=None)
    version = Integer(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
