"""What belongs to a referral and is written by both sides."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class ReferralMessage(Table, schema="reintegration", db=DB):
    """A message of one side; rows are only added. `sealed`: its text, encrypted under the person's key."""

    id = UUIDColumn(primary_key=True, default=None)
    referral = UUIDColumn(default=None)
    person = UUIDColumn(default=None)
    party = Varchar(length=20, default=None)
    via = Varchar(length=20, default=None)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class ReferralRead(Table, schema="reintegration", db=DB):
    """Until when a side has read the messages of a referral."""

    id = UUIDColumn(primary_key=True, default=None)
    referral = UUIDColumn(default=None)
    party = Varchar(length=20, default=None)
    read_at = Timestamptz(default=None)


class ReferralProposal(Table, schema="reintegration", db=DB):
    """A time that one side proposes. `sealed`: place, contact person, phone and note. `appointment`: what it became.

    `person_answer`: what the person said to it through a link; `person_sealed`: their words.
    """

    id = UUIDColumn(primary_key=True, default=None)
    referral = UUIDColumn(default=None)
    person = UUIDColumn(default=None)
    party = Varchar(length=20, default=None)
    via = Varchar(length=20, default=None)
    starts_at = Timestamptz(default=None)
    minutes = Integer(default=None)
    sealed = Bytea(default=None)
    state = Varchar(length=20, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    ended_by_name = Varchar(length=200, default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    appointment = UUIDColumn(default=None, null=True)
    person_answer = Varchar(length=20, default=None, null=True)
    person_answered_at = Timestamptz(default=None, null=True)
    person_sealed = Bytea(default=None, null=True)


class ReferralArrival(Table, schema="reintegration", db=DB):
    """What one side says about the person's arrival; rows are only added, the latest of a side counts."""

    id = UUIDColumn(primary_key=True, default=None)
    referral = UUIDColumn(default=None)
    person = UUIDColumn(default=None)
    party = Varchar(length=20, default=None)
    via = Varchar(length=20, default=None)
    answer = Varchar(length=20, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
