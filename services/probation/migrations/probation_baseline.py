"""All tables of probation, with which every database begins."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-28T00:00:00:000000"
BASELINE = True
FILES = ("baseline.sql", "baseline_telemetry.sql")


async def forwards() -> SqlMigration:
    return sql_migration(__name__, "".join(Path(__file__).with_name(name).read_text() for name in FILES))
