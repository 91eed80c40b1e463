"""Who takes part in a group does so under a consent; a mentor has one of their own."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-27T01:00:00:000000"
SQL = """
ALTER TABLE reintegration.participation ADD COLUMN consent uuid;
ALTER TABLE reintegration.mentorship ADD COLUMN consent uuid;
CREATE FUNCTION reintegration.accounts_in_use(asked uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog AS $$
BEGIN
    RETURN QUERY SELECT a.id FROM identity.account a WHERE a.id = ANY (asked) AND a.disabled_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION reintegration.accounts_in_use(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reintegration.accounts_in_use(uuid[]) TO reintegration;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
