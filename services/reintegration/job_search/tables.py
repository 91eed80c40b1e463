"""CVs, applications, jobs, and what shows that a job goes on."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class Cv(Table, schema="reintegration", db=DB):
    """A person's CV, encrypted under the person's key; `version` counts changes."""

    person = UUIDColumn(primary_key=True, default=None)
    sealed = Bytea(default=None)
    version = Integer(default=None)
    changed_at = Timestamptz(default=None)
    changed_by_name = Varchar(length=200, default=None)


class CvSent(Table, schema="reintegration", db=DB):
    """A CV as it was sent to an employer, encrypted under the person's key; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    application = UUIDColumn(default=None, index=True)
    person = UUIDColumn(default=None, index=True)
    organisation = UUIDColumn(default=None)
    consent = UUIDColumn(default=None)
    language = Varchar(length=2, default=None)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class JobApplication(Table, schema="reintegration", db=DB):
    """A person's application to a vacancy. `shared_*`: what the employer was sent; `organisation`: the vacancy's."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    vacancy = UUIDColumn(default=None, index=True)
    organisation = UUIDColumn(default=None, index=True)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    interview_at = Timestamptz(default=None, null=True)
    consent = UUIDColumn(default=None, null=True)
    shared_name = Varchar(length=200, default=None, null=True)
    shared_phone = Varchar(length=40, default=None, null=True)
    sent_at = Timestamptz(default=None, null=True)
    made_at = Timestamptz(default=None)
    need_id = UUIDColumn(default=None, null=True)
    version = Integer(default=None)


class JobApplicationEvent(Table, schema="reintegration", db=DB):
    """What happened to an application; rows are only added, one for each version. `sealed`: a note, under the person's key."""

    id = UUIDColumn(primary_key=True, default=None)
    application = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    state = Varchar(length=20, default=None)
    reason = Varchar(length=40, default=None, null=True)
    interview_at = Timestamptz(default=None, null=True)
    sealed = Bytea(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class Employment(Table, schema="reintegration", db=DB):
    """A job that began. `sealed`: employer, position, wage; `entered_on`: the day whose values of the law its clock has.

    `asked_step`: the last step of the clock for which a task was made.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    application = UUIDColumn(default=None, null=True)
    vacancy = UUIDColumn(default=None, null=True)
    state = Varchar(length=20, default=None)
    started_on = Date(default=None)
    ended_on = Date(default=None, null=True)
    end_reason = Varchar(length=40, default=None, null=True)
    contract_seen = Boolean(default=False)
    entered_on = Date(default=None)
    next_proof_on = Date(default=None, null=True)
    asked_step = Integer(default=0)
    sealed = Bytea(default=None)
    version = Integer(default=None)


class EmploymentEvent(Table, schema="reintegration", db=DB):
    """What happened to a job; rows are only added, one for each version. `sealed`: the texts as they were then."""

    id = UUIDColumn(primary_key=True, default=None)
    employment = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    act = Varchar(length=20, default=None)
    started_on = Date(default=None)
    ended_on = Date(default=None, null=True)
    end_reason = Varchar(length=40, default=None, null=True)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class EmploymentProof(Table, schema="reintegration", db=DB):
    """What was seen or heard at one step of a job's clock; rows are only added, the newest version counts."""

    id = UUIDColumn(primary_key=True, default=None)
    employment = UUIDColumn(default=None, index=True)
    step = Integer(default=None)
    version = Integer(default=None)
    seen = Varchar(length=20, default=None)
    seen_on = Date(default=None)
    sealed = Bytea(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
