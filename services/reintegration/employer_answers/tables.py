"""Times for an interview, and questions to employers."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class InterviewTime(Table, schema="reintegration", db=DB):
    """A time that one side proposed. `side`: desk or provider. `sealed`: place and note, under the person's key."""

    id = UUIDColumn(primary_key=True, default=None)
    application = UUIDColumn(default=None)
    person = UUIDColumn(default=None)
    organisation = UUIDColumn(default=None)
    side = Varchar(length=10, default=None)
    starts_at = Timestamptz(default=None)
    sealed = Bytea(default=None)
    state = Varchar(length=10, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    ended_by_name = Varchar(length=200, default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)


class JobQuestion(Table, schema="reintegration", db=DB):
    """An employer is asked whether somebody still works there, under the person's consent; answered or taken back once.

    `step`: of the job's clock. `answer`: goes_on, ended, not_known, or `stopped` where it was taken back.
    """

    id = UUIDColumn(primary_key=True, default=None)
    employment = UUIDColumn(default=None)
    application = UUIDColumn(default=None)
    person = UUIDColumn(default=None)
    organisation = UUIDColumn(default=None)
    consent = UUIDColumn(default=None)
    step = Integer(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
    answer = Varchar(length=10, default=None, null=True)
    answered_by_name = Varchar(length=200, default=None, null=True)
    answered_at = Timestamptz(default=None, null=True)
