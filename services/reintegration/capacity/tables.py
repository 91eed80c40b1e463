"""Free places."""

from piccolo.columns import JSONB, Integer, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB


class Capacity(Table, schema="reintegration", db=DB):
    """Free places of an offer, and when they were reported (HSDS 3.1 service_capacity). `unit`: what is counted, none for places."""

    offer = UUIDColumn(primary_key=True, default=None)
    available = Integer(default=None, null=True)
    maximum = Integer(default=None, null=True)
    updated_at = Timestamptz(default=None, null=True)
    updated_by = UUIDColumn(default=None, null=True)
    unit = Varchar(length=100, default=None, null=True)
    description = JSONB(default=None, null=True)
