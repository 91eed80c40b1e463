"""Decisions on electronic monitoring, what is done with the equipment, reports about it, and what happened to each."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class MonitoringDecision(Table, schema="probation", db=DB):
    """A request about electronic monitoring, and the decision that it became. `about`: the decision that it changes or ends.

    `suspended_since`, `suspended_until`: of the suspension that is on, its beginning and its last day; `lift`: its name in the order of
    zones and hours, while the order holds it.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    request = Varchar(length=12, default=None)
    ground = Varchar(length=12, default=None)
    norm_source = Text(default=None)
    norm_status = Varchar(length=12, default=None)
    about = UUIDColumn(null=True, default=None)
    starts_on = Date(default=None)
    ends_on = Date(default=None)
    reason = Text(default=None)
    document = Varchar(length=400, default=None)
    state = Varchar(length=12, default=None)
    asked_at = Timestamptz(default=None)
    asked_by = UUIDColumn(default=None)
    asked_by_name = Varchar(length=200, default=None)
    decided_at = Timestamptz(null=True, default=None)
    decided_by = UUIDColumn(null=True, default=None)
    decided_by_name = Varchar(length=200, null=True, default=None)
    decision_words = Text(null=True, default=None)
    decision_document = Varchar(length=400, null=True, default=None)
    suspended_until = Date(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    version = Integer(default=1)
    suspended_since = Timestamptz(null=True, default=None)
    lift = Varchar(length=60, null=True, default=None)


class MonitoringEvent(Table, schema="probation", db=DB):
    """What happened to a decision or to a report; rows are only added. `since`: when a suspension began, now or earlier."""

    id = UUIDColumn(primary_key=True, default=None)
    subject = UUIDColumn(default=None)
    number = Integer(default=None)
    event = Varchar(length=24, default=None)
    state = Varchar(length=16, default=None)
    until = Date(null=True, default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    since = Timestamptz(null=True, default=None)


class EquipmentAct(Table, schema="probation", db=DB):
    """An attempt to install a bracelet, or its return. `items`: what was handed over, by code, with commas. Only `person` ever changes."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    kind = Varchar(length=12, default=None)
    decision = UUIDColumn(null=True, default=None)
    device_id = Varchar(length=64, null=True, default=None)
    outcome = Varchar(length=16, default=None)
    items = Varchar(length=200, default=None)
    acquainted = Boolean(default=None)
    condition = Varchar(length=400, default=None)
    words = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    form_token = UUIDColumn(unique=True, default=None)


class EquipmentReport(Table, schema="probation", db=DB):
    """Damage, loss or a fault of a bracelet, and what an officer found after hearing the person."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    kind = Varchar(length=12, default=None)
    device_id = Varchar(length=64, default=None)
    found_on = Date(default=None)
    circumstances = Text(default=None)
    taken_off = Boolean(default=None)
    state = Varchar(length=16, default=None)
    heard_words = Text(null=True, default=None)
    finding_words = Text(null=True, default=None)
    found_at = Timestamptz(null=True, default=None)
    found_by = UUIDColumn(null=True, default=None)
    found_by_name = Varchar(length=200, null=True, default=None)
    reported_at = Timestamptz(default=None)
    reported_by = UUIDColumn(default=None)
    reported_by_name = Varchar(length=200, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    version = Integer(default=1)
