"""Vacancies, what happened to them, and the quota of jobs by region."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Array, Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class Vacancy(Table, schema="reintegration", db=DB):
    """A vacancy of an organisation of the directory; `version` counts changes. `why`: of the last act that needs words."""

    id = UUIDColumn(primary_key=True, default=None)
    organisation = UUIDColumn(default=None, index=True)
    title = Varchar(length=200, default=None)
    description = Text(default=None)
    text_language = Varchar(length=2, default=None)
    region = Varchar(length=40, default=None)
    place = Varchar(length=300, default=None)
    remote = Boolean(default=False)
    kind = Varchar(length=20, default=None)
    wage_from = Integer(default=None, null=True)
    wage_to = Integer(default=None, null=True)
    wage_period = Varchar(length=10, default=None, null=True)
    currency = Varchar(length=3, default=None)
    places = Integer(default=None)
    taken = Integer(default=0)
    quota = Boolean(default=False)
    closes_on = Date(default=None, null=True)
    languages = Array(base_column=Varchar(length=2), default=None)
    requirements = Text(default=None, null=True)
    excludes = Text(default=None, null=True)
    excludes_source = Varchar(length=300, default=None, null=True)
    contact = Varchar(length=200, default=None, null=True)
    phone = Varchar(length=40, default=None, null=True)
    own_number = Varchar(length=60, default=None, null=True)
    state = Varchar(length=20, default=None)
    why = Text(default=None, null=True)
    confirmed_on = Date(default=None)
    search_key = Text(default=None)
    made_at = Timestamptz(default=None)
    version = Integer(default=None)


class VacancyEvent(Table, schema="reintegration", db=DB):
    """What was done with a vacancy; rows are only added, one for each version."""

    id = UUIDColumn(primary_key=True, default=None)
    vacancy = UUIDColumn(default=None, index=True)
    version = Integer(default=None)
    act = Varchar(length=20, default=None)
    state = Varchar(length=20, default=None)
    why = Text(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    by_role = Varchar(length=20, default=None)
    at = Timestamptz(default=None)


class JobQuota(Table, schema="reintegration", db=DB):
    """How many jobs a region has under the quota from a day on; rows are only added, the highest version for a day counts.

    `why`: of a correction; `gone`: no figure holds from this day.
    """

    id = UUIDColumn(primary_key=True, default=None)
    region = Varchar(length=40, default=None, index=True)
    percent = Integer(default=None, null=True)
    jobs = Integer(default=None, null=True)
    valid_from = Date(default=None)
    source = Varchar(length=300, default=None)
    status = Varchar(length=20, default=None)
    version = Integer(default=1)
    why = Text(default=None, null=True)
    gone = Boolean(default=False)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
