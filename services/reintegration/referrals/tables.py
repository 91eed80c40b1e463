"""Referrals and their events. Notes are encrypted in `sealed`; older ones stand in plain words until they are, too."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB
from services.reintegration.sealing.texts import Texts


class Referral(Table, schema="reintegration", db=DB):
    """A request to a provider. `shared_*` is what the person agreed to share, and the provider never sees more.

    `consent`: the one under which it was sent; None for those sent before consents were kept as rows. `need_id`: the person's need that it
    is for, where one is known. `replaces`: the referral that was passed on with this one. `returned_at`: when the referral
    came back to the desk, `returned_why`: because the provider or its service ended, or because nobody at the provider can sign in.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    plan = UUIDColumn(default=None, null=True)
    need = Varchar(length=20, default=None)
    offer = UUIDColumn(default=None, index=True)
    organisation = UUIDColumn(default=None, index=True)
    status = Varchar(length=20, default=None)
    shared_name = Varchar(length=200, default=None)
    shared_phone = Varchar(length=40, default=None, null=True)
    shared_language = Varchar(length=2, default=None)
    shared_note = Text(default=None, null=True)
    consent_at = Timestamptz(default=None)
    consent = UUIDColumn(default=None, null=True)
    sent_by = UUIDColumn(default=None)
    sent_by_name = Varchar(length=200, default=None)
    requested_at = Timestamptz(default=None)
    answer_due_at = Timestamptz(default=None)
    started_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    handed_over_at = Timestamptz(default=None, null=True)
    office = Varchar(length=40, default=None)
    region = Varchar(length=40, default=None)
    need_id = UUIDColumn(default=None, null=True)
    replaces = UUIDColumn(default=None, null=True)
    returned_at = Timestamptz(default=None, null=True)
    returned_why = Varchar(length=20, default=None, null=True)
    sealed = Bytea(default=None, null=True)


class ReferralEvent(Table, schema="reintegration", db=DB):
    """One state that a referral entered: who set it, why, in whose words.

    `via`: through a link or on the phone; then `said_by` said it at `said_at`, on the phone on `said_number`.
    """

    id = UUIDColumn(primary_key=True, default=None)
    referral = UUIDColumn(default=None, index=True)
    status = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    note = Text(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    by_role = Varchar(length=40, default=None)
    at = Timestamptz(default=None)
    via = Varchar(length=20, default=None, null=True)
    said_by = Varchar(length=200, default=None, null=True)
    said_number = Varchar(length=40, default=None, null=True)
    said_at = Timestamptz(default=None, null=True)
    sealed = Bytea(default=None, null=True)


REFERRAL = Texts("referral", needed=("shared_note",))
REFERRAL_EVENT = Texts(
    "referral_event", optional=("note",), person="(SELECT a.person FROM reintegration.referral a WHERE a.id = t.referral)"
)
