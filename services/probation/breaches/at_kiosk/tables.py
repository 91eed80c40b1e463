"""Questions that the kiosk asks for a proceeding, and the answers that came from there."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Bytea, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class BreachKioskRequest(Table, schema="probation", db=DB):
    """The kiosk was told to ask. `told_as`: the record under which it was told, also after a merge; `ended_because`: why it stopped."""

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    told_as = UUIDColumn(default=None)
    asked_at = Timestamptz(default=None)
    answer_until = Timestamptz(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    ended_at = Timestamptz(null=True, default=None)
    ended_because = Varchar(length=20, null=True, default=None)


class BreachKioskAnswer(Table, schema="probation", db=DB):
    """What came from a kiosk; reason and words are encrypted under a key of this answer alone. `fit`: how it fitted when it came."""

    id = UUIDColumn(primary_key=True, default=None)
    request = UUIDColumn(index=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    kind = Varchar(length=10, default=None)
    sealed = Bytea(default=None)
    wrapped_key = Bytea(default=None)
    brings_paper = Boolean(default=None)
    language = Varchar(length=2, default=None)
    kiosk = UUIDColumn(default=None)
    place = Varchar(length=200, default=None)
    receipt = Varchar(length=20, default=None)
    given_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    fit = Varchar(length=14, default=None)
