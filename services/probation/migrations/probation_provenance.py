"""Vendors with their credentials, the source of every stored report, and the quarantine of raw frames.

infra/adr/0031-provenance-of-reports.md says why.

No older version runs beside this one: none was released.
"""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-03T09:00:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("provenance.sql").read_text())
