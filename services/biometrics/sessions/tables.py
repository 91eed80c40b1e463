"""Visits to a kiosk."""

from piccolo.columns import JSONB, Array, Integer, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.biometrics.database import DB


class Session(Table, schema="biometrics", db=DB):
    """One visit to a kiosk; its states and their order are in domain.py."""

    id = UUIDColumn(primary_key=True, default=None)
    token_hash = Varchar(length=64, default=None, unique=True)
    person = UUIDColumn(default=None, index=True)
    check_in = UUIDColumn(default=None, index=True)
    kiosk = UUIDColumn(default=None)
    language = Varchar(length=2, default=None)
    state = Varchar(length=20, default=None)
    answers = JSONB(default=None)
    drafts = JSONB(default="{}")
    movements = Array(base_column=Varchar(length=20), default=None)
    pauses_ms = Array(base_column=Integer(), default=None, null=True)
    asked_ms = Array(base_column=Integer(), default=None, null=True)
    nonce_hash = Varchar(length=64, default=None, null=True)
    nonce_expires_at = Timestamptz(default=None, null=True)
    attempts = Integer(default=None)
    reason = Varchar(length=40, default=None, null=True)
    started_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    submitted_at = Timestamptz(default=None, null=True)
    verify_tries = Integer(default=None)
    verify_tried_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    second_opinion_not_by = UUIDColumn(default=None, null=True)
    verdict = Varchar(length=30, default=None, null=True)
    reviewed_at = Timestamptz(default=None, null=True)
