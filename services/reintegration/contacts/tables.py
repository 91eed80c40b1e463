"""Contacts and appointments of a person. What was said is encrypted in `sealed`; older words stand in plain words until they are, too."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB
from services.reintegration.sealing.texts import Texts


class Contact(Table, schema="reintegration", db=DB):
    """A call, visit, message, letter or talk that took place; rows are only added.

    `next_on`: by when the worker wants to be in touch again.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    kind = Varchar(length=20, default=None)
    with_whom = Varchar(length=20, default=None)
    with_words = Varchar(length=200, default=None, null=True)
    happened_at = Timestamptz(default=None)
    words = Text(default=None, null=True)
    next_on = Date(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    sealed = Bytea(default=None, null=True)


class Appointment(Table, schema="reintegration", db=DB):
    """An appointment as it stands; `version` counts changes.

    `time_zone`: where the person is. `supersedes`: the appointment before it was moved to this time.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    way = Varchar(length=20, default=None)
    purpose = Varchar(length=300, default=None, null=True)
    starts_at = Timestamptz(default=None)
    minutes = Integer(default=None)
    place = Varchar(length=300, default=None, null=True)
    time_zone = Varchar(length=40, default=None)
    state = Varchar(length=20, default=None)
    attended = Varchar(length=20, default=None, null=True)
    held = Boolean(default=None, null=True)
    why_not = Varchar(length=40, default=None, null=True)
    result = Text(default=None, null=True)
    supersedes = UUIDColumn(default=None, null=True)
    superseded_by = UUIDColumn(default=None, null=True)
    worker = UUIDColumn(default=None)
    worker_name = Varchar(length=200, default=None)
    version = Integer(default=None)
    sealed = Bytea(default=None, null=True)


class AppointmentEvent(Table, schema="reintegration", db=DB):
    """What happened to an appointment; rows are only added, one for each version. `why`: of a change, a cancelling or a correction."""

    id = UUIDColumn(primary_key=True, default=None)
    appointment = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    act = Varchar(length=20, default=None)
    attended = Varchar(length=20, default=None, null=True)
    held = Boolean(default=None, null=True)
    why_not = Varchar(length=40, default=None, null=True)
    result = Text(default=None, null=True)
    why = Text(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    sealed = Bytea(default=None, null=True)


class AppointmentReminder(Table, schema="reintegration", db=DB):
    """A reminder by SMS, and how its sending went; none where the person did not want one.

    `language`, `number_end`: in which language it went out, and the last four digits of the number.
    """

    appointment = UUIDColumn(primary_key=True, default=None)
    state = Varchar(length=20, default=None)
    why = Varchar(length=40, default=None, null=True)
    attempts = Integer(default=0)
    not_before = Timestamptz(default=None)
    lease_until = Timestamptz(default=None, null=True)
    gateway = Varchar(length=20, default=None, null=True)
    settled_at = Timestamptz(default=None, null=True)
    language = Varchar(length=2, default=None, null=True)
    number_end = Varchar(length=4, default=None, null=True)


CONTACT = Texts("contact", needed=("words",), optional=("with_words",))
APPOINTMENT = Texts("appointment", needed=("purpose",), optional=("place", "result"))
APPOINTMENT_EVENT = Texts(
    "appointment_event",
    optional=("result", "why"),
    person="(SELECT a.person FROM reintegration.appointment a WHERE a.id = t.appointment)",
)
