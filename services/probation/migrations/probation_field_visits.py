"""Visits at home and at work with their акт, and its versions."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T06:01:00:000000"
SQL = """
CREATE TABLE probation.field_visit (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    appointment uuid,
    officer_name varchar(200) NOT NULL DEFAULT NULL,
    office varchar(20) NOT NULL DEFAULT NULL,
    kind varchar(20) NOT NULL DEFAULT NULL,
    state varchar(10) NOT NULL DEFAULT NULL,
    number varchar(40) DEFAULT NULL,
    happened_on date NOT NULL,
    content jsonb NOT NULL,
    form_token uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.field_visit_version (
    id uuid PRIMARY KEY,
    visit uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    why text,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX field_visit_person ON probation.field_visit (person);
CREATE INDEX field_visit_version_visit ON probation.field_visit_version (visit);
CREATE INDEX field_visit_housing_check ON probation.field_visit (person, happened_on)
    WHERE kind = 'housing_check' AND state = 'final';
CREATE UNIQUE INDEX field_visit_number ON probation.field_visit (number);
SELECT public.install_row_security('probation.field_visit', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = field_visit.registration)');
SELECT public.install_row_security('probation.field_visit_version', 'EXISTS (SELECT FROM probation.field_visit v WHERE v.id = visit)');
REVOKE DELETE, TRUNCATE ON probation.field_visit FROM probation;
SELECT public.install_append_only('probation.field_visit_version', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
