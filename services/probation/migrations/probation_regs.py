"""Several open registrations a person: check-ins and items of the queue say whose they are, of the probation service or of the police.

What the law asks of a registration is checked: the facts that this needs, and the reasons for going on all the same.
"""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T03:00:00:000000"
SQL = """
ALTER TABLE probation.check_in ADD COLUMN supervising_authority varchar(20) NOT NULL DEFAULT 'probation';
ALTER TABLE probation.queue_item ADD COLUMN supervising_authority varchar(20) NOT NULL DEFAULT 'probation';
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE probation.check_in c SET supervising_authority = r.supervising_authority FROM probation.registration r
    WHERE r.id = c.registration AND r.supervising_authority <> 'probation';
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE probation.queue_item q SET supervising_authority = r.supervising_authority FROM probation.registration r
    WHERE r.person = q.person AND r.current AND r.supervising_authority <> 'probation';
ALTER TABLE probation.person ADD COLUMN sex varchar(10) DEFAULT NULL;
ALTER TABLE probation.registration ADD COLUMN released_on date DEFAULT NULL, ADD COLUMN work_hours integer DEFAULT NULL,
    ADD COLUMN offence_kind varchar(20) DEFAULT NULL, ADD COLUMN representative varchar(200) DEFAULT NULL;
CREATE TABLE probation.law_override (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    findings jsonb NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL,
    at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    acknowledged_by_name varchar(200),
    note text
);
CREATE INDEX law_override_registration ON probation.law_override (registration);
CREATE INDEX law_override_at ON probation.law_override (at, id);
SELECT public.install_row_security('probation.law_override', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = law_override.registration)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.law_override FROM probation;
GRANT UPDATE (acknowledged_at, acknowledged_by, acknowledged_by_name, note) ON probation.law_override TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
