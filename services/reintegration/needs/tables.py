"""Versions of the question sets, assessments and the needs that they found."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Boolean, Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class QuestionSet(Table, schema="reintegration", db=DB):
    """One version of the questions of a pathway, in TOML; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    pathway = Varchar(length=20, default=None)
    version = Integer(default=None)
    valid_from = Date(default=None)
    content = Text(default=None)
    added_at = Timestamptz(default=None)


class Assessment(Table, schema="reintegration", db=DB):
    """An assessment of a person's needs. `form`: long, pathway by pathway, or short, on one page. A finished one is never changed."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    form = Varchar(length=5, default=None)
    state = Varchar(length=10, default=None)
    begun_at = Timestamptz(default=None)
    begun_by = UUIDColumn(default=None)
    begun_by_name = Varchar(length=200, default=None)
    finished_at = Timestamptz(default=None, null=True)
    finished_by_name = Varchar(length=200, default=None, null=True)


class AssessmentPart(Table, schema="reintegration", db=DB):
    """The answers of one pathway, encrypted under the person's key.

    `version` counts every change, so that two workers notice each other.
    """

    id = UUIDColumn(primary_key=True, default=None)
    assessment = UUIDColumn(default=None)
    pathway = Varchar(length=20, default=None)
    question_set = UUIDColumn(default=None)
    version = Integer(default=None)
    sealed = Bytea(default=None)
    saved_at = Timestamptz(default=None, null=True)
    saved_by_name = Varchar(length=200, default=None, null=True)


class CaseNeed(Table, schema="reintegration", db=DB):
    """A need of a person. `pathway` is empty for a sensitive one: it stands in `sealed` then, with the person's own words.

    `urgent_now`: on the day of the assessment somebody has no place to sleep, or is in danger.
    `found_by`: the assessment that named it last; None where the person asked alone. `found_at`: when it was asked or named
    last. `changed_by_name`: empty where the person asked at the kiosk.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    pathway = Varchar(length=20, default=None, null=True)
    state = Varchar(length=12, default=None)
    urgent_now = Boolean(default=False)
    version = Integer(default=None)
    sealed = Bytea(default=None)
    found_by = UUIDColumn(default=None, null=True)
    found_at = Timestamptz(default=None)
    changed_at = Timestamptz(default=None)
    changed_by_name = Varchar(length=200, default=None)


class NeedEvent(Table, schema="reintegration", db=DB):
    """A step of a need; rows are only added. `sealed`: a note about it, encrypted under the person's key."""

    id = UUIDColumn(primary_key=True, default=None)
    need = UUIDColumn(default=None)
    number = Integer(default=None)
    state = Varchar(length=12, default=None)
    urgent_now = Boolean(default=False)
    sealed = Bytea(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
