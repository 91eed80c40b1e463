"""Mentors of people, what happened to each mentoring, and the mentors' log."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class Mentorship(Table, schema="reintegration", db=DB):
    """A mentor of a person as it stands; `version` counts changes.

    `mentor`: an account. `office`: the desk that arranged it. `consent`: under which the mentor learns who the person is.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None)
    mentor = UUIDColumn(default=None)
    mentor_name = Varchar(length=200, default=None)
    office = Varchar(length=20, default=None)
    from_on = Date(default=None)
    until_on = Date(default=None)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=20, default=None, null=True)
    consent = UUIDColumn(default=None, null=True)
    changed_at = Timestamptz(default=None)
    changed_by_name = Varchar(length=200, default=None)
    version = Integer(default=None)


class MentorshipEvent(Table, schema="reintegration", db=DB):
    """What happened to it; rows are only added, one for each version. `agreed_form`: how the person agreed."""

    id = UUIDColumn(primary_key=True, default=None)
    mentorship = UUIDColumn(default=None)
    version = Integer(default=None)
    act = Varchar(length=20, default=None)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=20, default=None, null=True)
    agreed_form = Varchar(length=10, default=None, null=True)
    until_on = Date(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class MentorLog(Table, schema="reintegration", db=DB):
    """A version of an entry of the log; rows are only added, the highest version of an entry counts.

    `struck`: the mentor took the entry back. `sealed`: what was done and the person's own words, under the person's key.
    """

    id = UUIDColumn(primary_key=True, default=None)
    entry = UUIDColumn(default=None)
    version = Integer(default=None)
    mentorship = UUIDColumn(default=None)
    day = Date(default=None)
    kind = Varchar(length=20, default=None)
    minutes = Integer(default=None)
    next_on = Date(default=None, null=True)
    struck = Boolean(default=False)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
