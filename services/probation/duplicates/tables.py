"""Suspicions of double registration."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class DuplicateSuspicion(Table, schema="probation", db=DB):
    """Two people on the register who may be the same, and what an officer found out; `person` is who was enrolled last.

    `source`: what raised it: `face` (biometrics), `records` (their records are alike), `register` (said at registering). `face_alike_at`:
    when biometrics found the faces alike while the records' question was open.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    other = UUIDColumn(index=True, default=None)
    suspected_at = Timestamptz(default=None)
    decision = Varchar(length=20, null=True, default=None)
    reason = Text(null=True, default=None)
    decided_by = UUIDColumn(null=True, default=None)
    decided_by_name = Varchar(length=200, null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    source = Varchar(length=10, default="face")
    face_alike_at = Timestamptz(null=True, default=None)


class MatchCheck(Table, schema="probation", db=DB):
    """When a person's record was last compared with the register."""

    person = UUIDColumn(primary_key=True, default=None)
    checked_at = Timestamptz(default=None)
