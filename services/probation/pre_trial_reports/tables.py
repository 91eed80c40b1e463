"""Requests for pre-trial reports with their reports, and what happened to each."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class PreTrialReport(Table, schema="probation", db=DB):
    """One request and its report. `sealed`: all the answers, encrypted under the report's own key, which is stored only wrapped.

    `person`, `registration`: the record of the person, once a human confirmed it. `erased_at`: the key and what names the
    person are gone. `version` counts every change, so that two officers notice each other.
    """

    id = UUIDColumn(primary_key=True, default=None)
    state = Varchar(length=12, default=None)
    version = Integer(default=1)
    office = Varchar(length=20, default=None)
    officer = UUIDColumn(default=None)
    officer_name = Varchar(length=200, default=None)
    supervising_authority = Varchar(length=20, default="probation")
    asker = Varchar(length=12, default=None)
    body = Varchar(length=200, default=None)
    request_number = Varchar(length=60, default=None)
    requested_on = Date(default=None)
    due_on = Date(default=None)
    family_name = Varchar(length=100, default=None)
    given_name = Varchar(length=100, default=None)
    patronymic = Varchar(length=100, null=True, default=None)
    birth_date = Date(null=True, default=None)
    iin = Varchar(length=12, null=True, default=None)
    language = Varchar(length=2, default=None)
    form_version = UUIDColumn(default=None)
    sealed = Bytea(null=True, default=None)
    wrapped_key = Bytea(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    created_at = Timestamptz(default=None)
    created_by_name = Varchar(length=200, default=None)
    saved_at = Timestamptz(default=None)
    saved_by = UUIDColumn(default=None)
    saved_by_name = Varchar(length=200, default=None)
    finished_by_name = Varchar(length=200, null=True, default=None)
    signed_on = Date(null=True, default=None)
    signed_by_name = Varchar(length=200, null=True, default=None)
    served_on = Date(null=True, default=None)
    served_to = Varchar(length=200, null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    person = UUIDColumn(null=True, default=None)
    registration = UUIDColumn(null=True, default=None)
    erased_at = Timestamptz(null=True, default=None)


class PreTrialReportEvent(Table, schema="probation", db=DB):
    """What happened to a report; rows are only added. `sealed`: what it said then, under the report's key."""

    id = UUIDColumn(primary_key=True, default=None)
    report = UUIDColumn(default=None)
    number = Integer(default=None)
    event = Varchar(length=12, default=None)
    state = Varchar(length=12, default=None)
    form_version = UUIDColumn(default=None)
    sealed = Bytea(null=True, default=None)
    day = Date(null=True, default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
