"""Appointments at which a bracelet is put on, taken off or looked at."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-24T10:00:00:000000"
SQL = """
CREATE TABLE probation.equipment_visit (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority varchar(20) NOT NULL DEFAULT NULL,
    decision uuid,
    appointment uuid NOT NULL UNIQUE,
    kind varchar(12) NOT NULL DEFAULT NULL,
    vendor varchar(64) DEFAULT NULL,
    made_at timestamptz NOT NULL,
    made_by uuid NOT NULL,
    made_by_name varchar(200) NOT NULL DEFAULT NULL,
    result varchar(12) DEFAULT NULL,
    fault varchar(12) DEFAULT NULL,
    act uuid,
    recorded_at timestamptz
);
CREATE SCHEMA IF NOT EXISTS probation;
CREATE INDEX equipment_visit_person ON probation.equipment_visit (person);
CREATE INDEX equipment_visit_decision ON probation.equipment_visit (decision);
SELECT public.install_row_security('probation.equipment_visit', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = equipment_visit.person AND r.supervising_authority = equipment_visit.authority)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.equipment_visit FROM probation;
GRANT UPDATE (person, result, fault, act, recorded_at) ON probation.equipment_visit TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
