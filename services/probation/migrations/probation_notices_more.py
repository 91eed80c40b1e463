"""Where a person stays meanwhile, messages sent in spite of an opt-out, corrected titles of attachments."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T04:20:00:000000"
SQL = """
ALTER TABLE probation.notice ADD COLUMN stay jsonb;
ALTER TABLE probation.notification ADD COLUMN in_spite boolean NOT NULL DEFAULT false;
CREATE TABLE probation.attachment_title (
    id uuid PRIMARY KEY,
    attachment uuid NOT NULL,
    before varchar(200) DEFAULT NULL NOT NULL,
    after varchar(200) DEFAULT NULL NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX attachment_title_attachment ON probation.attachment_title (attachment);
SELECT public.install_row_security('probation.attachment_title', 'EXISTS (SELECT FROM probation.attachment a WHERE a.id = attachment)');
SELECT public.install_append_only('probation.attachment_title', 'probation');
GRANT UPDATE (title) ON probation.attachment TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
