"""Suspicions of double registration."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class DuplicateSuspicion(Table, schema="probation", db=DB):
    """Two people on the register whose faces resemble each other, and what an officer found out; `person` is who was enrolled last."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    other = UUIDColumn(index=True, default=None)
    suspected_at = Timestamptz(default=None)
    decision = Varchar(length=20, null=True, default=None)
    reason = Text(null=True, default=None)
    decided_by = UUIDColumn(null=True, default=None)
    decided_by_name = Varchar(length=200, null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
