"""Notices and permissions with their period, and what happened to each."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T09:00:00:000000"
SQL = """
CREATE TABLE probation.notice (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) DEFAULT NULL NOT NULL,
    kind varchar(20) DEFAULT NULL NOT NULL,
    form varchar(12) DEFAULT NULL NOT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    region varchar(10) DEFAULT NULL NOT NULL,
    place text NOT NULL,
    reason text NOT NULL,
    document varchar(400) DEFAULT NULL NOT NULL,
    effect varchar(10) DEFAULT NULL NOT NULL,
    lifts_order boolean NOT NULL,
    norm_source text NOT NULL,
    norm_status varchar(12) DEFAULT NULL NOT NULL,
    absence uuid,
    order_permission varchar(40) DEFAULT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_by_name varchar(200) DEFAULT NULL NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200) DEFAULT NULL,
    decision_words text,
    form_token uuid NOT NULL UNIQUE,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.notice_event (
    id uuid PRIMARY KEY,
    notice uuid NOT NULL,
    number integer NOT NULL,
    event varchar(12) DEFAULT NULL NOT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    ends_at timestamptz,
    sign varchar(20) DEFAULT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX notice_person ON probation.notice (person);
CREATE INDEX notice_event_notice ON probation.notice_event (notice);
CREATE INDEX notice_moving ON probation.notice (starts_at) WHERE state IN ('given', 'granted', 'running', 'over', 'late');
ALTER TABLE probation.notice ADD CONSTRAINT notice_period CHECK (ends_at IS NULL OR ends_at >= starts_at);
SELECT public.install_row_security('probation.notice', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = notice.person AND r.supervising_authority = notice.authority)');
SELECT public.install_row_security('probation.notice_event', 'EXISTS (SELECT FROM probation.notice n WHERE n.id = notice)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.notice FROM probation;
GRANT UPDATE (state, ends_at, absence, order_permission, decided_at, decided_by, decided_by_name, decision_words, version)
    ON probation.notice TO probation;
SELECT public.install_append_only('probation.notice_event', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
