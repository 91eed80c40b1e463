"""Consents, what was taken back, and whom it must be told."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Array, Bytea, Date, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB
from services.reintegration.sealing.texts import Texts


class Consent(Table, schema="reintegration", db=DB):
    """An answer of a person, given or refused; never changed. `text_version`: the day from which the text that was told is valid.

    `language`: in which it was told. `organisations`: the recipients; empty where the purpose itself says who. `renews`: the one before.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    purpose = Varchar(length=20, default=None)
    organisations = Array(base_column=UUIDColumn(), default=None)
    categories = Array(base_column=Varchar(length=20), default=None)
    answer = Varchar(length=10, default=None)
    language = Varchar(length=2, default=None)
    text_version = Date(default=None)
    form = Varchar(length=20, default=None)
    paper_number = Varchar(length=100, default=None, null=True)
    witness = Varchar(length=200, default=None, null=True)
    from_on = Date(default=None)
    until_on = Date(default=None, null=True)
    renews = UUIDColumn(default=None, null=True)
    recorded_by = UUIDColumn(default=None)
    recorded_by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)


class ConsentWithdrawal(Table, schema="reintegration", db=DB):
    """The person took a consent back; never changed. `due_on`: by when every recipient has been told.

    The person's words are encrypted in `sealed`; older ones stand in `words` until they are, too.
    """

    id = UUIDColumn(primary_key=True, default=None)
    consent = UUIDColumn(default=None, unique=True)
    person = UUIDColumn(default=None, index=True)
    form = Varchar(length=20, default=None)
    paper_number = Varchar(length=100, default=None, null=True)
    words = Text(default=None, null=True)
    due_on = Date(default=None)
    recorded_by = UUIDColumn(default=None)
    recorded_by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)
    sealed = Bytea(default=None, null=True)


class ConsentNotice(Table, schema="reintegration", db=DB):
    """An organisation is to be told that a consent was taken back; `told_*` and `proof` are written once, when it knows."""

    id = UUIDColumn(primary_key=True, default=None)
    consent = UUIDColumn(default=None)
    person = UUIDColumn(default=None, index=True)
    organisation = UUIDColumn(default=None, index=True)
    due_on = Date(default=None)
    created_at = Timestamptz(default=None)
    told_at = Timestamptz(default=None, null=True)
    told_how = Varchar(length=20, default=None, null=True)
    proof = Varchar(length=300, default=None, null=True)
    told_by_name = Varchar(length=200, default=None, null=True)


WITHDRAWAL = Texts("consent_withdrawal", optional=("words",))
