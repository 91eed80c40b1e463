"""Whom biometrics knows: a case number, a legal basis, a data key; who supervises them; and the card for the kiosk. No name."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Bytea, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.biometrics.database import DB


class Subject(Table, schema="biometrics", db=DB):
    """A supervised person as biometrics knows them: a case number, a legal basis, a data key. No name.

    `officer`, `office`, `authority` and `restricted` are what earlier releases wrote; nothing reads them, Supervision has it.
    """

    person = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(default=None)
    case_number = Varchar(length=60, default=None)
    language = Varchar(length=2, default=None)
    officer = UUIDColumn(default=None, null=True)
    office = Varchar(length=40, default=None, null=True, index=True)
    state = Varchar(length=20, default=None)
    basis_kind = Varchar(length=20, default=None, null=True)
    basis_reference = Text(default=None, null=True)
    basis_given_on = Varchar(length=20, default=None, null=True)
    basis_language = Varchar(length=2, default=None, null=True)
    signed_copy = UUIDColumn(default=None, null=True)
    wrapped_key = Bytea(default=None, null=True)
    opened_at = Timestamptz(default=None)
    closed_at = Timestamptz(default=None, null=True)
    erased_at = Timestamptz(default=None, null=True)
    erasure_proof = Varchar(length=64, default=None, null=True)
    authority = Varchar(length=20, default="probation")
    restricted = Boolean(default=False)


class Supervision(Table, schema="biometrics", db=DB):
    """Who supervises the person: a row for each open registration, or as it was when the last one ended. They see the subject.

    `restricted`: its officer and the senior officers of its office alone see it.
    """

    registration = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    authority = Varchar(length=20, default=None)
    officer = UUIDColumn(default=None)
    office = Varchar(length=40, default=None, index=True)
    restricted = Boolean(default=None)


class Card(Table, schema="biometrics", db=DB):
    """The card that a person shows at the kiosk, and the argon2id hash of its PIN."""

    code = Varchar(length=40, primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    pin_hash = Varchar(length=200, default=None)
    active = Boolean(default=None)
    issued_at = Timestamptz(default=None)


class MergedSubject(Table, schema="biometrics", db=DB):
    """`other` is a second subject of `person`, as probation says."""

    other = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    merged_at = Timestamptz(default=None)
