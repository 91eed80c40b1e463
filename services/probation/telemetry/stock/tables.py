"""Bracelets in stock, what happened to each, and what was agreed with vendors."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class DeviceStock(Table, schema="probation", db=DB):
    """Where a bracelet is now. `office`: whose stock it belongs to, empty if nobody has entered it; `sent_to`: the office that it is on the
    way to."""

    id = Varchar(length=64, primary_key=True, default=None)
    state = Varchar(length=14, default=None)
    office = Varchar(length=40, default=None)
    sent_to = Varchar(length=40, null=True, default=None)
    since = Timestamptz(default=None)
    version = Integer(default=1)


class DeviceMovement(Table, schema="probation", db=DB):
    """What happened to a bracelet; rows are only added. `office`: whose it is from then on."""

    id = UUIDColumn(primary_key=True, default=None)
    device_id = Varchar(length=64, index=False, default=None)
    number = Integer(default=None)
    event = Varchar(length=16, default=None)
    state = Varchar(length=14, default=None)
    office = Varchar(length=40, default=None)
    sent_to = Varchar(length=40, null=True, default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class VendorAgreement(Table, schema="probation", db=DB):
    """In how many days a vendor replaces a faulty bracelet, from a day on; rows are only added. `source`: the contract."""

    id = UUIDColumn(primary_key=True, default=None)
    vendor = Varchar(length=40, default=None)
    days = Integer(default=None)
    valid_from = Date(default=None)
    source = Varchar(length=300, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
