"""The directory of providers by HSDS 3.0 (infra/adr/0074-directory-by-hsds.md)."""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-26T00:10:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("directory.sql").read_text())
