"""Which appointments are about a bracelet, and what became of it there."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class EquipmentVisit(Table, schema="probation", db=DB):
    """An appointment about a bracelet. `appointment`: the first one; after a change of the time the later ones follow it. `act`: the record
    of handing over or back that came of it.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    authority = Varchar(length=20, default=None)
    decision = UUIDColumn(null=True, index=True, default=None)
    appointment = UUIDColumn(unique=True, default=None)
    kind = Varchar(length=12, default=None)
    vendor = Varchar(length=64, null=True, default=None)
    made_at = Timestamptz(default=None)
    made_by = UUIDColumn(default=None)
    made_by_name = Varchar(length=200, default=None)
    result = Varchar(length=12, null=True, default=None)
    fault = Varchar(length=12, null=True, default=None)
    act = UUIDColumn(null=True, default=None)
    recorded_at = Timestamptz(null=True, default=None)
