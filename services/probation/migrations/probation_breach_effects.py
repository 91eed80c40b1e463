"""What carrying out a court's ruling changed, linked both ways; rulings that replace the penalty, or that an appeal took away."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-21T09:00:00:000000"
SQL = """
ALTER TABLE probation.breach_ruling ADD COLUMN replaced_by varchar(20) DEFAULT null;
ALTER TABLE probation.breach_ruling ADD COLUMN quashed_at timestamptz DEFAULT null;
ALTER TABLE probation.breach_ruling ADD COLUMN quashed_on date DEFAULT null;
ALTER TABLE probation.breach_ruling ADD COLUMN quashed_document varchar(400) DEFAULT null;
CREATE TABLE probation.breach_effect (
    id uuid PRIMARY KEY NOT NULL DEFAULT null,
    proceeding uuid NOT NULL DEFAULT null,
    ruling uuid NOT NULL DEFAULT null,
    owner varchar(12) NOT NULL DEFAULT null,
    subject uuid NOT NULL DEFAULT null,
    event varchar(12) NOT NULL DEFAULT null,
    before jsonb NOT NULL DEFAULT null,
    after jsonb NOT NULL DEFAULT null,
    corrects uuid DEFAULT null,
    by_id uuid NOT NULL DEFAULT null,
    by_name varchar(200) NOT NULL DEFAULT null,
    at timestamptz NOT NULL DEFAULT null
);
CREATE INDEX breach_effect_proceeding ON probation.breach_effect (proceeding);
CREATE INDEX breach_effect_subject ON probation.breach_effect (subject);
SELECT public.install_row_security('probation.breach_effect',
    'EXISTS (SELECT FROM probation.breach_proceeding b WHERE b.id = proceeding)');
SELECT public.install_append_only('probation.breach_effect', 'probation');
GRANT UPDATE (quashed_at, quashed_on, quashed_document) ON probation.breach_ruling TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
