"""All tables of biometrics, in one migration instead of the 10 that were written before the first release."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-28T00:00:00:000000"
REPLACES = (
    "2026-11-24T02:48:37:166991",
    "2026-11-24T02:49:00:000000",
    "2026-11-25T21:54:52:104726",
    "2026-11-25T22:26:14:087431",
    "2026-11-25T22:26:15:326409",
    "2026-11-25T22:33:11:308870",
    "2026-11-25T22:34:20:947326",
    "2026-11-25T22:35:00:000000",
    "2026-11-25T23:44:20:989124",
    "2026-11-26T17:19:52:695128",
)


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("baseline.sql").read_text())
