"""Biometrics knows every officer of a person: one of the police and one of the probation service may both supervise them."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T06:00:00:000000"
SQL = """
CREATE TABLE biometrics.supervision (
    registration uuid PRIMARY KEY,
    person uuid NOT NULL,
    authority varchar(20) DEFAULT NULL NOT NULL,
    officer uuid NOT NULL,
    office varchar(40) DEFAULT NULL NOT NULL,
    restricted boolean NOT NULL
);
CREATE INDEX supervision_person ON biometrics.supervision USING btree (person);
CREATE INDEX supervision_office ON biometrics.supervision USING btree (office);
INSERT INTO biometrics.supervision SELECT registration, person, authority, officer, office, restricted FROM biometrics.subject;
CREATE OR REPLACE FUNCTION biometrics.persons_entrusted() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        reader uuid := nullif(current_setting('oralu.actor', true), '');
        own_office text := nullif(current_setting('oralu.office', true), '');
        visit text := nullif(current_setting('oralu.visit', true), '');
    BEGIN
        IF visit IS NOT NULL THEN
            RETURN array(SELECT s.person FROM biometrics.session s WHERE s.token_hash = visit AND s.kiosk = reader);
        END IF;
        IF own_office IS NULL THEN
            RETURN '{}';
        END IF;
        RETURN array(SELECT s.person FROM biometrics.session s JOIN biometrics.supervision p ON p.person = s.person
            WHERE s.second_opinion_not_by IS NOT NULL AND s.second_opinion_not_by <> reader AND p.office = own_office AND NOT p.restricted);
    END $$;
DO $$ DECLARE name text; BEGIN
    FOREACH name IN ARRAY ARRAY['shown', 'added', 'changed', 'removed'] LOOP
        EXECUTE format('DROP POLICY %I ON biometrics.subject', name);
    END LOOP;
END $$;
SELECT public.install_row_security('biometrics.supervision', '((officer = ANY (:officers) OR office = ANY (:offices)
        OR office ^@ ANY (:regions) AND NOT restricted) AND (:authority IS NULL OR authority = :authority)
    OR person = ANY ((SELECT biometrics.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('biometrics.subject', 'EXISTS (SELECT FROM biometrics.supervision v WHERE v.person = subject.person)');
ALTER TABLE biometrics.subject ALTER COLUMN officer DROP NOT NULL, ALTER COLUMN office DROP NOT NULL;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
