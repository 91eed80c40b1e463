"""What belongs to an organisation, a service or a place: phones, contacts, areas, papers, prices, languages (HSDS, by their own tables)."""

from piccolo.columns import JSONB, Date, Numeric, Text, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB


class ProviderPhone(Table, schema="reintegration", db=DB):
    """A telephone of an organisation, a service, a place or a function (HSDS phone); never a person's own."""

    id = UUIDColumn(primary_key=True, default=None)
    location = UUIDColumn(default=None, null=True, index=True)
    service = UUIDColumn(default=None, null=True, index=True)
    organisation = UUIDColumn(default=None, null=True, index=True)
    contact = UUIDColumn(default=None, null=True, index=True)
    service_at_location = UUIDColumn(default=None, null=True)
    number = Varchar(length=100, default=None)
    extension = Varchar(length=20, default=None, null=True)
    type = Varchar(length=40, default=None, null=True)
    description = JSONB(default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class ProviderContact(Table, schema="reintegration", db=DB):
    """A function that can be reached (HSDS contact): never a person's name or own e-mail address."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, null=True, index=True)
    service = UUIDColumn(default=None, null=True, index=True)
    service_at_location = UUIDColumn(default=None, null=True)
    location = UUIDColumn(default=None, null=True)
    title = Varchar(length=500, default=None, null=True)
    department = Varchar(length=500, default=None, null=True)
    email = Varchar(length=254, default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class ServiceArea(Table, schema="reintegration", db=DB):
    """Where people live whom a service takes (HSDS service_area). `kato`: КАТО code, or the beginning of one."""

    id = UUIDColumn(primary_key=True, default=None)
    service = UUIDColumn(default=None, null=True, index=True)
    name = JSONB(default=None, null=True)
    description = JSONB(default=None, null=True)
    extent = Text(default=None, null=True)
    extent_type = Varchar(length=40, default=None, null=True)
    uri = Varchar(length=1000, default=None, null=True)
    kato = Varchar(length=9, default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class ServiceDocument(Table, schema="reintegration", db=DB):
    """A paper that a service asks for (HSDS required_document)."""

    id = UUIDColumn(primary_key=True, default=None)
    service = UUIDColumn(default=None, null=True, index=True)
    document = JSONB(default=None, null=True)
    uri = Varchar(length=1000, default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class CostOption(Table, schema="reintegration", db=DB):
    """What a service costs (HSDS cost_option)."""

    id = UUIDColumn(primary_key=True, default=None)
    service = UUIDColumn(default=None, index=True)
    valid_from = Date(default=None, null=True)
    valid_to = Date(default=None, null=True)
    option = JSONB(default=None, null=True)
    currency = Varchar(length=3, default=None, null=True)
    amount = Numeric(digits=(14, 2), default=None, null=True)
    amount_description = JSONB(default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class ServiceLanguage(Table, schema="reintegration", db=DB):
    """A language in which people are helped (HSDS language)."""

    id = UUIDColumn(primary_key=True, default=None)
    service = UUIDColumn(default=None, null=True, index=True)
    location = UUIDColumn(default=None, null=True, index=True)
    phone = UUIDColumn(default=None, null=True)
    name = Varchar(length=500, default=None, null=True)
    code = Varchar(length=20, default=None, null=True)
    note = JSONB(default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class Funding(Table, schema="reintegration", db=DB):
    """Who pays (HSDS funding)."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, null=True)
    service = UUIDColumn(default=None, null=True)
    funder = JSONB(default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class OrganisationIdentifier(Table, schema="reintegration", db=DB):
    """A number of an organisation in a register, such as its БИН (HSDS organization_identifier)."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, index=True)
    identifier_scheme = Varchar(length=500, default=None, null=True)
    identifier_type = Varchar(length=500, default=None)
    identifier = Varchar(length=500, default=None)
    source = UUIDColumn(default=None, null=True)
