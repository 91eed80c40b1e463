"""Providers and what they offer."""

from piccolo.columns import JSONB, Array, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB


class Organisation(Table, schema="reintegration", db=DB):
    """A provider (HSDS organization). Accounts of providers belong to one."""

    id = UUIDColumn(primary_key=True, default=None)
    name = Varchar(length=200, default=None)
    region = Varchar(length=40, default=None, index=True)
    phone = Varchar(length=40, default=None, null=True)
    created_at = Timestamptz(default=None)


class ServiceOffer(Table, schema="reintegration", db=DB):
    """What an organisation offers for one need, in which languages (HSDS service)."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, index=True)
    need = Varchar(length=20, default=None, index=True)
    name = JSONB(default=None)
    place = JSONB(default=None)
    languages = Array(base_column=Varchar(length=2), default=None)
    ended_at = Timestamptz(default=None, null=True)
