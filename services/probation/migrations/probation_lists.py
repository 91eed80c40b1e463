"""What every list of people and every queue needs, kept as columns: the current registration, the name's key, an item's officer.

No older version runs beside this one: none was released.
"""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-28T01:00:00:000000"
SQL = """
ALTER TABLE probation.registration ADD COLUMN current boolean NOT NULL DEFAULT true, ADD COLUMN name_key text COLLATE "C";
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE probation.registration r
    SET name_key = public.name_key(concat_ws(' ', p.family_name, p.given_name, p.patronymic)),
        current = NOT EXISTS (SELECT 1 FROM probation.registration later
            WHERE later.person = r.person AND (later.created_at, later.id) > (r.created_at, r.id))
    FROM probation.person p WHERE p.id = r.person;
-- because: nothing was released yet, so every database with rows is a demonstration
ALTER TABLE probation.registration ALTER COLUMN name_key SET NOT NULL;

ALTER TABLE probation.queue_item ADD COLUMN officer uuid, ADD COLUMN office varchar(20) DEFAULT NULL,
    ADD COLUMN escalation smallint NOT NULL DEFAULT 0;
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE probation.queue_item q SET officer = r.officer, office = r.office FROM probation.registration r
    WHERE r.person = q.person AND r.current;
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE probation.queue_item q SET escalation = i.escalation FROM probation.incident i WHERE i.id = q.about AND q.kind = 'alert';

ALTER TABLE probation.check_in ADD COLUMN officer uuid, ADD COLUMN office varchar(20) DEFAULT NULL;
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE probation.check_in c SET officer = r.officer, office = r.office FROM probation.registration r WHERE r.id = c.registration;

DROP INDEX probation.person_family_name, probation.registration_office, probation.registration_officer,
    probation.registration_open_officer, probation.check_in_open, probation.queue_item_waiting, probation.queue_item_person;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
