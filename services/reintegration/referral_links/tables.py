"""Links of referrals, and how they were sent."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class ReferralLink(Table, schema="reintegration", db=DB):
    """A link for one referral and one recipient, who is somebody at the provider, never the person.

    The second half is the sending: `state`, `attempts`, when it is tried next, why it was not sent. `shown`: handed over by the worker.
    """

    id = UUIDColumn(primary_key=True, default=None)
    referral = UUIDColumn(default=None)
    person = UUIDColumn(default=None)
    organisation = UUIDColumn(default=None)
    channel = Varchar(length=20, default=None)
    recipient = Varchar(length=254, default=None, null=True)
    language = Varchar(length=2, default=None)
    made_by = UUIDColumn(default=None)
    made_by_name = Varchar(length=200, default=None)
    made_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
    opened_at = Timestamptz(default=None, null=True)
    used_at = Timestamptz(default=None, null=True)
    used_for = Varchar(length=20, default=None, null=True)
    revoked_at = Timestamptz(default=None, null=True)
    revoked_why = Varchar(length=40, default=None, null=True)
    revoked_by_name = Varchar(length=200, default=None, null=True)
    state = Varchar(length=20, default=None)
    why = Varchar(length=40, default=None, null=True)
    attempts = Integer(default=0)
    not_before = Timestamptz(default=None)
    lease_until = Timestamptz(default=None, null=True)
    gateway = Varchar(length=20, default=None, null=True)
    settled_at = Timestamptz(default=None, null=True)


class ReferralLinkToken(Table, schema="reintegration", db=DB):
    """A secret of a link, as its hash: one for each time that it was sent, so that the secret itself is never stored."""

    token_hash = Varchar(length=64, primary_key=True, default=None)
    link = UUIDColumn(default=None)
    made_at = Timestamptz(default=None)
