"""All tables of identity, in one migration instead of the 3 that were written before the first release."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-28T00:00:00:000000"
REPLACES = (
    "2026-11-24T02:47:28:199986",
    "2026-11-24T03:04:54:104691",
    "2026-11-25T22:48:03:510939",
)


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("baseline.sql").read_text())
