"""What every list of the desk needs, kept as columns: the desk of what hangs on a case, what is urgent, what is due next.

No older version runs beside this one: none was released.
"""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-28T01:00:00:000000"
SQL = """
ALTER TABLE reintegration."case" ADD COLUMN next_due_on date,
    ADD COLUMN name_key text COLLATE "C" GENERATED ALWAYS AS (public.name_key(name)) STORED;
ALTER TABLE reintegration.organisation ADD COLUMN name_key text COLLATE "C" GENERATED ALWAYS AS (public.name_key(name)) STORED;

ALTER TABLE reintegration.task ADD COLUMN urgent boolean NOT NULL DEFAULT false,
    ADD COLUMN office varchar(40) DEFAULT NULL, ADD COLUMN region varchar(40) DEFAULT NULL;
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE reintegration.task t SET office = c.office, region = c.region,
    urgent = t.kind = 'contact' OR t.need IN ('housing', 'health', 'mental_health') FROM reintegration."case" c WHERE c.person = t.person;
-- because: nothing was released yet, so every database with rows is a demonstration
ALTER TABLE reintegration.task ALTER COLUMN office SET NOT NULL, ALTER COLUMN region SET NOT NULL;

ALTER TABLE reintegration.step ADD COLUMN person uuid,
    ADD COLUMN office varchar(40) DEFAULT NULL, ADD COLUMN region varchar(40) DEFAULT NULL;
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE reintegration.step s SET person = c.person, office = c.office, region = c.region
    FROM reintegration.goal g, reintegration.plan p, reintegration."case" c
    WHERE g.id = s.goal AND p.id = g.plan AND c.person = p.person;
-- because: nothing was released yet, so every database with rows is a demonstration
ALTER TABLE reintegration.step ALTER COLUMN person SET NOT NULL, ALTER COLUMN office SET NOT NULL, ALTER COLUMN region SET NOT NULL;

ALTER TABLE reintegration.referral ADD COLUMN office varchar(40) DEFAULT NULL, ADD COLUMN region varchar(40) DEFAULT NULL;
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE reintegration.referral r SET office = c.office, region = c.region FROM reintegration."case" c WHERE c.person = r.person;
-- because: nothing was released yet, so every database with rows is a demonstration
ALTER TABLE reintegration.referral ALTER COLUMN office SET NOT NULL, ALTER COLUMN region SET NOT NULL;

-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE reintegration."case" c
    SET next_due_on = (SELECT min(due_on) FROM reintegration.step s WHERE s.person = c.person AND s.state = 'active');

DROP INDEX reintegration.case_office, reintegration.case_region, reintegration.task_status, reintegration.task_waiting,
    reintegration.step_active, reintegration.step_due_on;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
