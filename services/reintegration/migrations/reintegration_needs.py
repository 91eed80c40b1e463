"""Needs: versions of the questions, assessments, the needs that they found, and each person's key."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-31T11:00:00:000000"
SQL = """
CREATE TABLE reintegration.question_set (
    id uuid PRIMARY KEY,
    pathway varchar(20) DEFAULT NULL NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    content text NOT NULL,
    added_at timestamptz NOT NULL
);
CREATE TABLE reintegration.need_key (person uuid PRIMARY KEY, wrapped_key bytea NOT NULL, made_at timestamptz NOT NULL);
CREATE TABLE reintegration.assessment (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    form varchar(5) DEFAULT NULL NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    begun_at timestamptz NOT NULL,
    begun_by uuid NOT NULL,
    begun_by_name varchar(200) DEFAULT NULL NOT NULL,
    finished_at timestamptz,
    finished_by_name varchar(200) DEFAULT NULL
);
CREATE TABLE reintegration.assessment_part (
    id uuid PRIMARY KEY,
    assessment uuid NOT NULL,
    pathway varchar(20) DEFAULT NULL NOT NULL,
    question_set uuid NOT NULL,
    version integer NOT NULL,
    sealed bytea NOT NULL,
    saved_at timestamptz,
    saved_by_name varchar(200) DEFAULT NULL
);
CREATE TABLE reintegration.case_need (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    pathway varchar(20) DEFAULT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    urgent_now boolean DEFAULT false NOT NULL,
    version integer NOT NULL,
    sealed bytea NOT NULL,
    found_by uuid NOT NULL,
    found_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by_name varchar(200) DEFAULT NULL NOT NULL
);
CREATE TABLE reintegration.need_event (
    id uuid PRIMARY KEY,
    need uuid NOT NULL,
    number integer NOT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    urgent_now boolean DEFAULT false NOT NULL,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE UNIQUE INDEX question_set_number ON reintegration.question_set (pathway, version);
CREATE INDEX assessment_person ON reintegration.assessment (person);
CREATE UNIQUE INDEX assessment_one_draft ON reintegration.assessment (person) WHERE state = 'draft';
CREATE UNIQUE INDEX assessment_part_once ON reintegration.assessment_part (assessment, pathway);
CREATE INDEX case_need_person ON reintegration.case_need (person);
CREATE UNIQUE INDEX case_need_once ON reintegration.case_need (person, pathway);
CREATE INDEX case_need_urgent ON reintegration.case_need (found_at, id) WHERE urgent_now;
CREATE UNIQUE INDEX need_event_number ON reintegration.need_event (need, number);
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['need_key', 'assessment', 'case_need']) AS protected;
SELECT public.install_row_security('reintegration.assessment_part',
    'EXISTS (SELECT FROM reintegration.assessment a WHERE a.id = assessment)');
SELECT public.install_row_security('reintegration.need_event', 'EXISTS (SELECT FROM reintegration.case_need n WHERE n.id = need)');
SELECT public.install_append_only('reintegration.question_set', 'reintegration');
SELECT public.install_append_only('reintegration.need_event', 'reintegration');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
