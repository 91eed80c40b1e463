"""Attachments, with pictures of their first pages."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T08:00:00:000000"
SQL = """
CREATE TABLE probation.attachment (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid,
    subject_kind varchar(20) NOT NULL DEFAULT NULL,
    subject_id uuid NOT NULL,
    title varchar(200) NOT NULL DEFAULT NULL,
    kind varchar(20) NOT NULL DEFAULT NULL,
    dated_on date,
    media_type varchar(40) NOT NULL DEFAULT NULL,
    size integer NOT NULL,
    pages integer NOT NULL,
    sha256 varchar(64) NOT NULL DEFAULT NULL,
    wrapped_key bytea,
    content bytea,
    scan_state varchar(12) NOT NULL DEFAULT NULL,
    scan_finding varchar(200) DEFAULT NULL,
    scanned_at timestamptz,
    preview_state varchar(12) NOT NULL DEFAULT NULL,
    form_token uuid NOT NULL,
    position integer NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by uuid NOT NULL,
    stored_by_name varchar(200) NOT NULL DEFAULT NULL,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    withdrawn_by_name varchar(200) DEFAULT NULL,
    withdrawn_why text,
    ended_at timestamptz,
    destroyed_at timestamptz
);
CREATE TABLE probation.attachment_preview (
    id uuid PRIMARY KEY,
    attachment uuid NOT NULL,
    page integer NOT NULL,
    content bytea
);
CREATE INDEX attachment_person ON probation.attachment (person);
CREATE UNIQUE INDEX attachment_form ON probation.attachment (form_token, position);
CREATE INDEX attachment_to_scan ON probation.attachment (stored_at) WHERE scan_state IN ('waiting', 'not_scanned') AND destroyed_at IS NULL;
CREATE INDEX attachment_to_preview ON probation.attachment (stored_at) WHERE preview_state = 'waiting' AND destroyed_at IS NULL;
CREATE INDEX attachment_to_destroy ON probation.attachment (LEAST(ended_at, withdrawn_at)) WHERE destroyed_at IS NULL;
CREATE UNIQUE INDEX attachment_preview_page ON probation.attachment_preview (attachment, page);
SELECT public.install_row_security('probation.attachment', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = attachment.person AND (attachment.registration IS NULL OR r.id = attachment.registration))');
SELECT public.install_row_security('probation.attachment_preview', 'EXISTS (SELECT FROM probation.attachment a WHERE a.id = attachment)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.attachment FROM probation;
GRANT UPDATE (person, subject_id, wrapped_key, content, scan_state, scan_finding, scanned_at, preview_state, withdrawn_at, withdrawn_by,
    withdrawn_by_name, withdrawn_why, ended_at, destroyed_at) ON probation.attachment TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.attachment_preview FROM probation;
GRANT UPDATE (content) ON probation.attachment_preview TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
