"""A need from the question to what came of it: the need's id where something is done for it, and the answers of workers at an end."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-21T00:00:00:000000"
SQL = """
ALTER TABLE reintegration.task ADD COLUMN need_id uuid, ADD COLUMN asked_via varchar(20) DEFAULT NULL,
    ADD COLUMN asked_by_name varchar(200) DEFAULT NULL;
ALTER TABLE reintegration.participation ADD COLUMN need_id uuid;
ALTER TABLE reintegration.course_place ADD COLUMN need_id uuid;
ALTER TABLE reintegration.job_application ADD COLUMN need_id uuid;
ALTER TABLE reintegration.case_need ALTER COLUMN found_by DROP NOT NULL;
CREATE TABLE reintegration.need_outcome (
    id uuid NOT NULL PRIMARY KEY,
    need uuid NOT NULL,
    kind varchar(20) NOT NULL DEFAULT NULL,
    subject uuid NOT NULL,
    number integer NOT NULL,
    answer varchar(10) NOT NULL DEFAULT NULL,
    why varchar(40) DEFAULT NULL,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE UNIQUE INDEX need_outcome_number ON reintegration.need_outcome (need, subject, number);
SELECT public.install_row_security('reintegration.need_outcome', 'EXISTS (SELECT FROM reintegration.case_need n WHERE n.id = need)');
SELECT public.install_append_only('reintegration.need_outcome', 'reintegration');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
