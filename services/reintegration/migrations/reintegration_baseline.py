"""All tables of reintegration, with which every database begins."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-28T00:00:00:000000"
BASELINE = True


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("baseline.sql").read_text())
