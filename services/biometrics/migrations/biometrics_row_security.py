"""Row-level security repeats the scope of the queries: whose case a row belongs to decides who sees and changes it.

infra/adr/0036-row-level-security.md says why. Code of before sees nothing from then on: web processes and workers start again with it.
"""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-06T00:10:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("row_security.sql").read_text())
