"""Attachments, pictures of their first pages, and titles that were corrected."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table

from services.probation.database import DB


class Attachment(Table, schema="probation", db=DB):
    """A file that proves something: AES-256-GCM under its own key, which is stored only wrapped.

    `registration`: None where the file is about the person. `scan_finding`: what the virus check found. `ended_at`: what it proves has
    ended; from then on the time until its destruction runs. `form_token` and `position`: the same form sent twice stores a file once.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(null=True, default=None)
    subject_kind = Varchar(length=20, default=None)
    subject_id = UUIDColumn(default=None)
    title = Varchar(length=200, default=None)
    kind = Varchar(length=20, default=None)
    dated_on = Date(null=True, default=None)
    media_type = Varchar(length=40, default=None)
    size = Integer(default=None)
    pages = Integer(default=None)
    sha256 = Varchar(length=64, default=None)
    wrapped_key = Bytea(null=True, default=None)
    content = Bytea(null=True, default=None)
    scan_state = Varchar(length=12, default=None)
    scan_finding = Varchar(length=200, null=True, default=None)
    scanned_at = Timestamptz(null=True, default=None)
    preview_state = Varchar(length=12, default=None)
    form_token = UUIDColumn(default=None)
    position = Integer(default=None)
    stored_at = Timestamptz(default=None)
    stored_by = UUIDColumn(default=None)
    stored_by_name = Varchar(length=200, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_by = UUIDColumn(null=True, default=None)
    withdrawn_by_name = Varchar(length=200, null=True, default=None)
    withdrawn_why = Text(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    destroyed_at = Timestamptz(null=True, default=None)


class AttachmentPreview(Table, schema="probation", db=DB):
    """The picture of one page, a JPEG encrypted under the attachment's key; None once that was destroyed."""

    id = UUIDColumn(primary_key=True, default=None)
    attachment = UUIDColumn(default=None)
    page = Integer(default=None)
    content = Bytea(null=True, default=None)


class AttachmentTitle(Table, schema="probation", db=DB):
    """A title that was corrected; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    attachment = UUIDColumn(index=True, default=None)
    before = Varchar(length=200, default=None)
    after = Varchar(length=200, default=None)
    why = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
