"""Notices and permissions, and what happened to each."""

from piccolo.columns import JSONB, Boolean, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class Notice(Table, schema="probation", db=DB):
    """One notice or permission of a person with an authority. `absence`: the planned absence that it made; `order_permission`: the name of
    the permission in the monitoring order; `stay`: the zone that holds meanwhile (domain/stays.py). `form_token` belongs to the form: sent
    twice, it makes one notice.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    kind = Varchar(length=20, default=None)
    form = Varchar(length=12, default=None)
    state = Varchar(length=12, default=None)
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(null=True, default=None)
    region = Varchar(length=10, default=None)
    place = Text(default=None)
    reason = Text(default=None)
    document = Varchar(length=400, default=None)
    effect = Varchar(length=10, default=None)
    lifts_order = Boolean(default=None)
    stay = JSONB(null=True, default=None)
    norm_source = Text(default=None)
    norm_status = Varchar(length=12, default=None)
    absence = UUIDColumn(null=True, default=None)
    order_permission = Varchar(length=40, null=True, default=None)
    recorded_at = Timestamptz(default=None)
    recorded_by = UUIDColumn(default=None)
    recorded_by_name = Varchar(length=200, default=None)
    decided_at = Timestamptz(null=True, default=None)
    decided_by = UUIDColumn(null=True, default=None)
    decided_by_name = Varchar(length=200, null=True, default=None)
    decision_words = Text(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    version = Integer(default=1)


class NoticeEvent(Table, schema="probation", db=DB):
    """What happened to a notice; rows are only added. `ends_at`: the end from then on; `sign`: what showed that the person is back."""

    id = UUIDColumn(primary_key=True, default=None)
    notice = UUIDColumn(index=True, default=None)
    number = Integer(default=None)
    event = Varchar(length=12, default=None)
    state = Varchar(length=12, default=None)
    ends_at = Timestamptz(null=True, default=None)
    sign = Varchar(length=20, null=True, default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
