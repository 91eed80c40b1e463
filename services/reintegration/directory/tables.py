"""Providers and what they offer (HSDS organization, program, service); texts of our own are by language: `{"kk": …, "ru": …}`."""

from piccolo.columns import JSONB, Array, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB


class Organisation(Table, schema="reintegration", db=DB):
    """A provider (HSDS organization). Accounts of providers belong to one.

    `merged_into`: the organisation of which it was a duplicate. `search_key`: its words as the search reads them (shared.spelling.fold).
    """

    id = UUIDColumn(primary_key=True, default=None)
    name = Varchar(length=500, default=None)
    region = Varchar(length=40, default=None, index=True)
    phone = Varchar(length=40, default=None, null=True)
    created_at = Timestamptz(default=None)
    alternate_name = Varchar(length=500, default=None, null=True)
    description = JSONB(default=None, null=True)
    email = Varchar(length=254, default=None, null=True)
    website = Varchar(length=1000, default=None, null=True)
    tax_status = Varchar(length=500, default=None, null=True)
    tax_id = Varchar(length=500, default=None, null=True)
    year_incorporated = Integer(default=None, null=True)
    legal_status = Varchar(length=500, default=None, null=True)
    logo = Varchar(length=1000, default=None, null=True)
    uri = Varchar(length=1000, default=None, null=True)
    parent = UUIDColumn(default=None, null=True)
    source = UUIDColumn(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    merged_into = UUIDColumn(default=None, null=True)
    confirmed_on = Date(default=None, null=True)
    changed_at = Timestamptz(default=None, null=True)
    search_key = Text(default=None, null=True)


class Programme(Table, schema="reintegration", db=DB):
    """Services that an organisation groups (HSDS program)."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, index=True)
    name = JSONB(default=None)
    alternate_name = Varchar(length=500, default=None, null=True)
    description = JSONB(default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class ServiceOffer(Table, schema="reintegration", db=DB):
    """What an organisation offers (HSDS service). `need` is the first of `needs`; `place` says in a line where it is.

    `languages` are the codes that a person's language is compared with; all of them, with notes, are rows of service_language.
    """

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, index=True)
    need = Varchar(length=20, default=None, index=True)
    name = JSONB(default=None)
    place = JSONB(default=None)
    languages = Array(base_column=Varchar(length=2), default=None)
    ended_at = Timestamptz(default=None, null=True)
    needs = Array(base_column=Varchar(length=20), default=None, null=True)
    programme = UUIDColumn(default=None, null=True)
    alternate_name = Varchar(length=500, default=None, null=True)
    description = JSONB(default=None, null=True)
    url = Varchar(length=1000, default=None, null=True)
    email = Varchar(length=254, default=None, null=True)
    status = Varchar(length=20, default="active")
    interpretation_services = JSONB(default=None, null=True)
    application_process = JSONB(default=None, null=True)
    fees_description = JSONB(default=None, null=True)
    wait_time = JSONB(default=None, null=True)
    accreditations = JSONB(default=None, null=True)
    eligibility_description = JSONB(default=None, null=True)
    minimum_age = Integer(default=None, null=True)
    maximum_age = Integer(default=None, null=True)
    licenses = JSONB(default=None, null=True)
    alert = JSONB(default=None, null=True)
    source = UUIDColumn(default=None, null=True)
    confirmed_on = Date(default=None, null=True)
    changed_at = Timestamptz(default=None, null=True)
    search_key = Text(default=None, null=True)
