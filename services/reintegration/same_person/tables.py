"""What was decided about pairs of cases."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class CasePair(Table, schema="reintegration", db=DB):
    """A pair as it stands; `first` is the smaller person id, `version` counts the decisions."""

    id = UUIDColumn(primary_key=True, default=None)
    first = UUIDColumn(default=None)
    second = UUIDColumn(default=None)
    state = Varchar(length=20, default=None)
    version = Integer(default=None)


class CasePairEvent(Table, schema="reintegration", db=DB):
    """One decision about a pair; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    pair = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    act = Varchar(length=20, default=None)
    why = Varchar(length=40, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
