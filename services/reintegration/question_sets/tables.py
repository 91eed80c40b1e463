"""Drafts of question sets, and what was done with each."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.reintegration.database import DB


class QuestionDraft(Table, schema="reintegration", db=DB):
    """A set of questions that somebody writes, in TOML. `question_set`: the version that it became. It names nobody but who wrote it."""

    id = UUIDColumn(primary_key=True, default=None)
    pathway = Varchar(length=20, default=None)
    state = Varchar(length=12, default=None)
    version = Integer(default=None)
    content = Text(default=None)
    why = Text(default=None)
    begun_at = Timestamptz(default=None)
    changed_at = Timestamptz(default=None)
    changed_by_name = Varchar(length=200, default=None)
    question_set = UUIDColumn(default=None, null=True)


class QuestionDraftEvent(Table, schema="reintegration", db=DB):
    """What was done with a draft; rows are only added. `words`: why it was handed in or given back."""

    id = UUIDColumn(primary_key=True, default=None)
    draft = UUIDColumn(default=None)
    number = Integer(default=None)
    act = Varchar(length=12, default=None)
    words = Text(default=None, null=True)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
