"""All tables of reintegration, in one migration instead of the 2 that were written before the first release."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-28T00:00:00:000000"
REPLACES = (
    "2026-11-24T02:56:41:836922",
    "2026-11-24T02:56:43:020773",
)


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("baseline.sql").read_text())
