"""What the engine said about each capture."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Array, Boolean, DoublePrecision, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.biometrics.database import DB


class Attempt(Table, schema="biometrics", db=DB):
    """What the engine said about one capture: three separate results, near misses too.

    `signs` and `problems` are codes, `peaks` positions of frames. `scale` says which scores may be compared with each other: the
    cohort's hash, or `distance`. `others` are scores against other people's templates, drawn at random; who they were is not kept.
    """

    id = UUIDColumn(primary_key=True, default=None)
    session = UUIDColumn(default=None, index=True)
    person = UUIDColumn(default=None, index=True)
    number = Integer(default=None)
    match = Varchar(length=20, default=None)
    liveness = Varchar(length=20, default=None)
    quality = Varchar(length=20, default=None)
    score = DoublePrecision(default=None, null=True)
    threshold = DoublePrecision(default=None, null=True)
    review = DoublePrecision(default=None, null=True)
    calibrated = Boolean(default=None)
    artefact = Varchar(length=64, default=None, null=True)
    scale = Varchar(length=64, default=None, null=True)
    decision = UUIDColumn(default=None, null=True)
    likeness = Varchar(length=20, default=None, null=True)
    liveness_score = DoublePrecision(default=None, null=True)
    liveness_threshold = DoublePrecision(default=None, null=True)
    quality_score = DoublePrecision(default=None, null=True)
    quality_threshold = DoublePrecision(default=None, null=True)
    signs = Array(base_column=Varchar(length=30), default=None, null=True)
    problems = Array(base_column=Varchar(length=30), default=None, null=True)
    peaks = Array(base_column=Integer(), default=None, null=True)
    others = Array(base_column=DoublePrecision(), default=None, null=True)
    reference = Varchar(length=10, default=None, null=True)
    engine = Varchar(length=120, default=None)
    reason = Varchar(length=40, default=None, null=True)
    probe = Integer(default=None, null=True)
    at = Timestamptz(default=None)
