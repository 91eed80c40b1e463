"""Signed copies of consents and norms."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class LegalBasisDocument(Table, schema="probation", db=DB):
    """The signed copy of a consent or norm: AES-256-GCM under its own key, which is stored only wrapped.

    `ended_at`: the basis it proves was replaced, withdrawn or ended with the registration; from then on the time until its destruction
    runs.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    media_type = Varchar(length=40, default=None)
    size = Integer(default=None)
    sha256 = Varchar(length=64, default=None)
    wrapped_key = Bytea(null=True, default=None)
    content = Bytea(null=True, default=None)
    basis_reference = Varchar(length=200, default=None)
    basis_given_on = Date(default=None)
    stored_at = Timestamptz(default=None)
    stored_by = UUIDColumn(default=None)
    stored_by_name = Varchar(length=200, default=None)
    ended_at = Timestamptz(null=True, default=None)
    destroyed_at = Timestamptz(null=True, default=None)
