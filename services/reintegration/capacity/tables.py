"""Free places."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Integer, Timestamptz
from piccolo.table import Table

from services.reintegration.database import DB


class Capacity(Table, schema="reintegration", db=DB):
    """Free places of an offer, and when they were reported (HSDS service_capacity)."""

    offer = UUIDColumn(primary_key=True, default=None)
    available = Integer(default=None, null=True)
    maximum = Integer(default=None, null=True)
    updated_at = Timestamptz(default=None, null=True)
    updated_by = UUIDColumn(default=None, null=True)
