"""All tables of probation, in one migration instead of the 12 that were written before the first release."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-28T00:00:00:000000"
REPLACES = (
    "2026-11-24T02:56:51:285340",
    "2026-11-24T02:57:30:000000",
    "2026-11-24T03:05:00:000000",
    "2026-11-25T22:26:16:346617",
    "2026-11-25T22:35:00:000000",
    "2026-11-25T22:40:00:000000",
    "2026-11-25T22:50:00:000000",
    "2026-11-25T23:05:26:690402",
    "2026-11-25T23:10:00:000000",
    "2026-11-25T23:30:00:000000",
    "2026-11-26T00:15:00:000000",
    "2026-11-26T17:05:00:000000",
)
FILES = ("baseline.sql", "baseline_telemetry.sql")


async def forwards() -> SqlMigration:
    return sql_migration(__name__, "".join(Path(__file__).with_name(name).read_text() for name in FILES))
