"""The path of a case through the stages of resocialisation, and why help rests while the register keeps a case open."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-06T00:00:00:000000"
SQL = """
ALTER TABLE reintegration."case" ADD COLUMN rests varchar(40) DEFAULT NULL;
CREATE TABLE reintegration.case_path (
    person uuid NOT NULL PRIMARY KEY,
    basis varchar(20) NOT NULL DEFAULT NULL,
    anchor_on date NOT NULL,
    begun_on date NOT NULL,
    paused_on date,
    law varchar(20) NOT NULL DEFAULT NULL,
    stage varchar(40) DEFAULT NULL,
    next_on date,
    due_on date,
    version integer NOT NULL,
    office varchar(40) NOT NULL DEFAULT NULL,
    region varchar(40) NOT NULL DEFAULT NULL
);
CREATE TABLE reintegration.case_stage (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    stage varchar(40) NOT NULL DEFAULT NULL,
    starts_on date NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    entered_on date,
    left_on date
);
CREATE TABLE reintegration.stage_task (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    task varchar(40) NOT NULL DEFAULT NULL,
    stage varchar(40) NOT NULL DEFAULT NULL,
    owner varchar(20) NOT NULL DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    value integer NOT NULL,
    unit varchar(20) NOT NULL DEFAULT NULL,
    law_from date NOT NULL,
    stage_on date NOT NULL,
    counted_from date NOT NULL,
    due_on date NOT NULL,
    ended_at timestamptz,
    ended_by_name varchar(200) DEFAULT NULL,
    office varchar(40) NOT NULL DEFAULT NULL,
    region varchar(40) NOT NULL DEFAULT NULL
);
CREATE TABLE reintegration.stage_event (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    task varchar(40) DEFAULT NULL,
    day_before date,
    day date,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE UNIQUE INDEX case_stage_once ON reintegration.case_stage (person, stage);
CREATE UNIQUE INDEX stage_task_once ON reintegration.stage_task (person, task);
CREATE INDEX stage_event_of_case ON reintegration.stage_event (person, at DESC, id);
CREATE INDEX case_path_next ON reintegration.case_path (next_on, person) WHERE paused_on IS NULL;
CREATE INDEX case_path_board_office ON reintegration.case_path (office, stage, coalesce(due_on, 'infinity'::date), person)
    WHERE paused_on IS NULL;
CREATE INDEX case_path_board_region ON reintegration.case_path (region, stage, coalesce(due_on, 'infinity'::date), person)
    WHERE paused_on IS NULL;
CREATE INDEX case_path_board ON reintegration.case_path (stage, coalesce(due_on, 'infinity'::date), person) WHERE paused_on IS NULL;
CREATE INDEX stage_task_list_office ON reintegration.stage_task (office, due_on, id) WHERE state = 'open';
CREATE INDEX stage_task_list_region ON reintegration.stage_task (region, due_on, id) WHERE state = 'open';
CREATE INDEX stage_task_list ON reintegration.stage_task (due_on, id) WHERE state = 'open';
SELECT public.install_append_only('reintegration.stage_event', 'reintegration');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('(office = ANY (:offices) AND :authority IS NULL
    OR (office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))
        AND EXISTS (SELECT FROM reintegration."case" c WHERE c.person = %I.person))', protected))
    FROM unnest(ARRAY['case_path', 'stage_task']) AS protected;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['case_stage', 'stage_event']) AS protected;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
