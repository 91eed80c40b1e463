"""The акт of a visit, and each of its versions."""

from piccolo.columns import JSONB, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class FieldVisit(Table, schema="probation", db=DB):
    """An акт as it stands: a draft, or final with its number. `content` is `domain.acts.Act`; `version` counts changes.

    `form_token` belongs to the form: the same form sent twice makes one акт.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    appointment = UUIDColumn(null=True, default=None)
    officer_name = Varchar(length=200, default=None)
    office = Varchar(length=20, default=None)
    kind = Varchar(length=20, default=None)
    state = Varchar(length=10, default=None)
    number = Varchar(length=40, null=True, default=None)
    happened_on = Date(default=None)
    content = JSONB(default=None)
    form_token = UUIDColumn(unique=True, default=None)
    created_at = Timestamptz(default=None)
    version = Integer(default=1)


class FieldVisitVersion(Table, schema="probation", db=DB):
    """A final акт as it was signed or corrected; rows are only added. `why`: the reason of a correction."""

    id = UUIDColumn(primary_key=True, default=None)
    visit = UUIDColumn(index=True, default=None)
    version = Integer(default=None)
    content = JSONB(default=None)
    why = Text(null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
