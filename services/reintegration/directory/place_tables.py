"""Where services are, how to reach them and when they are open (HSDS location, service_at_location, address, schedule, accessibility)."""

from piccolo.columns import JSONB, Boolean, Date, DoublePrecision, Integer, Text, Time, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB


class Location(Table, schema="reintegration", db=DB):
    """A place of an organisation. `kato`: the code of its region or settlement. `protected`: the directory tells nobody its address."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, null=True, index=True)
    location_type = Varchar(length=20, default="physical")
    url = Varchar(length=1000, default=None, null=True)
    name = JSONB(default=None, null=True)
    alternate_name = Varchar(length=500, default=None, null=True)
    description = JSONB(default=None, null=True)
    transportation = JSONB(default=None, null=True)
    latitude = DoublePrecision(default=None, null=True)
    longitude = DoublePrecision(default=None, null=True)
    external_identifier = Varchar(length=500, default=None, null=True)
    external_identifier_type = Varchar(length=500, default=None, null=True)
    kato = Varchar(length=9, default=None, null=True)
    protected = Boolean(default=False)
    source = UUIDColumn(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    changed_at = Timestamptz(default=None, null=True)


class ServiceAtLocation(Table, schema="reintegration", db=DB):
    """A service that is given at a place."""

    id = UUIDColumn(primary_key=True, default=None)
    service = UUIDColumn(default=None, index=True)
    location = UUIDColumn(default=None, index=True)
    description = JSONB(default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class LocationAddress(Table, schema="reintegration", db=DB):
    """An address (HSDS address). Older directories give one of an organisation without a place: `organisation`."""

    id = UUIDColumn(primary_key=True, default=None)
    location = UUIDColumn(default=None, null=True, index=True)
    organisation = UUIDColumn(default=None, null=True, index=True)
    address_1 = Text(default=None)
    address_2 = Text(default=None, null=True)
    city = Varchar(length=500, default=None, null=True)
    region = Varchar(length=500, default=None, null=True)
    state_province = Varchar(length=500, default=None, null=True)
    postal_code = Varchar(length=40, default=None, null=True)
    country = Varchar(length=2, default=None, null=True)
    address_type = Varchar(length=20, default="physical")
    source = UUIDColumn(default=None, null=True)


class OpeningSchedule(Table, schema="reintegration", db=DB):
    """When something is open (HSDS schedule): the words of RFC 5545 by their HSDS names."""

    id = UUIDColumn(primary_key=True, default=None)
    service = UUIDColumn(default=None, null=True, index=True)
    location = UUIDColumn(default=None, null=True, index=True)
    service_at_location = UUIDColumn(default=None, null=True, index=True)
    valid_from = Date(default=None, null=True)
    valid_to = Date(default=None, null=True)
    dtstart = Date(default=None, null=True)
    timezone = DoublePrecision(default=None, null=True)
    until = Date(default=None, null=True)
    occurrences = Integer(default=None, null=True, db_column_name="count")
    wkst = Varchar(length=2, default=None, null=True)
    freq = Varchar(length=10, default=None, null=True)
    interval = Integer(default=None, null=True)
    byday = Varchar(length=200, default=None, null=True)
    byweekno = Varchar(length=500, default=None, null=True)
    bymonthday = Varchar(length=500, default=None, null=True)
    byyearday = Varchar(length=500, default=None, null=True)
    description = JSONB(default=None, null=True)
    opens_at = Time(default=None, null=True)
    closes_at = Time(default=None, null=True)
    schedule_link = Varchar(length=1000, default=None, null=True)
    attending_type = Varchar(length=500, default=None, null=True)
    notes = JSONB(default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class Accessibility(Table, schema="reintegration", db=DB):
    """What makes a place usable. `code`: one of our own list, where it is known; the search asks for it."""

    id = UUIDColumn(primary_key=True, default=None)
    location = UUIDColumn(default=None, null=True, index=True)
    code = Varchar(length=20, default=None, null=True)
    description = JSONB(default=None, null=True)
    details = JSONB(default=None, null=True)
    url = Varchar(length=1000, default=None, null=True)
    source = UUIDColumn(default=None, null=True)
