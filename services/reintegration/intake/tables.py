"""Who brought a case to the desk."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class CaseBringer(Table, schema="reintegration", db=DB):
    """The institution, akimat or organisation that brought a case, and whom to ask there, as it was said last."""

    person = UUIDColumn(primary_key=True, default=None)
    organisation = Varchar(length=300, default=None)
    contact = Varchar(length=200, default=None, null=True)
    phone = Varchar(length=40, default=None, null=True)
    version = Integer(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
