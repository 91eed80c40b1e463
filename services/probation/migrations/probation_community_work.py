"""Community work, and corrective work: sites, sentences of hours, orders, timetables, attendance, acts; what employers report."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-11T05:01:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("community_work.sql").read_text())
