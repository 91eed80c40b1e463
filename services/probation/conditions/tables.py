"""The versions of a duty."""

from piccolo.columns import JSONB, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class ConditionVersion(Table, schema="probation", db=DB):
    """A duty (`probation.condition`) as it was set, amended, ended or restored; rows are only added, the highest version holds.

    `text` is what the person was given, by language: a template that is corrected later does not change it. `form_token` belongs to the
    form: the same form sent twice makes one version.
    """

    id = UUIDColumn(primary_key=True, default=None)
    condition = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    version = Integer(default=None)
    event = Varchar(length=10, default=None)
    template_version = Integer(default=None)
    inputs = JSONB(default=None)
    text = JSONB(default=None)
    imposed_by = Varchar(length=10, default=None)
    document = Text(default=None)
    decided_on = Date(default=None)
    valid_from = Date(default=None)
    why = Text(default=None)
    form_token = UUIDColumn(unique=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
