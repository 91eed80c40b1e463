"""Appointments and everything that happened to each of them."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class Appointment(Table, schema="probation", db=DB):
    """An appointment as it stands; `version` counts changes, so that two officers cannot overwrite each other.

    `officer`, `office` and `supervising_authority` are those in whose diary it stands: while it is planned, those of the registration.
    `form_token` and `series_number` belong to the form: the same form sent twice plans once. `supersedes` and `superseded_by` are the
    appointments before and after a change of the time. `outcome`, `happened_at` and `follow_up_on` are those of the latest version in
    appointment_event.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    officer = UUIDColumn(default=None)
    officer_name = Varchar(length=200, default=None)
    office = Varchar(length=20, default=None)
    supervising_authority = Varchar(length=20, default="probation")
    kind = Varchar(length=20, default=None)
    purpose = Varchar(length=40, default=None)
    purpose_words = Text(null=True, default=None)
    starts_at = Timestamptz(default=None)
    minutes = Integer(default=None)
    place = Text(null=True, default=None)
    bring = Text(null=True, default=None)
    phone = Varchar(length=40, null=True, default=None)
    state = Varchar(length=20, default=None)
    unscheduled = Boolean(default=False)
    form_token = UUIDColumn(default=None)
    series_number = Integer(default=1)
    series_count = Integer(default=1)
    supersedes = UUIDColumn(null=True, default=None)
    superseded_by = UUIDColumn(null=True, default=None)
    outcome = Varchar(length=40, null=True, default=None)
    happened_at = Timestamptz(null=True, default=None)
    follow_up_on = Date(null=True, default=None)
    decision = Varchar(length=40, null=True, default=None)
    created_at = Timestamptz(default=None)
    version = Integer(default=1)


class AppointmentEvent(Table, schema="probation", db=DB):
    """What happened to an appointment; rows are only added, one for each version. `why` is the reason of a change or a correction."""

    id = UUIDColumn(primary_key=True, default=None)
    appointment = UUIDColumn(default=None)
    version = Integer(default=None)
    act = Varchar(length=20, default=None)
    asked_by = Varchar(length=20, null=True, default=None)
    why = Text(null=True, default=None)
    outcome = Varchar(length=40, null=True, default=None)
    reason = Varchar(length=40, null=True, default=None)
    document = Text(null=True, default=None)
    note = Text(null=True, default=None)
    happened_at = Timestamptz(null=True, default=None)
    follow_up_on = Date(null=True, default=None)
    decision = Varchar(length=40, null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
