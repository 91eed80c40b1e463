"""Referrals whose provider has nobody left in the portal come back to the desk; the worker's process asks one function who is there."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-13T02:00:00:000000"
SQL = """
ALTER TABLE reintegration.referral ADD COLUMN returned_why varchar(20) DEFAULT NULL;
CREATE FUNCTION reintegration.portal_staff() RETURNS TABLE (organisation uuid, working bigint, last_off timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
        RETURN QUERY SELECT a.provider, count(*) FILTER (WHERE a.disabled_at IS NULL), max(a.disabled_at)
            FROM identity.account a WHERE a.role = 'provider' AND a.provider IS NOT NULL GROUP BY a.provider;
    END $$;
REVOKE ALL ON FUNCTION reintegration.portal_staff FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reintegration.portal_staff TO reintegration;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
