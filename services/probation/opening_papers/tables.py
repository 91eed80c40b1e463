"""Versions of the forms, the papers that were written with them, and what happened to each paper."""

from piccolo.columns import JSONB, Boolean, Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class OpeningForm(Table, schema="probation", db=DB):
    """One version of a form: what an administrator proposed and another one answered, or what came with the software (`seeded`).

    `content`: the form as it is written, in TOML.
    """

    id = UUIDColumn(primary_key=True, default=None)
    form = Varchar(length=24, default=None)
    version = Integer(default=None)
    valid_from = Date(default=None)
    content = Text(default=None)
    seeded = Boolean(default=None)
    state = Varchar(length=10, default=None)
    why = Text(default=None)
    proposed_at = Timestamptz(default=None)
    proposed_by = UUIDColumn(null=True, default=None)
    proposed_by_name = Varchar(length=200, null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)
    answered_by = UUIDColumn(null=True, default=None)
    answered_by_name = Varchar(length=200, null=True, default=None)
    answer = Text(null=True, default=None)


class OpeningPaper(Table, schema="probation", db=DB):
    """One paper of a registration. `form_version`: the version of the form that it is answered with.

    `sealed`: the answers of sensitive sections, encrypted under the paper's own key, which is stored only wrapped. `version` counts every
    change, so that two officers notice each other.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(default=None)
    form = Varchar(length=24, default=None)
    form_version = UUIDColumn(default=None)
    state = Varchar(length=12, default=None)
    version = Integer(default=1)
    answers = JSONB(default=None)
    sealed = Bytea(default=None)
    wrapped_key = Bytea(default=None)
    form_token = UUIDColumn(unique=True, default=None)
    created_at = Timestamptz(default=None)
    saved_at = Timestamptz(default=None)
    saved_by = UUIDColumn(default=None)
    saved_by_name = Varchar(length=200, default=None)
    finished_at = Timestamptz(null=True, default=None)
    finished_by_name = Varchar(length=200, null=True, default=None)
    signed_on = Date(null=True, default=None)


class OpeningPaperEvent(Table, schema="probation", db=DB):
    """What happened to a paper; rows are only added. `answers` and `sealed`: what it said, where that was settled or left behind.

    `day`: on which it was signed, or the signature refused.
    """

    id = UUIDColumn(primary_key=True, default=None)
    paper = UUIDColumn(default=None)
    number = Integer(default=None)
    event = Varchar(length=12, default=None)
    state = Varchar(length=12, default=None)
    form_version = UUIDColumn(default=None)
    answers = JSONB(null=True, default=None)
    sealed = Bytea(null=True, default=None)
    day = Date(null=True, default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class OpeningPaperFile(Table, schema="probation", db=DB):
    """The PDF of a paper as it was signed, in one language, encrypted under the paper's key; rows are only added.

    `number`: of the entry in its history; `sha256`: of the PDF as it came.
    """

    id = UUIDColumn(primary_key=True, default=None)
    paper = UUIDColumn(default=None)
    number = Integer(default=None)
    language = Varchar(length=2, default=None)
    sha256 = Varchar(length=64, default=None)
    size = Integer(default=None)
    content = Bytea(default=None)
    made_at = Timestamptz(default=None)
