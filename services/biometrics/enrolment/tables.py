"""Sets of reference images and their templates; `Template.descriptors` are AES-256-GCM under the person's own data key."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.biometrics.database import DB


class Enrolment(Table, schema="biometrics", db=DB):
    """One capture of reference images; an officer confirms it before it replaces the previous one.

    `place` is first, or second for another look of the same person (`look`). `likeness`: what comparing it with the set in use said,
    by a threshold that was measured where `likeness_calibrated`.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    place = Varchar(length=10, default="first")
    look = Varchar(length=20, default=None, null=True)
    state = Varchar(length=20, default=None)
    quality = Varchar(length=20, default=None)
    likeness = Varchar(length=20, default=None, null=True)
    likeness_calibrated = Boolean(default=None, null=True)
    taken_by = UUIDColumn(default=None)
    taken_at = Timestamptz(default=None)
    confirmed_by = UUIDColumn(default=None, null=True)
    confirmed_at = Timestamptz(default=None, null=True)
    renewal_asked_at = Timestamptz(default=None, null=True)
    searched_at = Timestamptz(default=None, null=True)


class Template(Table, schema="biometrics", db=DB):
    """The face descriptors of one enrolment, encrypted; `version` is bound into the authenticated data."""

    enrolment = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    descriptors = Bytea(default=None)
    frames = Integer(default=None)
    engine = Varchar(length=120, default=None)
    made_at = Timestamptz(default=None)
