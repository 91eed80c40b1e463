"""A subject knows who supervises and whether the case is restricted; the policies and second opinions follow."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T08:30:00:000000"
SQL = """
ALTER TABLE biometrics.subject ADD COLUMN authority varchar(20) NOT NULL DEFAULT 'probation',
    ADD COLUMN restricted boolean NOT NULL DEFAULT false;
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
        RETURN array(SELECT s.person FROM biometrics.session s JOIN biometrics.subject p ON p.person = s.person
            WHERE s.second_opinion_not_by IS NOT NULL AND s.second_opinion_not_by <> reader AND p.office = own_office AND NOT p.restricted);
    END $$;
DO $$ DECLARE name text; BEGIN
    FOREACH name IN ARRAY ARRAY['shown', 'added', 'changed', 'removed'] LOOP
        EXECUTE format('DROP POLICY %I ON biometrics.subject', name);
    END LOOP;
END $$;
SELECT public.install_row_security('biometrics.subject', '((officer = ANY (:officers) OR office = ANY (:offices)
        OR office ^@ ANY (:regions) AND NOT restricted) AND (:authority IS NULL OR authority = :authority)
    OR person = ANY ((SELECT biometrics.persons_entrusted())::uuid[]))');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
