"""Second factors and the secrets of machines say by which master key they are encrypted; until now that was always version 1."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-02T01:00:00:000000"
SQL = """
-- because: nothing was released, so that no older code reads them; there are as many as staff and vendors
UPDATE identity.account SET totp_secret = '\\x00000001'::bytea || totp_secret WHERE totp_secret IS NOT NULL;
-- because: as above
UPDATE identity.api_client SET secret = '\\x00000001'::bytea || secret;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
