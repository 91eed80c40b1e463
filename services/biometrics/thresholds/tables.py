"""Decisions on the threshold of a match."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, DoublePrecision, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.biometrics.database import DB


class ThresholdDecision(Table, schema="biometrics", db=DB):
    """An administrator set the threshold of a match for one calibration artefact; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    artefact = Varchar(length=64, default=None, index=True)
    artefact_name = Text(default=None)
    engine = Varchar(length=120, default=None)
    models = Varchar(length=64, default=None)
    match = DoublePrecision(default=None)
    review = DoublePrecision(default=None)
    target = DoublePrecision(default=None)
    below_target = Boolean(default=None)
    valid_from = Timestamptz(default=None)
    reason = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    decided_at = Timestamptz(default=None)
