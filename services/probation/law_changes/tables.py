"""Drafts of changes of the law's data."""

from piccolo.columns import JSONB, Date, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class LawDraft(Table, schema="probation", db=DB):
    """What an administrator proposed, and what another one answered. `entry` is the new entry, `before` the one that held.

    `cancels`: the accepted version that it would take back; NULL where it proposes a value.
    `effects`: what it would change for the open cases, counted by the worker; NULL until then.
    """

    id = UUIDColumn(primary_key=True, default=None)
    book = Varchar(length=20, default=None)
    section = Varchar(length=40, default=None)
    key = Varchar(length=160, default=None)
    valid_from = Date(default=None)
    entry = JSONB(default=None)
    before = JSONB(default=None, null=True)
    why = Text(default=None)
    document = Varchar(length=200, default=None)
    proposed_at = Timestamptz(default=None)
    proposed_by = UUIDColumn(default=None)
    proposed_by_name = Varchar(length=200, default=None)
    effects = JSONB(default=None, null=True)
    effects_at = Timestamptz(default=None, null=True)
    state = Varchar(length=10, default=None)
    answered_at = Timestamptz(default=None, null=True)
    answered_by = UUIDColumn(default=None, null=True)
    answered_by_name = Varchar(length=200, default=None, null=True)
    answer = Text(default=None, null=True)
    cancels = UUIDColumn(default=None, null=True)
