"""A case on the desk knows who supervises and whether it is restricted; the policies show it accordingly."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T08:30:00:000000"
SQL = """
ALTER TABLE reintegration."case" ADD COLUMN authority varchar(20) NOT NULL DEFAULT 'probation',
    ADD COLUMN restricted boolean NOT NULL DEFAULT false;
DO $$ DECLARE target text; name text; BEGIN
    FOREACH target IN ARRAY ARRAY['reintegration."case"', 'reintegration.task', 'reintegration.step', 'reintegration.referral'] LOOP
        FOREACH name IN ARRAY ARRAY['shown', 'added', 'changed', 'removed'] LOOP
            EXECUTE format('DROP POLICY %I ON %s', name, target);
        END LOOP;
    END LOOP;
END $$;
SELECT public.install_row_security('reintegration."case"', '((office = ANY (:offices)
        OR (region = ANY (:offices) OR office ^@ ANY (:regions)) AND NOT restricted) AND (:authority IS NULL OR authority = :authority))');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('(office = ANY (:offices) AND :authority IS NULL
    OR (office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))
        AND EXISTS (SELECT FROM reintegration."case" c WHERE c.person = %I.person))', protected))
    FROM unnest(ARRAY['task', 'step']) AS protected;
SELECT public.install_row_security('reintegration.referral', '(office = ANY (:offices) AND :authority IS NULL
    OR (office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))
        AND EXISTS (SELECT FROM reintegration."case" c WHERE c.person = referral.person) OR organisation = :provider)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
