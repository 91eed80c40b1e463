"""Check-ins by hand: visits, versions of schedules, absences known beforehand, own questions; the authority of a check-in."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T07:00:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("check_ins_by_hand.sql").read_text())
